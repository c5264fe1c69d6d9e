import { AsyncLocalStorage } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import { getHeapStatistics } from 'node:v8';
import { ErrorListeners } from './error-listeners.ts';
import type { Handler, Unanswered } from './handler.ts';
import { loadHandler } from './load-handler.ts';
import { TaskRoots } from './task-root.ts';
import type { FunctionSetup } from './worker-protocol.ts';

interface Loaded {
  readonly setup: FunctionSetup;
  readonly handler: Handler;
}

/**
 * The functions that a thread has loaded, each with its own modules and environment variables. All code that runs is attributed
 * to its function, including timers and promises that outlast an invocation.
 */
export class HostedFunctions {
  readonly #heapBefore: Float64Array;
  readonly #roots = new TaskRoots();
  readonly #loaded = new Map<string, Loaded>();
  /** The handlers of functions of earlier runtimes and their listeners, by kind. */
  readonly #left = new Map<string, { readonly handler: Handler; readonly listeners: ErrorListeners }>();
  readonly #current = new AsyncLocalStorage<string>();
  /** The environment variables of each function. Code may change its own. */
  readonly #environments = new Map<string, Record<string, string>>();
  readonly #listeners = new Map<string, ErrorListeners>();
  /** The function whose turn it is. */
  #turnOf: string | undefined;

  constructor({ heapBefore }: { heapBefore: Float64Array }) {
    this.#heapBefore = heapBefore;
    this.#roots.install();
    process.env = this.#environmentOfCaller();
    ErrorListeners.install(() => this.#listeners.get(this.running() ?? ''));
    syncBuiltinESMExports();
  }

  /** Returns the function whose code is running; undefined outside all functions. */
  running(): string | undefined {
    return this.#current.getStore();
  }

  contextOf(functionId: string): FunctionSetup['context'] {
    return this.#of(functionId).setup.context;
  }

  unansweredOf(functionId: string): Unanswered {
    return this.#of(functionId).handler.unanswered;
  }

  /** Returns the function's own listeners for errors outside its handler. */
  listenersOf(functionId: string): ErrorListeners | undefined {
    return this.#listeners.get(functionId);
  }

  /** Returns the Lambda runtime, such as `nodejs24.x`; undefined if the function is not loaded. */
  runtimeOf(functionId: string): string | undefined {
    return this.#loaded.get(functionId)?.setup.runtime;
  }

  /**
   * Loads a function, or reuses the modules that the same function had in an earlier runtime.
   * @returns whether modules were loaded
   * @throws what loading the code throws, or `RuntimeError` if the handler does not exist
   */
  async load(functionId: string, setup: FunctionSetup): Promise<boolean> {
    this.#measureHeap();
    this.#turnOf = functionId;
    this.#environments.set(functionId, { ...setup.environment });
    const left = this.#left.get(setup.kind);
    if (left) {
      this.#left.delete(setup.kind);
      this.#loaded.set(functionId, { setup, handler: left.handler });
      this.#listeners.set(functionId, left.listeners);
      return false;
    }
    this.#listeners.set(functionId, new ErrorListeners());
    const { codeFolder, optFolder, runtime } = setup;
    const suffix = this.#roots.add(
      codeFolder,
      optFolder === undefined ? undefined : { opt: optFolder, runtime },
    );
    const handler = await this.#current.run(functionId, () => loadHandler(setup, suffix));
    this.#loaded.set(functionId, { setup, handler });
    return true;
  }

  /** Forgets all functions, but keeps their modules for functions of the next runtime. */
  leave(): void {
    for (const [functionId, { setup, handler }] of this.#loaded) {
      const listeners = this.#listeners.get(functionId) ?? new ErrorListeners();
      this.#left.set(setup.kind, { handler, listeners });
    }
    this.#loaded.clear();
    this.#listeners.clear();
    this.#environments.clear();
    this.#turnOf = undefined;
  }

  async invoke(functionId: string, event: unknown, context: object): Promise<unknown> {
    const { handler } = this.#of(functionId);
    this.#measureHeap();
    this.#turnOf = functionId;
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

  /**
   * Returns the environment variables of the calling function, even after its turn, as when the SDK reads credentials. Code
   * outside all functions sees those of the function whose turn it is.
   */
  #environmentOfCaller(): NodeJS.ProcessEnv {
    const variables = (): Record<string, string> =>
      this.#environments.get(this.running() ?? this.#turnOf ?? '') ?? {};
    return new Proxy<NodeJS.ProcessEnv>(
      {},
      {
        get: (_target, name) => (typeof name === 'string' ? variables()[name] : undefined),
        has: (_target, name) => Object.hasOwn(variables(), name),
        ownKeys: () => Object.keys(variables()),
        getOwnPropertyDescriptor: (_target, name) => {
          const descriptor = Object.getOwnPropertyDescriptor(variables(), name);
          return descriptor && { ...descriptor, configurable: true };
        },
        set: (_target, name, value) => Reflect.set(variables(), name, String(value)),
        deleteProperty: (_target, name) => Reflect.deleteProperty(variables(), name),
      },
    );
  }
}
