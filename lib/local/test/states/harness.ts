import { Activity } from '../../activity.ts';
import { AwsError } from '../../aws-error.ts';
import { MovableClock } from '../../clock.ts';
import type { JsonObject, JsonValue, ServiceRequest } from '../../service.ts';
import { StatesService } from '../../states/service.ts';

export const START = Date.parse('2026-03-02T01:00:00Z');
export const ROLE = 'arn:aws:iam::000000000000:role/workflow';
const PERSON = { arn: 'arn:aws:iam::000000000000:root' };
const SECOND = 1000;
/** A database of SQLite that nobody else sees. `STATES_TEST_DATABASE=:memory:` tests the other store instead. */
const DATABASE = process.env.STATES_TEST_DATABASE ?? '';

export type Answer = (request: ServiceRequest) => JsonObject | Promise<JsonObject>;
export type Event = { id: number; type: string; previousEventId: number; timestamp: number } & JsonObject;
export interface Described {
  readonly status: string;
  readonly output?: JsonValue;
  readonly error?: string;
  readonly cause?: string;
}

/** An engine with a clock that stands still until it is moved, and with functions that the test gives. */
export class Harness {
  readonly activity = new Activity();
  readonly clock: MovableClock;
  readonly calls: ServiceRequest[] = [];
  service: StatesService;
  #machines = 0;
  readonly #database: string;
  readonly #answer: Answer;
  readonly #onCommit: (() => void) | undefined;

  constructor({
    answer = echo,
    database = DATABASE,
    now = START,
    onCommit,
  }: {
    answer?: Answer;
    database?: string;
    now?: number;
    onCommit?: () => void;
  } = {}) {
    this.clock = new MovableClock(this.activity, { at: now });
    this.#answer = answer;
    this.#database = database;
    this.#onCommit = onCommit;
    this.service = this.#open();
  }

  #open(): StatesService {
    const service = new StatesService({
      identity: { partition: 'aws', region: 'us-east-1', accountId: '000000000000' },
      clock: this.clock,
      activity: this.activity,
      database: this.#database,
      callService: async (request) => {
        this.calls.push(request);
        return request.service === 'states' ? this.service.handle(request) : this.#answer(request);
      },
      ...(this.#onCommit && { onCommit: this.#onCommit }),
    });
    service.start();
    return service;
  }

  /** As after a restart of the process: nothing is known but what the database holds. */
  reopen(): void {
    this.service.close();
    this.service = this.#open();
  }

  async api(operation: string, input: JsonObject): Promise<JsonObject> {
    return this.service.handle({ service: 'states', operation, input, principal: PERSON });
  }

  /** Creates a state machine in JSONata and answers its ARN. */
  async create(definition: JsonObject, name = `machine-${++this.#machines}`): Promise<string> {
    const text = JSON.stringify({ QueryLanguage: 'JSONata', ...definition });
    const made = await this.api('CreateStateMachine', { name, roleArn: ROLE, definition: text });
    return made.stateMachineArn as string;
  }

  /** Starts an execution and lets everything happen that needs no time. */
  async start(definition: JsonObject, input: JsonValue = {}): Promise<string> {
    const stateMachineArn = await this.create(definition);
    const { executionArn } = await this.api('StartExecution', {
      stateMachineArn,
      input: JSON.stringify(input),
    });
    await this.clock.settle();
    return executionArn as string;
  }

  /** Starts an execution whose end needs no time, and answers how it ended. */
  async run(definition: JsonObject, input: JsonValue = {}): Promise<Described & { events: Event[] }> {
    const arn = await this.start(definition, input);
    return { ...(await this.describe(arn)), events: await this.history(arn) };
  }

  async describe(executionArn: string): Promise<Described> {
    const { status, output, error, cause } = await this.api('DescribeExecution', { executionArn });
    return {
      status: status as string,
      ...(output !== undefined && { output: JSON.parse(output as string) as JsonValue }),
      ...(error !== undefined && { error: error as string }),
      ...(cause !== undefined && { cause: cause as string }),
    };
  }

  async history(executionArn: string): Promise<Event[]> {
    const { events } = await this.api('GetExecutionHistory', { executionArn, maxResults: 1000 });
    return events as Event[];
  }

  async types(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).map(({ type }) => type);
  }

  /** Moves the clock to so many seconds after its start. */
  async at(seconds: number): Promise<void> {
    await this.clock.advanceTo(START + seconds * SECOND);
  }

  close(): void {
    this.service.close();
    this.clock.close();
  }
}

/** A function that answers its input; one named `fail` fails with the error its input names. */
export function echo({ operation, input }: ServiceRequest): JsonObject {
  if (operation !== 'Invoke') return {};
  const payload = input.Payload ?? {};
  if (String(input.FunctionName).endsWith('fail')) {
    const { error = 'Broken' } = payload as { error?: string };
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      FunctionError: 'Unhandled',
      Payload: { errorType: error, errorMessage: 'it broke' },
    };
  }
  return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: payload };
}

export const lambda = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** The types of events with what they follow: `3<2 PassStateExited`. */
export function chain(events: readonly Event[]): string[] {
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
