import type { AccountIdentity } from '../../aws-error.ts';
import type { CallService, JsonObject, JsonValue } from '../../service.ts';
import type { Program, State } from '../definition/program.ts';
import type { Environment } from '../expression/environment.ts';
import type { Store } from '../store/store.ts';
import { contextObject } from './context-object.ts';
import type { ExecutionMessage, Reply } from './message.ts';
import {
  type ExecutionRecord,
  type Failure,
  type HistoryEvent,
  type MapItem,
  parsePosition,
  type ReadyWork,
  type Scope,
  type StateRun,
  type TimerKind,
  type TimerRecord,
} from './model.ts';
import { processor, processorOf } from './program-path.ts';
import { MAX_EVENTS } from './quotas.ts';

/** What an execution needs from the engine. */
export interface EngineContext {
  readonly identity: AccountIdentity;
  readonly store: Store;
  readonly callService: CallService;
  now(): number;
  /** Sends a message to an execution, which handles its messages in order. */
  send(execution: number, message: ExecutionMessage): void;
  /** Runs work outside the engine, which counts as activity until it has ended. */
  track(work: () => Promise<void>): void;
  /** Reports that an execution has started or was redriven. Called once that is durable, as is `notifyEnded`. */
  notifyStarted(execution: Execution): void;
  notifyEnded(execution: Execution): void;
  /** Starts an execution. */
  startExecution(record: ExecutionRecord): void;
}

/** A compiled definition, with the role of the state machine. */
export interface CompiledDefinition {
  readonly program: Program;
  readonly role: string;
}

/** Thrown when an execution has reached the maximum number of events. */
export class HistoryLimit extends Error {}

type Extras = { result?: JsonValue; errorOutput?: JsonValue; token?: string };

/**
 * An execution in memory: its position, and what has happened since it was last saved. It is loaded for a message, changed,
 * saved with its new events in one transaction, and forgotten.
 */
export class Execution {
  readonly record: ExecutionRecord;
  readonly role: string;
  readonly program: Program;
  readonly engine: EngineContext;
  readonly scopes = new Map<number, Scope>();
  /** Work that can be done now. */
  readonly ready: ReadyWork[] = [];
  readonly inbox: ExecutionMessage[] = [];
  /** Map runs whose state in the database is out of date until the next commit. */
  readonly changedMapRuns = new Set<number>();
  busy = false;
  /** The last failure of a state, and the retrier or catcher that handles it. */
  handled: { failure: Failure; retrier?: number; catcher?: number } | undefined;
  /** The timer of the execution's timeout. */
  deadline: number | undefined;
  isNew: boolean;
  #nextScope = 1;
  #lastEvent = 0;
  #events: HistoryEvent[] = [];
  #timersAdded = new Map<number, TimerRecord>();
  #timersRemoved: number[] = [];
  #writes: ((store: Store) => void)[] = [];
  #effects: (() => void)[] = [];

  constructor(
    record: ExecutionRecord,
    compiled: CompiledDefinition,
    engine: EngineContext,
    position?: string,
  ) {
    this.record = record;
    this.role = compiled.role;
    this.program = record.program.reduce(processorOf, compiled.program);
    this.engine = engine;
    this.isNew = position === undefined;
    if (position !== undefined) {
      const { scopes, deadline, nextScope, events } = parsePosition(position);
      this.deadline = deadline;
      for (const scope of scopes) this.scopes.set(scope.id, scope);
      this.#nextScope = nextScope;
      this.#lastEvent = events;
    }
  }

  get arn(): string {
    const { partition, region, accountId } = this.engine.identity;
    return `arn:${partition}:states:${region}:${accountId}:execution:${this.record.family}:${this.record.name}`;
  }

  get isOpen(): boolean {
    return this.record.status === 'RUNNING';
  }

  get isRedrivable(): boolean {
    return !this.isOpen && this.record.status !== 'SUCCEEDED';
  }

  get lastEvent(): number {
    return this.#lastEvent;
  }

  root(): Scope {
    return this.scopes.get(0) as Scope;
  }

  addScope(parent: Scope | undefined, index: number, previous: number, item?: Scope['item']): Scope {
    const scope: Scope = {
      id: parent ? this.#nextScope++ : 0,
      parent: parent?.id,
      index,
      item,
      variables: {},
      previous,
      run: undefined,
    };
    this.scopes.set(scope.id, scope);
    return scope;
  }

  children(parent: Scope): Scope[] {
    return [...this.scopes.values()].filter((scope) => scope.parent === parent.id);
  }

  /** Removes a scope and everything inside it. */
  removeScope(scope: Scope): void {
    for (const child of this.children(scope)) this.removeScope(child);
    this.scopes.delete(scope.id);
  }

  /** Returns the program that a scope runs. */
  programOf(scope: Scope): Program {
    if (scope.parent === undefined) return this.program;
    const state = this.stateOf(this.scopes.get(scope.parent) as Scope);
    return state.type === 'Parallel' ? (state.branches[scope.index] as Program) : processor(state);
  }

  stateOf(scope: Scope): State {
    return this.programOf(scope).states.get((scope.run as StateRun).name) as State;
  }

  /**
   * Adds an event to the history.
   * @param advance whether the next event of the thread follows this one rather than its predecessor
   * @throws HistoryLimit if only the last event is left, which is reserved for the end
   */
  emit(
    scope: Scope,
    type: string,
    details?: { key: string; value: object },
    advance = true,
    previous = scope.previous,
  ): number {
    if (this.#lastEvent >= MAX_EVENTS - 1 && type !== 'ExecutionSucceeded') throw new HistoryLimit();
    const id = this.#append(type, previous, details);
    if (advance) scope.previous = id;
    return id;
  }

  /** Adds the last event of an execution, which is always possible. */
  emitLast(type: string, previous: number, value: object): void {
    this.#append(type, previous, {
      key: `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`,
      value,
    });
  }

  #append(type: string, previousEventId: number, details?: { key: string; value: object }): number {
    const id = ++this.#lastEvent;
    const timestamp = this.engine.now();
    const event: { -readonly [name in keyof HistoryEvent]: HistoryEvent[name] } = {
      timestamp,
      type,
      id,
      previousEventId,
    };
    if (details) event[details.key] = details.value;
    this.#events.push(event);
    return id;
  }

  setTimer(scope: number, kind: TimerKind, due: number): number {
    const id = this.engine.store.newTimerId();
    this.#timersAdded.set(id, { id, due, execution: this.record.id, scope, kind });
    return id;
  }

  clearTimer(id: number | undefined): void {
    if (id !== undefined && !this.#timersAdded.delete(id)) this.#timersRemoved.push(id);
  }

  /** Adds a write to the transaction that saves the current transition. */
  write(work: (store: Store) => void): void {
    this.#writes.push(work);
  }

  /** Adds an effect that takes place once the current transition is durable. */
  afterCommit(effect: () => void): void {
    this.#effects.push(effect);
  }

  /** Answers the sender of a message, if any, once the change is durable. */
  acknowledge(reply: Reply | undefined): void {
    if (reply) this.afterCommit(() => reply.done());
  }

  takeEffects(): (() => void)[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  /** Writes everything new, inside the caller's transaction. @returns whether timers may have changed */
  save(store: Store): { timers: boolean } {
    const { id } = this.record;
    if (
      !this.isNew &&
      this.#events.length + this.#timersAdded.size + this.#timersRemoved.length + this.#writes.length === 0
    ) {
      return { timers: false };
    }
    if (this.isNew) store.insertExecution(this.record);
    else if (!this.isOpen || this.record.redrives > 0) store.updateExecution(this.record);
    store.appendHistory(id, this.#events);
    const timers = this.#timersAdded.size > 0 || this.#timersRemoved.length > 0;
    for (const timer of this.#timersAdded.values()) store.addTimer(timer);
    for (const timer of this.#timersRemoved) store.deleteTimer(timer);
    if (this.isOpen || this.record.status !== 'SUCCEEDED') {
      store.savePosition(id, this.isOpen && this.needsResuming(), () => JSON.stringify(this.#position()));
    } else if (!this.isNew) store.deletePosition(id);
    for (const work of this.#writes) work(store);
    this.isNew = false;
    this.changedMapRuns.clear();
    this.#events = [];
    this.#timersAdded = new Map();
    this.#timersRemoved = [];
    this.#writes = [];
    return { timers: timers || !this.isOpen };
  }

  /** Whether something is in flight that only this process knows of and a restart must repeat. */
  needsResuming(): boolean {
    for (const { run } of this.scopes.values()) {
      if (run && (run.task?.phase === 'calling' || run.mapRun !== undefined)) return true;
    }
    return false;
  }

  #position(): object {
    return {
      scopes: [...this.scopes.values()],
      deadline: this.deadline,
      nextScope: this.#nextScope,
      events: this.#lastEvent,
    };
  }

  /** Makes the environment of the expressions of the current state. */
  environment(scope: Scope, extras: Extras = {}): Environment {
    const run = scope.run as StateRun;
    return {
      input: run.input.value,
      ...(extras.result !== undefined && { result: extras.result }),
      ...(extras.errorOutput !== undefined && { errorOutput: extras.errorOutput }),
      context: () => this.#context(scope, extras.token),
      variable: (name) => this.variable(scope, name),
      now: () => this.engine.now(),
    };
  }

  variable(scope: Scope, name: string): JsonValue | undefined {
    for (
      let at: Scope | undefined = scope;
      at;
      at = at.parent === undefined ? undefined : this.scopes.get(at.parent)
    ) {
      if (Object.hasOwn(at.variables, name)) return at.variables[name];
    }
    return undefined;
  }

  #context(scope: Scope, token: string | undefined): JsonObject {
    const { arn, record, role } = this;
    const { identity } = this.engine;
    const run = scope.run as StateRun;
    return contextObject({ identity, arn, record, role, run, token, item: this.#item(scope) });
  }

  #item(scope: Scope): MapItem | undefined {
    for (
      let at: Scope | undefined = scope;
      at;
      at = at.parent === undefined ? undefined : this.scopes.get(at.parent)
    ) {
      if (at.item) return at.item;
    }
    return undefined;
  }
}
