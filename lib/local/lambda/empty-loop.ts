import type { MessagePort } from 'node:worker_threads';

/**
 * Finds out that nothing is left in a thread that could run: no timer, no connection, no work of Node.js, and nothing that the
 * runtime will still say. It is what Lambda finds out by the event `beforeExit` of a function's process. What another function
 * has left in the thread counts as well, so that it may be found out late or not at all, and never wrongly.
 */
export class EmptyLoop {
  readonly #port: MessagePort;
  readonly #isAsking: () => boolean;
  #told: (() => void) | undefined;
  #holds = true;

  /**
   * @param port by which the thread hears from the runtime
   * @param isAsking whether the runtime will answer something by it
   */
  constructor(port: MessagePort, isAsking: () => boolean) {
    this.#port = port;
    this.#isAsking = isAsking;
  }

  install(): void {
    process.on('beforeExit', () => {
      const told = this.#told;
      this.end();
      told?.();
    });
  }

  /** Begins to watch, until `end`. @returns a promise for when nothing is left, which otherwise stays open */
  watch(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#told = resolve;
    this.look();
    return promise;
  }

  end(): void {
    this.#told = undefined;
    this.look();
  }

  /** To be called when the thread has asked the runtime something, or has got an answer. */
  look(): void {
    const holds = this.#told === undefined || this.#isAsking();
    if (holds === this.#holds) return;
    this.#holds = holds;
    if (holds) this.#port.ref();
    else this.#port.unref();
  }
}
