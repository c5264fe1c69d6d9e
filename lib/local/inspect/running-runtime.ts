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
   * Moves the clock; resolves when everything that fell due on the way has settled.
   * @throws Refusal when the command is invalid or would move the clock back.
   */
  async moveClock(command: ClockCommand): Promise<RunningClock> {
    return clockOf(await this.#send('/_local/clock', { method: 'POST', body: JSON.stringify(command) }));
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
    if (!response) throw new Refusal(`Nothing answers at ${this.endpoint}: is the runtime still running?`);
    const body = (await response.json().catch(() => ({}))) as JsonObject;
    if (response.ok) return body;
    const message = [body.message, body.detail, body.__type].find((text) => typeof text === 'string');
    throw new Refusal(String(message ?? `The runtime answered ${response.status} to ${path}.`));
  }
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
