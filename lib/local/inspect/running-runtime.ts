import { request as openRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import type { JsonObject } from '../service.ts';
import { Refusal } from './refusal.ts';

const TARGETS = { states: 'AWSStepFunctions', sqs: 'AmazonSQS' } as const;

/** What the clock of a runtime is told to do; see the control API in `control.ts`. */
export type ClockCommand =
  | { readonly advanceBy: string | number }
  | { readonly advanceTo: string }
  | { readonly toNextTimer: true }
  | { readonly untilIdle: true | string }
  | { readonly pause: true }
  | { readonly run: true };

/** The clock of a runtime. Instants are milliseconds since 1970. */
export interface RunningClock {
  readonly now: number;
  readonly running: boolean;
  /** Milliseconds. */
  readonly aheadOfWallClock: number;
  readonly nextTimer: number | undefined;
  /** After `untilIdle`: whether only schedules are left to happen. */
  readonly idle?: boolean;
  /** After `untilIdle`, if it is not idle: the instant of the next timer that does not recur. */
  readonly waitsUntil?: number;
}

/** A move of the clock was given up by its client, and has ended where the clock stands now. */
export class InterruptedMove extends Refusal {
  /** Milliseconds since 1970. */
  readonly now: number;

  constructor(now: number) {
    super(`Stopped: the clock stands at ${new Date(now).toISOString()}.`);
    this.now = now;
  }
}

/** Aborted by Ctrl-C, which ends the process only when it is pressed once more. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

/**
 * A client of a local runtime that is running. Every method throws `Refusal` when nothing answers.
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

  /** The folder in which it keeps its data. */
  async dataFolder(): Promise<string> {
    const { dataFolder } = await this.read('/_local/status');
    return String(dataFolder);
  }

  async clock(): Promise<RunningClock> {
    return clockOf(await this.read('/_local/clock'));
  }

  /**
   * Moves the clock; resolves when everything that fell due on the way has settled, however long that takes.
   * @param signal aborted to give the move up: it ends at the instant at which the clock is
   * @throws Refusal when the command is invalid or would move the clock back; InterruptedMove when it was given up.
   */
  async moveClock(command: ClockCommand, signal?: AbortSignal): Promise<RunningClock> {
    const path = '/_local/clock';
    try {
      const { status, body } = await post(`${this.endpoint}${path}`, JSON.stringify(command), signal);
      return clockOf(answerOf(path, status, body));
    } catch (error) {
      // Has its turn when the move has ended.
      if (signal?.aborted) throw new InterruptedMove((await this.moveClock({ advanceBy: 0 })).now);
      throw error instanceof Refusal ? error : this.#silence();
    }
  }

  /** Calls an AWS API with JSON bodies. @throws Refusal with the message of the service. */
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

  /** Reads all pages of a list of a REST API: the items of `member`, by the tokens that its answers give. */
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
    if (!response) throw this.#silence();
    return answerOf(path, response.status, (await response.json().catch(() => ({}))) as JsonObject);
  }

  #silence(): Refusal {
    return new Refusal(`Nothing answers at ${this.endpoint}: is the runtime still running?`);
  }
}

/** @throws Refusal with the reason, when it is an error */
function answerOf(path: string, status: number, body: JsonObject): JsonObject {
  if (status >= 200 && status < 300) return body;
  const message = [body.message, body.detail, body.__type].find((given) => typeof given === 'string');
  throw new Refusal(String(message ?? `The runtime answered ${status} to ${path}.`));
}

/** Unlike `fetch`, which gives up after five minutes, this waits for as long as the answer takes. */
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
