import { AwsError } from '../../aws-error.ts';
import type { JsonObject, ServiceRequest } from '../../service.ts';
import {
  functionError,
  functionResult,
  type StandIn,
  type WorkflowEvent,
  WorkflowHarness,
  type WorkflowHarnessOptions,
} from '../../testing.ts';

export type { StandIn, WorkflowEvent } from '../../testing.ts';

export const START = Date.parse('2026-03-02T01:00:00Z');
export const ROLE = 'arn:aws:iam::000000000000:role/workflow';
/** A private SQLite database. `STATES_TEST_DATABASE=:memory:` tests the other store instead. */
const DATABASE = process.env.STATES_TEST_DATABASE ?? '';

/** The harness of the package, on a real database, with its clock paused at `START`. */
export class Harness extends WorkflowHarness {
  constructor(options: WorkflowHarnessOptions = {}) {
    super({ standIn: echo, at: START, database: DATABASE, ...options });
  }

  /** The types of the events of an execution. */
  async types(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).map(({ type }) => type);
  }

  /** Moves the clock to a number of seconds after `START`. */
  async at(seconds: number): Promise<void> {
    await this.clock.advanceTo(START + seconds * 1000);
  }
}

/** A function that returns its input. The one named `fail` fails with the error that its input names. */
export const echo: StandIn = ({ operation, input }: ServiceRequest) => {
  if (operation !== 'Invoke') return {};
  const payload = input.Payload ?? {};
  if (!String(input.FunctionName).endsWith('fail')) return functionResult(payload);
  const { error = 'Broken' } = payload as { error?: string };
  return functionError(error, 'it broke');
};

export const lambda = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** The types of events with the events that they follow: `3<2 PassStateExited`. */
export function chain(events: readonly WorkflowEvent[]): string[] {
  return events.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`);
}

export async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AwsError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('was not refused');
}

/** A definition of one state. */
export function only(state: JsonObject): JsonObject {
  return { StartAt: 'S', States: { S: state } };
}
