import { request as openRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import type { JsonObject } from '../service.ts';
import { Refusal } from './refusal.ts';

const TARGETS = { states: 'AWSStepFunctions', sqs: 'AmazonSQS' } as const;

/** A command to the clock of a runtime; see the control API in `control.ts`. */
export type ClockCommand =
  | { readonly advanceBy: string | number }
  | { readonly advanceTo: string }
  | { readonly toNextTimer: true }
  | { readonly untilIdle: true | string }
  | { readonly pause: true }
  | { readonly run: true };

/** The clock of a runtime. Instants are in milliseconds since 1970. */
export interface RunningClock {
  readonly now: number;
  readonly running: boolean;
  /** In milliseconds. */
  readonly aheadOfWallClock: number;
  readonly nextTimer: number | undefined;
  /** After `untilIdle`: whether only schedules are left. */
  readonly idle?: boolean;
  /** After `untilIdle`, if it is not idle: the instant of the next timer that does not recur. */
  readonly waitsUntil?: number;
}

/** Thrown if the client has cancelled a move of the clock, which has ended at the clock's current instant. */
export class InterruptedMove extends Refusal {
  /** In milliseconds since 1970. */
  readonly now: number;

  constructor(now: number) {
    super(`Stopped: the clock stands at ${new Date(now).toISOString()}.`);
    this.now = now;
  }
}

/** Returns a signal that Ctrl-C aborts. Only a second Ctrl-C ends the process. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

/**
 * A client of a running local runtime. Every method throws `Refusal` if nothing answers.
 *
 * @example
 * const runtime = new RunningRuntime('http://127.0.0.1:4566');
 * const { now } = await runtime.moveClock({ advanceBy: 'P3D' });
 */
export class RunningRuntime {
  readonly endpoint: string;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  /** Returns the folder in which it keeps its data. */
  async dataFolder(): Promise<string> {
    const { dataFolder } = await this.read('/_local/status');
    return String(dataFolder);
  }

  async clock(): Promise<RunningClock> {
    return clockOf(await this.read('/_local/clock'));
  }

  /**
   * Moves the clock. Resolves when everything that fell due on the way has settled, however long that takes.
   * @param signal cancels the move, which then ends at the clock's current instant
   * @throws Refusal if the command is invalid or would move the clock back; InterruptedMove if it was cancelled
   */
  async moveClock(command: ClockCommand, signal?: AbortSignal): Promise<RunningClock> {
    const path = '/_local/clock';
    try {
      const { status, body } = await post(`${this.endpoint}${path}`, JSON.stringify(command), signal);
      return clockOf(answerOf(path, status, body));
    } catch (error) {
      // This call waits until the move has ended.
      if (signal?.aborted) throw new InterruptedMove((await this.moveClock({ advanceBy: 0 })).now);
      throw error instanceof Refusal ? error : this.#noAnswer();
    }
  }

  /** Calls an AWS API with JSON bodies. @throws Refusal with the message of the service */
  call(service: keyof typeof TARGETS, operation: string, input: JsonObject): Promise<JsonObject> {
    return this.#send('/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${TARGETS[service]}.${operation}`,
      },
      body: JSON.stringify(input),
    });
  }

  /** Reads a path of a REST API, such as `/schedules` of EventBridge Scheduler. */
  read(path: string): Promise<JsonObject> {
    return this.#send(path);
  }

  /** Reads all pages of a list of a REST API: the items of `member`, following the tokens in its answers. */
  async readAll(path: string, member: string): Promise<JsonObject[]> {
    const items: JsonObject[] = [];
    for (let query = ''; ; ) {
      const page = await this.read(`${path}${query}`);
      items.push(...(page[member] as JsonObject[]));
      const { NextMarker, NextToken } = page;
      if (typeof NextMarker === 'string') query = `?Marker=${encodeURIComponent(NextMarker)}`;
      else if (typeof NextToken === 'string') query = `?NextToken=${encodeURIComponent(NextToken)}`;
      else return items;
    }
  }

  async #send(path: string, request: RequestInit = {}): Promise<JsonObject> {
    const response = await fetch(`${this.endpoint}${path}`, request).catch(() => undefined);
    if (!response) throw this.#noAnswer();
    return answerOf(path, response.status, (await response.json().catch(() => ({}))) as JsonObject);
  }

  #noAnswer(): Refusal {
    return new Refusal(`Nothing answers at ${this.endpoint}: is the runtime still running?`);
  }
}

/** @throws Refusal with the reason, if the answer is an error */
function answerOf(path: string, status: number, body: JsonObject): JsonObject {
  if (status >= 200 && status < 300) return body;
  const message = [body.message, body.detail, body.__type].find((given) => typeof given === 'string');
  throw new Refusal(String(message ?? `The runtime answered ${status} to ${path}.`));
}

/** Sends a request and waits for the answer, however long that takes, unlike `fetch`, which gives up after five minutes. */
function post(
  url: string,
  body: string,
  signal?: AbortSignal,
): Promise<{ status: number; body: JsonObject }> {
  return new Promise((resolve, reject) => {
    const sent = openRequest(url, { method: 'POST', ...(signal && { signal }) }, async (response) => {
      try {
        const said = JSON.parse(await text(response)) as JsonObject;
        resolve({ status: response.statusCode ?? 0, body: said });
      } catch (error) {
        reject(error);
      }
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

function clockOf({ now, running, aheadOfWallClock, nextTimer, idle, waitsUntil }: JsonObject): RunningClock {
  return {
    now: Date.parse(String(now)),
    running: running === true,
    aheadOfWallClock: Number(aheadOfWallClock),
    nextTimer: instantOf(nextTimer),
    ...(typeof idle === 'boolean' && { idle }),
    ...(typeof waitsUntil === 'string' && { waitsUntil: Date.parse(waitsUntil) }),
  };
}

const instantOf = (value: JsonObject[string] | undefined): number | undefined =>
  typeof value === 'string' ? Date.parse(value) : undefined;
