import { availableParallelism } from 'node:os';
import { FunctionThread } from './function-thread.ts';
import { failedOutcome, type HostedFunction, type InvocationOutcome } from './hosted-function.ts';
import type { Invocation } from './invocation.ts';
import type { KeptThreads } from './kept-threads.ts';
import type { WorkerEnvironment } from './worker-environment.ts';
import type { FunctionErrorPayload } from './worker-protocol.ts';

/**
 * How many threads are kept unless told: one more than two cores, since a function waits for the runtime much of its time. More
 * are started only for those that wait for something else, or do not come to an end.
 */
const KEPT_THREADS = Math.max(3, Math.min(availableParallelism(), 4));
const MAX_THREADS = 64;
/**
 * Milliseconds that an invocation waits for a thread that has an instance of its function. Loading the function in
 * another one takes a tenth of a second of processor time, and most invocations end sooner.
 */
const INSTANCE_DELAY = 200;
/** Milliseconds that an invocation waits before another thread is started. */
const GROWTH_DELAY = 100;
/** Milliseconds after which a thread beyond those that are kept is ended. */
const IDLE_LIMIT = 30_000;

interface Waiting extends Invocation {
  readonly since: number;
  readonly finish: (outcome: InvocationOutcome) => void;
}

/**
 * The threads of a runtime, which all functions share. A thread runs one invocation at a time, and keeps the functions
 * that it has run. So few threads are enough, each function is loaded once or twice, and what goes wrong in a function
 * ends one thread and no other invocation.
 */
export class ThreadPool {
  readonly #environment: WorkerEnvironment;
  readonly #kept: KeptThreads | undefined;
  readonly #least: number;
  readonly #threads = new Set<FunctionThread>();
  readonly #idle = new Set<FunctionThread>();
  /** Threads with a configuration of a function that is no longer used, which are ended as soon as they are free. */
  readonly #stale = new WeakSet<FunctionThread>();
  #waiting: Waiting[] = [];
  #starting = 0;
  #memorySize = 128;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  /** Whether threads were ended because nothing was invoked, and nothing has been since. */
  #isShrunk = false;

  /** @param kept where threads come from that an earlier runtime has left, and go to at the end */
  constructor(environment: WorkerEnvironment, kept?: KeptThreads) {
    this.#environment = environment;
    this.#kept = kept;
    this.#least = kept?.perRuntime ?? KEPT_THREADS;
  }

  /** Tells of a function that may run. */
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

  /** Ends the instances of a configuration that is no longer used. Invocations that are running go on. */
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
    const missing = this.#least - this.#threads.size;
    await Promise.all(Array.from({ length: Math.max(0, missing) }, () => this.#start()));
  }

  /** Ends threads that have been idle for long. */
  reap(now: number = performance.now()): void {
    for (const thread of this.#idle) {
      if (this.#threads.size <= this.#least) return;
      if (now - thread.idleSince > IDLE_LIMIT) this.#discard(thread);
    }
  }

  /** Ends the threads but one until something is invoked, unless one is running something. */
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
    while (this.#threads.size + this.#starting < this.#least) {
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
    // Also after one has ended.
    for (let count = this.#threads.size + this.#starting; count < this.#least; count++) void this.#start();
    const now = performance.now();
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const thread = this.#idle.size > 0 ? this.#threadFor(waiting, now) : undefined;
      if (thread) void this.#run(thread, waiting);
      else left.push(waiting);
    }
    this.#waiting = left;
    if (left.length === 0) return;
    // What the threads have said meanwhile is heard before.
    this.#timer ??= setTimeout(() => setImmediate(() => this.#lookAgain()), INSTANCE_DELAY);
  }

  /**
   * A free thread with an instance of the function. Else one that has had one in an earlier runtime, or the emptiest, unless another one has an instance or is just
   * being started: for these an invocation waits a little.
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
      if (working < this.#least && now - first.since > GROWTH_DELAY) void this.#start();
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

  /** A thread could not be started: without any, nobody would ever run what waits. */
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
