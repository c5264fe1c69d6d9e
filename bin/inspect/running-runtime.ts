import * as z from 'zod';
import type { JsonObject } from '../../lib/local/service.ts';
import { Refusal } from './refusal.ts';

const TARGETS = { states: 'AWSStepFunctions', sqs: 'AmazonSQS' } as const;
const failureSchema = z.object({ __type: z.string().optional(), message: z.string().optional() });
const statusSchema = z.object({ dataFolder: z.string() });
const clockSchema = z.object({
  now: z.string(),
  running: z.boolean(),
  aheadOfWallClock: z.number(),
  nextTimer: z.string().nullable(),
});

/** A local runtime that is up, spoken to at its endpoint. Every method throws Refusal when nothing answers. */
export class RunningRuntime {
  readonly endpoint: string;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  /** Where it keeps what is durable. */
  async dataFolder(): Promise<string> {
    return statusSchema.parse(await this.#read('/_local/status')).dataFolder;
  }

  /** Its clock; instants are milliseconds since 1970. */
  async clock() {
    const { now, nextTimer, ...rest } = clockSchema.parse(await this.#read('/_local/clock'));
    return {
      ...rest,
      now: Date.parse(now),
      nextTimer: nextTimer === null ? undefined : Date.parse(nextTimer),
    };
  }

  /** One call of an AWS API with JSON bodies. @throws Refusal with the message of the service. */
  async call(service: keyof typeof TARGETS, operation: string, input: JsonObject): Promise<JsonObject> {
    return this.#read('/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${TARGETS[service]}.${operation}`,
      },
      body: JSON.stringify(input),
    });
  }

  /** What an AWS API gives for a path, such as `/schedules`. */
  read(path: string): Promise<JsonObject> {
    return this.#read(path);
  }

  async #read(path: string, request: RequestInit = {}): Promise<JsonObject> {
    const response = await fetch(`${this.endpoint}${path}`, request).catch(() => undefined);
    if (!response) throw new Refusal(`Nothing answers at ${this.endpoint}: is \`npm start\` still running?`);
    const body = (await response.json().catch(() => ({}))) as JsonObject;
    if (response.ok) return body;
    const { __type, message } = failureSchema.catch({}).parse(body);
    throw new Refusal(message ?? __type ?? `The runtime answered ${response.status} to ${path}.`);
  }
}
