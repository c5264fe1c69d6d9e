import type { FunctionThread } from './function-thread.ts';

/** The most threads kept: as many as the runtimes of one process use when they run one after the other. */
const MAX_THREADS = 4;

/**
 * Keeps threads for successive runtimes of the same app in one process, such as those of tests. Each runtime takes over the
 * threads of an earlier one, with the modules of its functions. Loading these takes most of the time of a short-lived runtime.
 *
 * A function is a new instance in each runtime, with its own environment variables and log stream
 * (`AWS_LAMBDA_LOG_STREAM_NAME`). But the state of its modules lives on. So this is for code that keeps nothing between
 * invocations, or keeps it per instance. A thread with anything still running is ended with its runtime instead of being kept.
 *
 * @example
 * const threads = new KeptThreads();
 * const runtime = await startLocalRuntime({ assembly, identity, threads });
 */
export class KeptThreads {
  readonly #threads = new Set<FunctionThread>();
  /**
   * How many threads a runtime has as long as they suffice.
   * @internal
   */
  readonly perRuntime: number | undefined;

  /**
   * @param perRuntime how many threads a runtime has as long as they suffice; by default one for each core, at least three and
   * at most four. Code that runs in one thread is compiled once: if several processes share the cores, one thread is the
   * fastest
   */
  constructor({ perRuntime }: { readonly perRuntime?: number } = {}) {
    this.perRuntime = perRuntime;
  }

  /**
   * Takes out a thread for functions with this much memory.
   * @param memorySize in MiB
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
   * Keeps an idle thread, or ends it.
   * @internal
   */
  async keep(thread: FunctionThread): Promise<void> {
    const isReusable = await thread.leave();
    if (isReusable && this.#threads.size < MAX_THREADS) this.#threads.add(thread);
    else await thread.end();
  }

  /** Ends all threads that are kept. */
  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
