import type { FunctionThread } from './function-thread.ts';

/** As many as runtimes of one process have between them when they run one after the other. */
const MOST = 4;

/**
 * Threads of functions for runtimes of the same app that follow each other in a process, such as those of tests: each takes
 * the threads over that an earlier one has left, with the modules of its functions. Loading these takes most of the time of a
 * short-lived runtime.
 *
 * A function is a new instance in each runtime, with variables and a log stream of its own (`AWS_LAMBDA_LOG_STREAM_NAME`).
 * But what its modules keep lives on. So this is for code that keeps nothing between invocations, or keeps it by its instance.
 * A thread in which something still goes on is ended with its runtime, and not kept.
 *
 * @example
 * const threads = new KeptThreads();
 * const runtime = await startLocalRuntime({ assembly, identity, threads });
 */
export class KeptThreads {
  readonly #threads = new Set<FunctionThread>();
  /**
   * How many threads a runtime has as long as they are enough.
   * @internal
   */
  readonly perRuntime: number | undefined;

  /**
   * @param perRuntime how many threads a runtime has as long as they are enough; unless given, one for each core, at least three
   *   and at most four. Code that runs in one thread is compiled once: where several processes share the cores, one is the quickest
   */
  constructor({ perRuntime }: { readonly perRuntime?: number } = {}) {
    this.perRuntime = perRuntime;
  }

  /**
   * A thread for functions that may have so much memory.
   * @param memorySize MiB
   * @internal
   */
  take(memorySize: number): FunctionThread | undefined {
    for (const thread of this.#threads) {
      if (!thread.ended && thread.memorySize < memorySize) continue;
      this.#threads.delete(thread);
      if (!thread.ended) return thread;
    }
    return undefined;
  }

  /**
   * Takes a thread that is idle, or ends it.
   * @internal
   */
  async keep(thread: FunctionThread): Promise<void> {
    const canGoOn = await thread.leave();
    if (canGoOn && this.#threads.size < MOST) this.#threads.add(thread);
    else await thread.end();
  }

  /** Ends the threads that are kept now. */
  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
