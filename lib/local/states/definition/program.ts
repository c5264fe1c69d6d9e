import type { JsonObject, JsonValue } from '../../service.ts';
import { compileTemplate, type Template } from '../expression/template.ts';
import { parseResource, type Resource } from '../integrations/resource.ts';

export interface Retrier {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly fullJitter: boolean;
}

export interface Catcher {
  readonly errors: readonly string[];
  readonly next: string;
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
}

interface StateBase {
  readonly name: string;
  /** The next state; undefined if the state is terminal. */
  readonly next: string | undefined;
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

export interface PassState extends StateBase {
  readonly type: 'Pass';
}
export interface SucceedState extends StateBase {
  readonly type: 'Succeed';
}
export interface FailState extends StateBase {
  readonly type: 'Fail';
  readonly error: Template | undefined;
  readonly cause: Template | undefined;
}
export interface WaitState extends StateBase {
  readonly type: 'Wait';
  readonly seconds: Template | undefined;
  readonly timestamp: Template | undefined;
}
export interface Choice {
  readonly condition: Template;
  readonly next: string;
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
}
export interface ChoiceState extends StateBase {
  readonly type: 'Choice';
  readonly choices: readonly Choice[];
  readonly default: string | undefined;
}
export interface TaskState extends StateBase {
  readonly type: 'Task';
  readonly resource: Resource;
  readonly arguments: Template | undefined;
  readonly timeoutSeconds: Template | undefined;
  readonly heartbeatSeconds: Template | undefined;
  readonly credentials: Template | undefined;
}
export interface ParallelState extends StateBase {
  readonly type: 'Parallel';
  readonly arguments: Template | undefined;
  readonly branches: readonly Program[];
}
export interface MapState extends StateBase {
  readonly type: 'Map';
  readonly processor: Program;
  readonly distributed: boolean;
  readonly label: string | undefined;
  readonly items: Template | undefined;
  readonly itemSelector: Template | undefined;
  readonly maxConcurrency: Template | undefined;
  readonly toleratedFailureCount: Template | undefined;
  readonly toleratedFailurePercentage: Template | undefined;
  readonly batch: Batch | undefined;
}
export interface Batch {
  readonly maxItems: Template | undefined;
  readonly maxBytes: Template | undefined;
  readonly input: Template | undefined;
}

export type State =
  | PassState
  | SucceedState
  | FailState
  | WaitState
  | ChoiceState
  | TaskState
  | ParallelState
  | MapState;

/** The states of a state machine, a branch, or an iteration. */
export interface Program {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
  readonly timeoutSeconds: number | undefined;
}

/** Compiles a definition that has been validated. */
export function compileProgram(definition: JsonObject): Program {
  const states = new Map<string, State>();
  for (const [name, state] of Object.entries(definition.States as JsonObject)) {
    states.set(name, compileState(name, state as JsonObject));
  }
  return {
    startAt: definition.StartAt as string,
    states,
    timeoutSeconds: definition.TimeoutSeconds as number | undefined,
  };
}

function field(state: JsonObject, name: string, location = name): Template | undefined {
  const value = state[name];
  return value === undefined ? undefined : compileTemplate(value, location);
}

function compileState(name: string, state: JsonObject): State {
  const base: StateBase = {
    name,
    next: state.Next as string | undefined,
    output: field(state, 'Output'),
    assign: field(state, 'Assign'),
    retry: ((state.Retry as JsonObject[] | undefined) ?? []).map(compileRetrier),
    catch: ((state.Catch as JsonObject[] | undefined) ?? []).map(compileCatcher),
  };
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return { ...base, type: state.Type };
    case 'Fail':
      return { ...base, type: 'Fail', error: field(state, 'Error'), cause: field(state, 'Cause') };
    case 'Wait':
      return {
        ...base,
        type: 'Wait',
        seconds: field(state, 'Seconds'),
        timestamp: field(state, 'Timestamp'),
      };
    case 'Choice':
      return {
        ...base,
        type: 'Choice',
        choices: (state.Choices as JsonObject[]).map(compileChoice),
        default: state.Default as string | undefined,
      };
    case 'Task':
      return {
        ...base,
        type: 'Task',
        resource: parseResource(state.Resource as string),
        arguments: field(state, 'Arguments'),
        timeoutSeconds: field(state, 'TimeoutSeconds'),
        heartbeatSeconds: field(state, 'HeartbeatSeconds'),
        credentials: field(state, 'Credentials'),
      };
    case 'Parallel':
      return {
        ...base,
        type: 'Parallel',
        arguments: field(state, 'Arguments'),
        branches: (state.Branches as JsonObject[]).map(compileProgram),
      };
    default:
      return compileMap(base, state);
  }
}

function compileMap(base: StateBase, state: JsonObject): MapState {
  const processor = state.ItemProcessor as JsonObject;
  const config = processor.ProcessorConfig as JsonObject | undefined;
  const batcher = state.ItemBatcher as JsonObject | undefined;
  return {
    ...base,
    type: 'Map',
    processor: compileProgram(processor),
    distributed: config?.Mode === 'DISTRIBUTED',
    label: state.Label as string | undefined,
    items: field(state, 'Items'),
    itemSelector: field(state, 'ItemSelector'),
    maxConcurrency: field(state, 'MaxConcurrency'),
    toleratedFailureCount: field(state, 'ToleratedFailureCount'),
    toleratedFailurePercentage: field(state, 'ToleratedFailurePercentage'),
    batch: batcher && {
      maxItems: field(batcher, 'MaxItemsPerBatch', 'ItemBatcher/MaxItemsPerBatch'),
      maxBytes: field(batcher, 'MaxInputBytesPerBatch', 'ItemBatcher/MaxInputBytesPerBatch'),
      input: field(batcher, 'BatchInput', 'ItemBatcher/BatchInput'),
    },
  };
}

function compileChoice(choice: JsonObject, index: number): Choice {
  return {
    condition: compileTemplate(choice.Condition as JsonValue, `Choices[${index}]/Condition`),
    next: choice.Next as string,
    output: field(choice, 'Output', `Choices[${index}]/Output`),
    assign: field(choice, 'Assign', `Choices[${index}]/Assign`),
  };
}

function compileRetrier(retrier: JsonObject): Retrier {
  return {
    errors: retrier.ErrorEquals as string[],
    intervalSeconds: (retrier.IntervalSeconds as number | undefined) ?? 1,
    maxAttempts: (retrier.MaxAttempts as number | undefined) ?? 3,
    backoffRate: (retrier.BackoffRate as number | undefined) ?? 2,
    maxDelaySeconds: retrier.MaxDelaySeconds as number | undefined,
    fullJitter: retrier.JitterStrategy === 'FULL',
  };
}

function compileCatcher(catcher: JsonObject, index: number): Catcher {
  return {
    errors: catcher.ErrorEquals as string[],
    next: catcher.Next as string,
    output: field(catcher, 'Output', `Catch[${index}]/Output`),
    assign: field(catcher, 'Assign', `Catch[${index}]/Assign`),
  };
}
