import type { MessagePort } from 'node:worker_threads';

/**
 * Detects that a thread has nothing left to run: no timer, no connection, no work of Node.js, and no pending message from the
 * runtime. Lambda detects this by the event `beforeExit` of a function's process. Whatever another function has left in the
 * thread counts as well, so detection may be late or fail, but is never wrong.
 */
export class EmptyLoop {
  readonly #port: MessagePort;
  readonly #isAsking: () => boolean;
  #resolve: (() => void) | undefined;
  #isReferenced = true;

  /**
   * @param port the port on which the thread receives messages from the runtime
   * @param isAsking whether the thread still expects an answer on it
   */
  constructor(port: MessagePort, isAsking: () => boolean) {
    this.#port = port;
    this.#isAsking = isAsking;
  }

  install(): void {
    process.on('beforeExit', () => {
      const resolve = this.#resolve;
      this.end();
      resolve?.();
    });
  }

  /** Starts watching, until `end`. @returns a promise that resolves when nothing is left to run, and otherwise stays pending */
  watch(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#resolve = resolve;
    this.look();
    return promise;
  }

  end(): void {
    this.#resolve = undefined;
    this.look();
  }

  /** Must be called when the thread has asked the runtime something or has received an answer. */
  look(): void {
    const isReferenced = this.#resolve === undefined || this.#isAsking();
    if (isReferenced === this.#isReferenced) return;
    this.#isReferenced = isReferenced;
    if (isReferenced) this.#port.ref();
    else this.#port.unref();
  }
}
