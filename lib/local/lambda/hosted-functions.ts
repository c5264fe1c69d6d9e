import { AsyncLocalStorage } from 'node:async_hooks';
import { getHeapStatistics } from 'node:v8';
import { type Handler, loadHandler } from './load-handler.ts';
import { TaskRoots } from './task-root.ts';
import type { FunctionSetup } from './worker-protocol.ts';

interface Loaded {
  readonly setup: FunctionSetup;
  readonly handler: Handler;
}

/**
 * The functions that a thread has loaded, each with modules and environment variables of its own. Whatever runs is
 * attributed to its function, also timers and promises that outlast an invocation.
 */
export class HostedFunctions {
  readonly #heapBefore: Float64Array;
  readonly #roots = new TaskRoots();
  readonly #loaded = new Map<string, Loaded>();
  readonly #current = new AsyncLocalStorage<string>();
  /** The function to which `process.env` belongs. */
  #environmentOf: string | undefined;

  constructor({ heapBefore }: { heapBefore: Float64Array }) {
    this.#heapBefore = heapBefore;
    this.#roots.install();
  }

  /** The function whose code is running; undefined outside of all. */
  running(): string | undefined {
    return this.#current.getStore();
  }

  contextOf(functionId: string): FunctionSetup['context'] {
    return this.#of(functionId).setup.context;
  }

  /** @throws what loading the code throws, or `RuntimeError` when there is no such handler */
  async load(functionId: string, setup: FunctionSetup): Promise<void> {
    this.#measureHeap();
    this.#useEnvironment(functionId, setup);
    const suffix = this.#roots.add(setup.codeFolder);
    const handler = await this.#current.run(functionId, () =>
      loadHandler(setup.codeFolder, setup.handler, suffix),
    );
    this.#loaded.set(functionId, { setup, handler });
  }

  async invoke(functionId: string, event: unknown, context: unknown): Promise<unknown> {
    const { setup, handler } = this.#of(functionId);
    this.#measureHeap();
    this.#useEnvironment(functionId, setup);
    return this.#current.run(functionId, () => handler(event, context));
  }

  forget(functionId: string): void {
    this.#loaded.delete(functionId);
  }

  #of(functionId: string): Loaded {
    const loaded = this.#loaded.get(functionId);
    if (!loaded) throw new Error(`The function ${functionId} is not loaded`);
    return loaded;
  }

  #measureHeap(): void {
    const { used_heap_size, external_memory } = getHeapStatistics();
    this.#heapBefore[0] = used_heap_size + external_memory;
  }

  /** Fills `process.env` for a function. The object stays the same, since code may hold on to it. */
  #useEnvironment(functionId: string, { environment }: FunctionSetup): void {
    if (this.#environmentOf === functionId) return;
    this.#environmentOf = functionId;
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    for (const [name, value] of Object.entries(environment)) {
      if (process.env[name] !== value) process.env[name] = value;
    }
  }
}
