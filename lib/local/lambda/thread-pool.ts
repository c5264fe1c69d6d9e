import { availableParallelism } from 'node:os';
import { FunctionThread } from './function-thread.ts';
import { failedOutcome, type HostedFunction, type InvocationOutcome } from './hosted-function.ts';
import type { Invocation } from './invocation.ts';
import type { KeptThreads } from './kept-threads.ts';
import type { WorkerEnvironment } from './worker-environment.ts';
import type { FunctionErrorPayload } from './worker-protocol.ts';

/**
 * How many threads are kept by default: one more than two cores, since a function waits for the runtime much of its time. More
 * are started only if some wait for something else or do not come to an end.
 */
const DEFAULT_THREADS = Math.max(3, Math.min(availableParallelism(), 4));
const MAX_THREADS = 64;
/**
 * Milliseconds that an invocation waits for a thread with an instance of its function. Loading the function in another thread
 * takes a tenth of a second of processor time, and most invocations end sooner.
 */
const INSTANCE_DELAY = 200;
/** Milliseconds that an invocation waits before another thread is started. */
const GROWTH_DELAY = 100;
/** Milliseconds after which idle threads beyond those that are kept are ended. */
const IDLE_LIMIT = 30_000;

interface Waiting extends Invocation {
  readonly since: number;
  readonly finish: (outcome: InvocationOutcome) => void;
}

/**
 * The threads of a runtime, shared by all functions. A thread runs one invocation at a time and keeps the functions that it has
 * run. So a few threads are enough, each function is loaded once or twice, and a fault in a function ends one thread and no
 * other invocation.
 */
export class ThreadPool {
  readonly #environment: WorkerEnvironment;
  readonly #kept: KeptThreads | undefined;
  readonly #minThreads: number;
  readonly #threads = new Set<FunctionThread>();
  readonly #idle = new Set<FunctionThread>();
  /** Threads with an outdated configuration of a function. They are ended as soon as they are free. */
  readonly #stale = new WeakSet<FunctionThread>();
  #waiting: Waiting[] = [];
  #starting = 0;
  #memorySize = 128;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  /** Whether threads were ended for lack of invocations and there has been none since. */
  #isShrunk = false;

  /** @param kept provides threads that an earlier runtime has left, and takes them back at the end */
  constructor(environment: WorkerEnvironment, kept?: KeptThreads) {
    this.#environment = environment;
    this.#kept = kept;
    this.#minThreads = kept?.perRuntime ?? DEFAULT_THREADS;
  }

  /** Announces a function that may be invoked. */
  expect({ configuration: { memorySize } }: HostedFunction): void {
    this.#memorySize = Math.max(this.#memorySize, memorySize);
  }

  /** Runs an invocation. Never rejects because of the function. */
  invoke(invocation: Invocation): Promise<InvocationOutcome> {
    if (this.#closed) return Promise.resolve(failedOutcome(CLOSED));
    this.#isShrunk = false;
    const { waits } = this.#environment;
    const { requestId } = invocation;
    return new Promise((resolve) => {
      waits?.begin(requestId);
      const finish = (outcome: InvocationOutcome): void => {
        waits?.end(requestId);
        resolve(outcome);
      };
      this.#waiting.push({ ...invocation, since: performance.now(), finish });
      this.#dispatch();
    });
  }

  /** Ends the instances of an outdated configuration. Running invocations continue. */
  retire(functionId: string): void {
    for (const thread of this.#threads) {
      if (!thread.has(functionId)) continue;
      if (this.#idle.has(thread)) this.#discard(thread);
      else this.#stale.add(thread);
    }
  }

  /** Starts the threads that are kept, so that the first invocations need not wait for them. */
  async prewarm(): Promise<void> {
    this.#takeKept();
    const missing = this.#minThreads - this.#threads.size;
    await Promise.all(Array.from({ length: Math.max(0, missing) }, () => this.#start()));
  }

  /** Ends threads that have been idle for too long. */
  reap(now: number = performance.now()): void {
    for (const thread of this.#idle) {
      if (this.#threads.size <= this.#minThreads) return;
      if (now - thread.idleSince > IDLE_LIMIT) this.#discard(thread);
    }
  }

  /** Ends all threads but one until the next invocation, unless one is running something. */
  shrink(): void {
    if (this.#idle.size < this.#threads.size || this.#waiting.length > 0) return;
    this.#isShrunk = true;
    const [first, ...others] = [...this.#idle].toSorted((a, b) => b.instances - a.instances);
    for (const thread of others) this.#discard(thread);
    first?.shrink();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.all([...this.#threads].map((thread) => this.#leave(thread)));
    for (const waiting of this.#waiting.splice(0)) waiting.finish(failedOutcome(CLOSED));
  }

  #leave(thread: FunctionThread): Promise<void> {
    const canBeKept = this.#kept && this.#idle.has(thread) && !this.#stale.has(thread);
    return canBeKept ? (this.#kept as KeptThreads).keep(thread) : thread.end();
  }

  #takeKept(): void {
    while (this.#threads.size + this.#starting < this.#minThreads) {
      const thread = this.#kept?.take(this.#memorySize);
      if (!thread) return;
      thread.enter(this.#environment);
      thread.onEnd(() => this.#forget(thread));
      this.#threads.add(thread);
      this.#idle.add(thread);
    }
  }

  #dispatch(): void {
    if (this.#closed || this.#isShrunk) return;
    this.#takeKept();
    // This also replaces threads that have ended.
    for (let count = this.#threads.size + this.#starting; count < this.#minThreads; count++)
      void this.#start();
    const now = performance.now();
    const rest: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const thread = this.#idle.size > 0 ? this.#threadFor(waiting, now) : undefined;
      if (thread) void this.#run(thread, waiting);
      else rest.push(waiting);
    }
    this.#waiting = rest;
    if (rest.length === 0) return;
    // Messages that the threads have sent in the meantime are handled first.
    this.#timer ??= setTimeout(() => setImmediate(() => this.#lookAgain()), INSTANCE_DELAY);
  }

  /**
   * Finds a free thread: one with an instance of the function, or else one that had an instance in an earlier runtime, or else
   * the emptiest. If another thread has an instance or is starting, the invocation waits a little for it instead.
   */
  #threadFor({ of, since }: Waiting, now: number): FunctionThread | undefined {
    let emptiest: FunctionThread | undefined;
    let before: FunctionThread | undefined;
    for (const thread of this.#idle) {
      if (thread.has(of.id)) return thread;
      if (!emptiest || thread.instances < emptiest.instances) emptiest = thread;
      if (thread.hadBefore(of)) before ??= thread;
    }
    if (now - since >= INSTANCE_DELAY) return before ?? emptiest;
    for (const thread of this.#threads) if (thread.has(of.id)) return undefined;
    if (before) return before;
    return emptiest?.instances === 0 || this.#starting === 0 ? emptiest : undefined;
  }

  #lookAgain(): void {
    this.#timer = undefined;
    const now = performance.now();
    const [first] = this.#waiting;
    if (first && this.#idle.size === 0 && this.#starting === 0 && this.#threads.size < MAX_THREADS) {
      const working = [...this.#threads].filter((thread) => thread.isWorking()).length;
      if (working < this.#minThreads && now - first.since > GROWTH_DELAY) void this.#start();
    }
    this.#dispatch();
  }

  async #start(): Promise<void> {
    this.#starting++;
    const thread = new FunctionThread(this.#environment, this.#memorySize);
    thread.onEnd(() => this.#forget(thread));
    await thread.ready;
    this.#starting--;
    if (thread.unstarted) return this.#giveUp(thread.unstarted);
    if (thread.ended || this.#closed) return void thread.end();
    this.#threads.add(thread);
    this.#release(thread);
  }

  /** Fails all waiting invocations if a thread could not be started and there is no other that would run them. */
  #giveUp(error: FunctionErrorPayload): void {
    if (this.#threads.size + this.#starting > 0) return;
    for (const waiting of this.#waiting.splice(0)) waiting.finish(failedOutcome(error));
  }

  async #run(thread: FunctionThread, waiting: Waiting): Promise<void> {
    this.#idle.delete(thread);
    const outcome = await thread.invoke(waiting);
    waiting.finish(outcome);
    if (this.#threads.has(thread)) this.#release(thread);
  }

  #release(thread: FunctionThread): void {
    if (thread.ended) this.#threads.delete(thread);
    else if (this.#stale.has(thread)) this.#discard(thread);
    else this.#idle.add(thread);
    this.#dispatch();
  }

  #discard(thread: FunctionThread): void {
    this.#threads.delete(thread);
    this.#idle.delete(thread);
    void thread.end();
  }

  #forget(thread: FunctionThread): void {
    this.#threads.delete(thread);
    this.#idle.delete(thread);
    if (!thread.unstarted) this.#dispatch();
  }
}

const CLOSED = { errorType: 'Runtime.ExitError', errorMessage: 'Error: The local runtime has been stopped' };
