import { EventEmitter } from 'node:events';

/** The events of a process that are about errors outside all handlers. */
export type ErrorEvent = 'uncaughtException' | 'unhandledRejection';

const EVENTS: ReadonlySet<unknown> = new Set<ErrorEvent>(['uncaughtException', 'unhandledRejection']);
/** The methods that get the name of an event first, except `emit`, by which Node.js reports errors. */
const METHODS = [
  'addListener',
  'listenerCount',
  'listeners',
  'off',
  'on',
  'once',
  'prependListener',
  'prependOnceListener',
  'rawListeners',
  'removeAllListeners',
  'removeListener',
] as const;

/**
 * The listeners that one function has for errors outside its handler. In Lambda each function has a process, with its own
 * listeners; here functions share a thread.
 */
export class ErrorListeners {
  readonly #own = new EventEmitter();
  readonly #removed = new Set<ErrorEvent>();

  /** Whether the function has removed all listeners for an event, also those of Lambda's client. */
  hasRemoved(event: ErrorEvent): boolean {
    return this.#removed.has(event);
  }

  /** Calls the function's listeners for an event. @returns whether there are any */
  notify(event: ErrorEvent, ...given: readonly unknown[]): boolean {
    return this.#own.emit(event, ...given);
  }

  /** Makes the thread's `process` keep such listeners for the function that is running. */
  static install(running: () => ErrorListeners | undefined): void {
    for (const name of METHODS) {
      const original = process[name] as (...given: unknown[]) => unknown;
      const replaced = (...given: unknown[]): unknown => {
        const listeners = running();
        const isOfAll = name === 'removeAllListeners' && given.length === 0;
        if (!listeners || !(isOfAll || EVENTS.has(given[0]))) return original.apply(process, given);
        if (name === 'removeAllListeners') {
          for (const event of isOfAll ? EVENTS : given) listeners.#removed.add(event as ErrorEvent);
        }
        const result = (listeners.#own[name] as (...values: unknown[]) => unknown).apply(
          listeners.#own,
          given,
        );
        return result === listeners.#own ? process : result;
      };
      Object.assign(process, { [name]: replaced });
    }
  }
}
