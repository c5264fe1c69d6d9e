import type { Activity } from '../../activity.ts';
import { type AccountIdentity, AwsError } from '../../aws-error.ts';
import type { Clock } from '../../clock.ts';
import type { CallService, JsonObject } from '../../service.ts';
import { compileProgram } from '../definition/program.ts';
import type { Store } from '../store/store.ts';
import { type CompiledDefinition, type EngineContext, Execution } from './execution.ts';
import { handleMessage } from './handle-message.ts';
import type { ExecutionMessage } from './message.ts';
import type { ExecutionRecord, ExecutionStatus, TimerRecord } from './model.ts';

export interface EngineOptions {
  readonly identity: AccountIdentity;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly callService: CallService;
  readonly store: Store;
  /** Called after each commit, before its effects. */
  readonly onCommit?: (() => void) | undefined;
  /** Called after the commit for each execution that has started or was redriven. */
  readonly onStarted?: ((arn: string) => void) | undefined;
  /** Called after the commit for each execution that has ended. */
  readonly onEnded?: ((arn: string, status: ExecutionStatus) => void) | undefined;
  /** Called for each timer of an execution that fires. */
  readonly onTimer?: ((timer: TimerRecord) => void) | undefined;
}

const MAX_TIMERS_AT_ONCE = 1000;
/** How many executions with calls in flight stay in memory. Others are loaded again. */
const MAX_KEPT = 10_000;

/**
 * Drives executions. Everything that happens to an execution reaches it as a message. Each execution handles its messages one
 * after the other. Once per turn of the event loop, one transaction saves all changes, and only then do their effects take
 * place: answers, calls, timers.
 */
export class Engine implements EngineContext {
  readonly identity: AccountIdentity;
  readonly store: Store;
  readonly callService: CallService;
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #onCommit: (() => void) | undefined;
  readonly #onStarted: EngineOptions['onStarted'];
  readonly #onEnded: EngineOptions['onEnded'];
  readonly #onTimer: EngineOptions['onTimer'];
  readonly #definitions = new Map<number, CompiledDefinition>();
  readonly #loaded = new Map<number, Execution>();
  #changed = new Set<Execution>();
  #takenTimers = new Set<number>();
  /** Whether the next timer may differ from the one set on the clock. */
  #timersChanged = false;
  #nextDue: number | undefined;
  #disarm: () => void = () => {};
  #endActivity: (() => void) | undefined;
  /** The callers of `shown`, waiting for what they have read to be saved. */
  #readers: (() => void)[] = [];
  #closed = false;

  constructor(options: EngineOptions) {
    this.identity = options.identity;
    this.store = options.store;
    this.callService = options.callService;
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.#onCommit = options.onCommit;
    this.#onStarted = options.onStarted;
    this.#onEnded = options.onEnded;
    this.#onTimer = options.onTimer;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Continues everything that was running according to the database. */
  start(): void {
    for (const id of this.store.executionsToResume()) this.send(id, { type: 'resume' });
    for (const { execution, scope } of this.store.waitersForEnded())
      this.send(execution, { type: 'child', scope });
    this.#arm();
  }

  /** Stops. Everything acknowledged has been saved; answers to calls in flight are ignored. */
  close(): void {
    this.#closed = true;
    this.#disarm();
    this.#idle();
  }

  startExecution(record: ExecutionRecord): void {
    if (this.#closed) return;
    const execution = new Execution(record, this.definition(record.definition), this);
    this.#loaded.set(record.id, execution);
    this.#deliver(execution, { type: 'start' });
  }

  /** Like `startExecution`, but resolves once the start is durable. */
  startDurably(record: ExecutionRecord): Promise<void> {
    return new Promise((resolve) => {
      this.startExecution(record);
      this.#loaded.get(record.id)?.afterCommit(resolve);
    });
  }

  send(id: number, message: ExecutionMessage): void {
    if (this.#closed) return;
    const execution = this.#loaded.get(id) ?? this.#load(id);
    if (execution) this.#deliver(execution, message);
    else if (message.type === 'timer') this.store.deleteTimer(message.timer.id);
  }

  /** Sends a message and waits for its reply. Rejects if the message is refused. */
  request(
    id: number,
    message: (reply: { done(): void; refused(error: AwsError): void }) => ExecutionMessage,
  ): Promise<void> {
    return new Promise((done, refused) => {
      if (this.#closed) return refused(new AwsError('ServiceUnavailable', 'The engine is closed', 503));
      this.send(id, message({ done, refused }));
    });
  }

  notifyStarted(execution: Execution): void {
    this.#onStarted?.(execution.arn);
  }

  notifyEnded(execution: Execution): void {
    this.#onEnded?.(execution.arn, execution.record.status);
  }

  /**
   * Resolves when everything that is visible now is safe; undefined if it already is. Answers that show executions wait for it
   * after they were made.
   */
  shown(): Promise<void> | undefined {
    if (!this.#endActivity || this.#closed) return undefined;
    return new Promise((resolve) => this.#readers.push(resolve));
  }

  track(work: () => Promise<void>): void {
    void this.#activity.start(work);
  }

  /** Returns an execution that is in memory, saved or not; undefined if only the database has it. */
  recordInMemory(id: number): ExecutionRecord | undefined {
    return this.#loaded.get(id)?.record;
  }

  definition(id: number): CompiledDefinition {
    let compiled = this.#definitions.get(id);
    if (!compiled) {
      const { text, role } = this.store.machines.definition(id);
      compiled = { program: compileProgram(JSON.parse(text) as JsonObject), role };
      this.#definitions.set(id, compiled);
    }
    return compiled;
  }

  #load(id: number): Execution | undefined {
    const record = this.store.execution(id);
    const position = record && this.store.position(id);
    if (!record) return undefined;
    const execution = new Execution(record, this.definition(record.definition), this, position ?? CLOSED);
    this.#loaded.set(id, execution);
    return execution;
  }

  #deliver(execution: Execution, message: ExecutionMessage): void {
    execution.inbox.push(message);
    this.#change(execution);
    if (!execution.busy) void this.#work(execution);
  }

  async #work(execution: Execution): Promise<void> {
    execution.busy = true;
    const find = (arn: string): ExecutionRecord | undefined => this.find(arn);
    for (let next = execution.inbox.shift(); next; next = execution.inbox.shift())
      await handleMessage(execution, next, find);
    execution.busy = false;
  }

  #change(execution: Execution): void {
    this.#changed.add(execution);
    if (this.#endActivity) return;
    this.#endActivity = this.#activity.begin();
    setImmediate(() => this.#commit());
  }

  /** Saves all executions that are not busy in one transaction, then carries out their effects in order. */
  #commit(): void {
    if (this.#closed) return;
    const saved: Execution[] = [];
    const unfinished = new Set<Execution>();
    for (const execution of this.#changed) {
      if (execution.busy) unfinished.add(execution);
      else saved.push(execution);
    }
    this.#changed = unfinished;
    if (this.#takenTimers.size > 0) this.#timersChanged = true;
    this.store.transaction(() => {
      for (const execution of saved) if (execution.save(this.store).timers) this.#timersChanged = true;
    });
    this.#takenTimers.clear();
    // Effects of whatever happens from here on belong to the next commit.
    const effects = [...saved.flatMap((execution) => execution.takeEffects()), ...this.#readers.splice(0)];
    this.#onCommit?.();
    const flushed = this.store.flushed();
    if (flushed) void flushed.then(() => this.#carryOut(saved, effects));
    else this.#carryOut(saved, effects);
  }

  /** Carries out the effects of a commit that the disk holds. Whatever arrived in the meantime shares the next commit. */
  #carryOut(saved: readonly Execution[], effects: readonly (() => void)[]): void {
    if (this.#closed) return;
    for (const effect of effects) effect();
    for (const execution of saved) {
      if (!this.#changed.has(execution) && !this.#shouldKeep(execution))
        this.#loaded.delete(execution.record.id);
    }
    if (this.#changed.size > 0) setImmediate(() => this.#commit());
    else {
      if (this.#timersChanged) this.#arm();
      this.#timersChanged = false;
      this.#idle();
    }
  }

  /** Ends the activity: there is nothing left to save. */
  #idle(): void {
    this.#endActivity?.();
    this.#endActivity = undefined;
    for (const answer of this.#readers.splice(0)) answer();
  }

  #shouldKeep(execution: Execution): boolean {
    return execution.isOpen && this.#loaded.size < MAX_KEPT && execution.needsResuming();
  }

  /** Finds an execution by ARN, of a state machine or of a map run. */
  find(arn: string): ExecutionRecord | undefined {
    const record = this.store.executionByArn(arn);
    return (record && this.recordInMemory(record.id)) ?? record;
  }

  /** Sets one timer on the clock, for the next timer in the database. */
  #arm(): void {
    if (this.#closed) return;
    const due = this.store.nextDue();
    if (due === this.#nextDue) return;
    this.#disarm();
    this.#nextDue = due;
    if (due !== undefined)
      this.#disarm = this.#clock.setTimer(due, () => this.#fire(), { subject: { kind: 'workflow' } });
  }

  #fire(): void {
    this.#nextDue = undefined;
    for (const timer of this.store.dueTimers(this.now(), MAX_TIMERS_AT_ONCE)) {
      if (this.#takenTimers.has(timer.id)) continue;
      this.#takenTimers.add(timer.id);
      this.#onTimer?.(timer);
      this.send(timer.execution, { type: 'timer', timer });
    }
    if (this.#takenTimers.size === 0) this.#arm();
  }
}

/** The position of an execution that can only be read. */
const CLOSED = JSON.stringify({ scopes: [], nextScope: 1, events: 0 });
