import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import type { JsonObject, JsonValue, ServiceRequest } from '../service.ts';
import { StatesService } from '../states/service.ts';

const SECOND = 1000;
const IDENTITY = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
const PRINCIPAL = { arn: 'arn:aws:iam::000000000000:root' };
const ROLE = 'arn:aws:iam::000000000000:role/workflow';

/** Stands in for the services that a workflow calls. It throws an `AwsError` to answer with a service error. */
export type StandIn = (request: ServiceRequest) => JsonObject | Promise<JsonObject>;

/** An event of a history in the format of `GetExecutionHistory`, with `timestamp` in seconds. */
export type WorkflowEvent = {
  id: number;
  type: string;
  previousEventId: number;
  timestamp: number;
} & JsonObject;

export interface ExecutionDescription {
  readonly status: string;
  readonly output?: JsonValue;
  readonly error?: string;
  readonly cause?: string;
}

export interface WorkflowHarnessOptions {
  /** Answers every call except those of nested executions. By default a function call returns its own payload. */
  readonly standIn?: StandIn;
  /** The initial time of the clock, in milliseconds since 1970; by default 2030-01-01. */
  readonly at?: number;
  /** The file of the database; by default in memory. */
  readonly database?: string;
  /** Called after each commit of the engine, before its effects. */
  readonly onCommit?: () => void;
}

/**
 * Runs a workflow definition on the real engine, with stand-ins for the functions that it calls and a clock that stands still
 * until it is moved. The account is 000000000000 in us-east-1.
 *
 * @example
 * const harness = new WorkflowHarness({ standIn: () => functionResult({ approved: true }) });
 * const arn = await harness.start(definition, { orderId: 'A1' });
 * await harness.advanceBySeconds(3 * 86_400);
 * expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: { approved: true } });
 * harness.close();
 */
export class WorkflowHarness {
  readonly activity = new Activity();
  readonly clock: MovableClock;
  /** The calls that the workflow has made, in order. */
  readonly calls: ServiceRequest[] = [];
  service: StatesService;
  #machines = 0;
  readonly #options: WorkflowHarnessOptions;

  constructor(options: WorkflowHarnessOptions = {}) {
    this.clock = new MovableClock(this.activity, { at: options.at ?? Date.UTC(2030, 0, 1) });
    this.#options = options;
    this.service = this.#open();
  }

  #open(): StatesService {
    const { standIn = echo, database = ':memory:', onCommit } = this.#options;
    const service = new StatesService({
      identity: IDENTITY,
      clock: this.clock,
      activity: this.activity,
      database,
      // The data of a test are discarded.
      durability: 'process',
      callService: async (request) => {
        this.calls.push(request);
        return request.service === 'states' ? this.service.handle(request) : standIn(request);
      },
      ...(onCommit && { onCommit }),
    });
    service.start();
    return service;
  }

  /** Continues as after a restart of the process, with only what the database holds. */
  reopen(): void {
    this.service.close();
    this.service = this.#open();
  }

  /** Calls an operation of the Step Functions API. */
  async api(operation: string, input: JsonObject): Promise<JsonObject> {
    return this.service.handle({ service: 'states', operation, input, principal: PRINCIPAL });
  }

  /** Creates a state machine (in JSONata unless the definition says otherwise) and returns its ARN. */
  async create(definition: JsonObject, name = `machine-${++this.#machines}`): Promise<string> {
    const { stateMachineArn } = await this.api('CreateStateMachine', {
      name,
      roleArn: ROLE,
      definition: JSON.stringify({ QueryLanguage: 'JSONata', ...definition }),
    });
    return String(stateMachineArn);
  }

  /** Starts an execution, lets everything happen that takes no time, and returns its ARN. */
  async start(definition: JsonObject, input: JsonValue = {}): Promise<string> {
    const stateMachineArn = await this.create(definition);
    const { executionArn } = await this.api('StartExecution', {
      stateMachineArn,
      input: JSON.stringify(input),
    });
    await this.clock.settle();
    return String(executionArn);
  }

  /** Runs an execution that takes no time, and returns how it ended. */
  async run(
    definition: JsonObject,
    input: JsonValue = {},
  ): Promise<ExecutionDescription & { events: WorkflowEvent[] }> {
    const arn = await this.start(definition, input);
    return { ...(await this.describe(arn)), events: await this.history(arn) };
  }

  async describe(executionArn: string): Promise<ExecutionDescription> {
    const { status, output, error, cause } = await this.api('DescribeExecution', { executionArn });
    return {
      status: String(status),
      ...(typeof output === 'string' && { output: JSON.parse(output) as JsonValue }),
      ...(typeof error === 'string' && { error }),
      ...(typeof cause === 'string' && { cause }),
    };
  }

  /** Returns the first thousand events. */
  async history(executionArn: string): Promise<WorkflowEvent[]> {
    const { events } = await this.api('GetExecutionHistory', { executionArn, maxResults: 1000 });
    return events as WorkflowEvent[];
  }

  /** Returns the names of the states that an execution has entered, in order. */
  async path(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).flatMap(({ stateEnteredEventDetails }) => {
      const { name } = (stateEnteredEventDetails ?? {}) as { name?: string };
      return name === undefined ? [] : [name];
    });
  }

  /** Advances the clock. Everything that falls due on the way happens. */
  async advanceBySeconds(seconds: number): Promise<void> {
    await this.clock.advanceTo(this.clock.now() + seconds * SECOND);
  }

  close(): void {
    this.service.close();
    this.clock.close();
  }
}

/** The answer to the invocation of a function that returns `payload`. */
export const functionResult = (payload: JsonValue): JsonObject => ({
  StatusCode: 200,
  ExecutedVersion: '$LATEST',
  Payload: payload,
});

/** The answer to the invocation of a function that throws an error of the type `errorType`. */
export const functionError = (errorType: string, errorMessage: string): JsonObject => ({
  StatusCode: 200,
  ExecutedVersion: '$LATEST',
  FunctionError: 'Unhandled',
  Payload: { errorType, errorMessage },
});

const echo: StandIn = ({ operation, input }) =>
  operation === 'Invoke' ? functionResult(input.Payload ?? {}) : {};
