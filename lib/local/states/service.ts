import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Durability } from '../durability.ts';
import type { AwsService, CallService, JsonObject, ServiceRequest } from '../service.ts';
import { Aliases } from './api/aliases.ts';
import { Executions } from './api/executions.ts';
import { Machines } from './api/machines.ts';
import { MapRuns } from './api/map-runs.ts';
import { Arns } from './api/parameters.ts';
import { Tasks } from './api/tasks.ts';
import { StateTests } from './api/test-state.ts';
import { Versions } from './api/versions.ts';
import type { SupportsCall } from './definition/sdk-calls.ts';
import { Engine } from './engine/engine.ts';
import { type ExecutionStatus, parsePosition, type TimerRecord } from './engine/model.ts';
import { parseTaskToken } from './engine/tasks.ts';
import { parseResource, UnsupportedResource } from './integrations/resource.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

export interface StatesServiceOptions {
  readonly identity: AccountIdentity;
  readonly clock: Clock;
  readonly activity: Activity;
  /** Calls other services for workflows, and this one for nested executions, under the role of the state machine. */
  readonly callService: CallService;
  /**
   * Whether `callService` answers an operation of another service (`dynamodb`, `PutItem`). A definition whose SDK integration
   * it does not answer is refused. Without this function all are accepted.
   */
  readonly supportsCall?: SupportsCall;
  /** A file, or `:memory:`. */
  readonly database: string;
  /** What an answer survives; by default `disk`, which includes a power failure. */
  readonly durability?: Durability;
  /** Called after each commit and before its effects: for tests and measurements. */
  readonly onCommit?: () => void;
  /** Called for each execution that has started or was redriven, once that is durable. */
  readonly onStarted?: (arn: string) => void;
  /** Called for each execution that has ended, once that is durable. */
  readonly onEnded?: (arn: string, status: ExecutionStatus) => void;
  /** Called for each timer of an execution that fires. */
  readonly onTimer?: (timer: TimerRecord) => void;
}

/** Something that an execution waits for until an instant, in milliseconds since 1970. */
export interface ExecutionTimer {
  readonly at: number;
  readonly kind: TimerRecord['kind'];
  readonly executionArn: string;
  /** The waiting state; undefined for the time-out of the whole execution. */
  readonly state: string | undefined;
}

/** Operations that change state machines, versions, aliases and map runs. */
const DEFINING = /^(Create|Update|Delete|Publish|Tag|Untag)/;
/** Operations that show what may have changed a moment ago. */
const SHOWING = /^(Describe(Execution|MapRun)|List(Executions|MapRuns)|GetExecutionHistory)$/;

type Operation = (input: JsonObject) => JsonObject | Promise<JsonObject>;

/** AWS Step Functions: durable Standard workflows in JSONata. See README.md in this folder. */
export class StatesService implements AwsService {
  readonly #store: Store;
  readonly #arns: Arns;
  readonly #engine: Engine;
  readonly #operations: Readonly<Record<string, Operation>>;
  readonly #describe: (executionArn: string) => JsonObject;
  readonly #refuseSync: (input: JsonObject) => never;
  readonly #supports: SupportsCall;

  /** @throws if the database cannot be opened or was written by a later version */
  constructor({ database, durability, supportsCall = () => true, ...options }: StatesServiceOptions) {
    const store = openStore(database, durability);
    const engine = new Engine({ ...options, store });
    const now = (): number => options.clock.now();
    const arns = new Arns(options.identity);
    const versions = new Versions(store, arns, now);
    const aliases = new Aliases(store, arns, versions, now);
    const supports: SupportsCall = (service, operation) =>
      service === 'states' ? Object.hasOwn(this.#operations, operation) : supportsCall(service, operation);
    const machines = new Machines({ store, arns, versions, supportsCall: supports, now });
    const executions = new Executions({ store, engine, arns, machines, versions });
    const tasks = new Tasks(engine, store);
    const mapRuns = new MapRuns(store, engine, arns);
    const tests = new StateTests(engine, options.clock, supports);
    this.#supports = supports;
    this.#refuseSync = (input) => executions.refuseSync(input);
    this.#describe = (executionArn) => executions.describe({ executionArn });
    this.#store = store;
    this.#arns = arns;
    this.#engine = engine;
    this.#operations = {
      CreateStateMachine: (input) => machines.create(input),
      UpdateStateMachine: (input) => machines.update(input),
      DescribeStateMachine: (input) => machines.describe(input),
      ListStateMachines: (input) => machines.list(input),
      DeleteStateMachine: (input) => machines.remove(input),
      ValidateStateMachineDefinition: (input) => machines.validate(input),
      ListTagsForResource: (input) => machines.listTags(input),
      TagResource: (input) => machines.tag(input),
      UntagResource: (input) => machines.untag(input),
      PublishStateMachineVersion: (input) => versions.publishVersion(input),
      ListStateMachineVersions: (input) => versions.listVersions(input),
      DeleteStateMachineVersion: (input) => versions.deleteVersion(input),
      CreateStateMachineAlias: (input) => aliases.create(input),
      UpdateStateMachineAlias: (input) => aliases.update(input),
      DescribeStateMachineAlias: (input) => aliases.describe(input),
      ListStateMachineAliases: (input) => aliases.list(input),
      DeleteStateMachineAlias: (input) => aliases.remove(input),
      StartExecution: (input) => executions.start(input),
      StopExecution: (input) => executions.stop(input),
      DescribeExecution: (input) => executions.describe(input),
      DescribeStateMachineForExecution: (input) => executions.describeMachine(input),
      ListExecutions: (input) => executions.list(input),
      GetExecutionHistory: (input) => executions.history(input),
      RedriveExecution: (input) => executions.redrive(input),
      SendTaskSuccess: (input) => tasks.success(input),
      SendTaskFailure: (input) => tasks.failure(input),
      SendTaskHeartbeat: (input) => tasks.heartbeat(input),
      DescribeMapRun: (input) => mapRuns.describe(input),
      ListMapRuns: (input) => mapRuns.list(input),
      UpdateMapRun: (input) => mapRuns.update(input),
      TestState: (input) => tests.test(input),
    };
  }

  /** The supported operations of the API. */
  get operations(): readonly string[] {
    return Object.keys(this.#operations);
  }

  /** Whether this service can run a Task with a resource. */
  runsTask(arn: string): boolean {
    try {
      const { kind, runs, service, operation } = parseResource(arn);
      return kind === 'sdk' ? this.#supports(service, operation) : runs;
    } catch (error) {
      if (error instanceof UnsupportedResource) return false;
      throw error;
    }
  }

  /** The name of the state machine that a task token belongs to. */
  machineOfToken(token: string): string | undefined {
    const id = parseTaskToken(token)?.execution;
    const record =
      id === undefined ? undefined : (this.#engine.recordInMemory(id) ?? this.#store.execution(id));
    return record?.family.split('/')[0];
  }

  /** Returns the next timers of executions, in the order in which they fire. */
  timers(limit: number): ExecutionTimer[] {
    return this.#store.dueTimers(Number.MAX_SAFE_INTEGER, limit).flatMap((timer) => {
      const executionArn = this.executionArn(timer.execution);
      const text = this.#store.position(timer.execution);
      const isOfState = timer.kind !== 'deadline';
      const scope = isOfState && text && parsePosition(text).scopes.find(({ id }) => id === timer.scope);
      const state = scope ? scope.run?.name : undefined;
      return executionArn === undefined ? [] : { at: timer.due, kind: timer.kind, executionArn, state };
    });
  }

  /** Makes the ARN of an execution from the names of its state machine and its own. */
  arnOf(machine: string, name: string): string {
    return this.#arns.execution(machine, name);
  }

  /** Returns the ARN of an execution by its number in the database. */
  executionArn(id: number): string | undefined {
    const record = this.#engine.recordInMemory(id) ?? this.#store.execution(id);
    return record && this.#arns.execution(record.family, record.name);
  }

  /** Continues all executions that were running when the previous process ended. */
  start(): void {
    this.#engine.start();
  }

  /** Returns the answer of `DescribeExecution`. @throws AwsError if the execution does not exist */
  describeExecution(executionArn: string): JsonObject {
    return this.#describe(executionArn);
  }

  async handle({ operation, input }: ServiceRequest): Promise<JsonObject> {
    if (operation === 'StartSyncExecution') return this.#refuseSync(input);
    const answer = Object.hasOwn(this.#operations, operation) ? this.#operations[operation] : undefined;
    if (!answer)
      throw new AwsError(
        'UnknownOperationException',
        `The operation ${operation} of Step Functions is not supported`,
      );
    const output = await answer(input);
    // The engine answers operations that change executions, after a flush of its own.
    if (DEFINING.test(operation)) await this.#store.flushed();
    else if (SHOWING.test(operation)) await this.#engine.shown();
    return output;
  }

  /** Stops and closes the database. Everything that was answered has been saved. */
  close(): void {
    this.#engine.close();
    this.#store.close();
  }
}
