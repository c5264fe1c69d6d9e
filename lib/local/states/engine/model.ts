import type { JsonObject, JsonValue } from '../../service.ts';

/** A value and its JSON text, which is made at most once and only if needed. */
export class Payload {
  readonly value: JsonValue;
  #text: string | undefined;

  constructor(value: JsonValue, text?: string) {
    this.value = value;
    this.#text = text;
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.value);
    return this.#text;
  }

  /** Serializes a payload in a position as its value. */
  toJSON(): JsonValue {
    return this.value;
  }
}

export type ExecutionStatus =
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'ABORTED'
  | 'PENDING_REDRIVE';

/** An error of the workflow: what retriers and catchers match, and what a failed execution reports. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

/** What identifies an execution, and how it ended. */
export interface ExecutionRecord {
  readonly id: number;
  /** The id of the state machine; for a child of a map run, the negative id of the map run. */
  readonly machine: number;
  /** The part of the ARN before the name: the name of the state machine, with the label for a child of a map run. */
  readonly family: string;
  readonly name: string;
  readonly definition: number;
  /** The path to the Map whose processor this execution runs; empty for the whole state machine. */
  readonly program: readonly string[];
  readonly input: string;
  readonly started: number;
  readonly version: number | undefined;
  readonly alias: string | undefined;
  readonly traceHeader: string | undefined;
  /** The item that a child of a map run handles. */
  readonly item: number | undefined;
  status: ExecutionStatus;
  stopped: number | undefined;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  redrives: number;
  redriven: number | undefined;
}

/** A Task that waits for its result. The `id` is unguessable and new for each attempt. */
export interface TaskRun {
  readonly id: string;
  readonly principal: string;
  readonly input: JsonObject;
  readonly parameters: string;
  phase: 'calling' | 'token' | 'child';
  heartbeatSeconds: number | undefined;
  timeoutTimer: number | undefined;
  heartbeatTimer: number | undefined;
  /** The execution that `.sync` waits for. */
  child: string | undefined;
}

/** An item of a Map, with a key if it comes from an object. The names are those of the context object. */
export interface MapItem {
  readonly Index: number;
  readonly Key?: string;
  readonly Value: JsonValue;
  /** Where it was read; by default the state's own data. */
  readonly Source?: string;
}

/** A Parallel or an inline Map whose branches or iterations are running. */
export interface ChildrenRun {
  /** The event that the first children follow. */
  readonly started: number;
  readonly total: number;
  readonly concurrency: number;
  readonly items: JsonValue[];
  /** The keys of the items, if they come from an object. */
  readonly keys?: string[] | undefined;
  next: number;
  done: number;
  readonly outputs: (JsonValue | undefined)[];
  /** Whether a failure has stopped them. Then none starts or counts any more, unless the execution is redriven. */
  stopped: boolean;
}

/** A state that was entered and has not been left. */
export interface StateRun {
  readonly name: string;
  readonly entered: number;
  readonly enteredAt: number;
  readonly input: Payload;
  /** How often each retrier has been used. */
  retries: number[];
  task: TaskRun | undefined;
  timer: number | undefined;
  children: ChildrenRun | undefined;
  mapRun: number | undefined;
  /** A map run that has failed, which a redrive resumes. */
  failedMapRun?: number | undefined;
}

/** One thread of control: the state machine itself, a branch, or an iteration. */
export interface Scope {
  readonly id: number;
  readonly parent: number | undefined;
  /** Its number among the branches or iterations. */
  readonly index: number;
  readonly item: MapItem | undefined;
  variables: { [name: string]: JsonValue };
  /** The event that the next one of this thread follows. */
  previous: number;
  run: StateRun | undefined;
  /** The state that was about to be entered when the execution ended. */
  pending?: Entry | undefined;
}

/** A state to be entered next, with its input. */
export interface Entry {
  readonly name: string;
  readonly input: Payload;
}

/**
 * Work that a thread can do now: start a branch or an iteration, leave a state whose children have all succeeded, enter a
 * state, or repeat the work of the current state.
 */
export type ReadyWork =
  | {
      readonly kind: 'begin';
      readonly scope: Scope;
      readonly children: ChildrenRun;
      readonly index: number;
      readonly previous: number;
    }
  | { readonly kind: 'finish'; readonly scope: Scope; readonly children: ChildrenRun }
  | { readonly kind: 'enter'; readonly scope: Scope; readonly entry: Entry }
  | { readonly kind: 'attempt'; readonly scope: Scope };

/** Everything needed to continue an execution. */
export interface Position {
  scopes: Scope[];
  /** The timer of the execution's timeout. */
  deadline?: number;
  nextScope: number;
  events: number;
}

export type HistoryEvent = {
  readonly timestamp: number;
  readonly type: string;
  readonly id: number;
  readonly previousEventId: number;
  readonly [details: string]: unknown;
};

/** The details that events give about data. Here data are always complete. */
export const NOT_TRUNCATED: { readonly truncated: false } = Object.freeze({ truncated: false });

export type TimerKind = 'wait' | 'retry' | 'timeout' | 'heartbeat' | 'deadline';

export interface TimerRecord {
  readonly id: number;
  readonly due: number;
  readonly execution: number;
  readonly scope: number;
  readonly kind: TimerKind;
}

export function parsePosition(text: string): Position {
  const position = JSON.parse(text) as Position;
  for (const scope of position.scopes) {
    if (scope.run) scope.run = { ...scope.run, input: new Payload(scope.run.input as unknown as JsonValue) };
    const { pending } = scope;
    if (pending) scope.pending = { ...pending, input: new Payload(pending.input as unknown as JsonValue) };
  }
  return position;
}
