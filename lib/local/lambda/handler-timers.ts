import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';

/** Milliseconds between two checks whether a function is only waiting. */
const CHECK_INTERVAL = 5;
/** A function must be waiting at this many checks, since work on the threads of Node.js cannot be seen. */
const REQUIRED_CHECKS = 4;
/** Resources of a thread that is only waiting: its connection to the runtime, and timers. */
const WAITING: ReadonlySet<string> = new Set(['Immediate', 'MessagePort', 'Timeout']);
/** Milliseconds before the function's timeout in which no timer is fired early: those wait for the timeout. */
const TIMEOUT_RESERVE = 1_000;

type Callback = (...given: unknown[]) => void;

interface Waiting {
  /** By `performance.now`, including the time that was skipped. */
  readonly due: number;
  /** Milliseconds that the function's `Date` is ahead once it has fired. */
  readonly ahead: number;
  readonly fire: () => void;
}

/**
 * The timers of a function while the runtime's clock is paused: a function that only waits for a timer takes no real
 * time. When nothing else is under way in it (no request, no file), its next timer fires at once, and its `Date` goes
 * forward by the time that it has waited, until the end of the invocation. A timer never fires late: it also fires
 * after its delay in real time. While the clock runs, and between invocations, timers work as usual.
 */
export class HandlerTimers {
  readonly #isPaused: () => boolean;
  readonly #real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    wait: timersPromises.setTimeout,
  };
  readonly #waiting = new Map<NodeJS.Timeout, Waiting>();
  #skipped = 0;
  #ahead = 0;
  /** When the invocation times out, by `performance.now`; undefined between invocations. */
  #deadline: number | undefined;
  #checking = false;
  #quietChecks = 0;

  /** @param isPaused whether the runtime's clock is paused now */
  constructor(isPaused: () => boolean) {
    this.#isPaused = isPaused;
  }

  /** Milliseconds that the current invocation is ahead of the runtime's clock, since it has waited. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Milliseconds until the current invocation times out. */
  get remaining(): number {
    return this.#deadline === undefined ? 0 : this.#deadline - performance.now() - this.#skipped;
  }

  begin(timeoutInMillis: number): void {
    this.#skipped = 0;
    this.#ahead = 0;
    this.#deadline = performance.now() + timeoutInMillis;
  }

  end(): void {
    this.#deadline = undefined;
    this.#ahead = 0;
    this.#waiting.clear();
  }

  /** Replaces the timers of the thread. */
  install(): void {
    const set: unknown = Object.assign(
      (callback: Callback, delay?: number, ...given: unknown[]) => this.#set(callback, delay, given),
      { [promisify.custom]: this.#wait },
    );
    const clear = (timer: NodeJS.Timeout | undefined): void => {
      if (timer !== undefined) this.#waiting.delete(timer);
      this.#real.clearTimeout(timer);
    };
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    Object.assign(timers, { setTimeout: set, clearTimeout: clear });
    Object.assign(timersPromises, { setTimeout: this.#wait });
    syncBuiltinESMExports();
  }

  readonly #wait = <Value>(
    delay?: number,
    value?: Value,
    options?: { ref?: boolean; signal?: AbortSignal },
  ): Promise<Value> => {
    if (options !== undefined) return this.#real.wait(delay, value as Value, options);
    return new Promise((resolve) => {
      this.#set(() => resolve(value as Value), delay, []);
    });
  };

  #set(callback: Callback, delay: number | undefined, given: readonly unknown[]): NodeJS.Timeout {
    const timer: NodeJS.Timeout = this.#real.setTimeout(
      (...values: unknown[]) => {
        this.#advanceDate(timer);
        callback(...values);
      },
      delay,
      ...given,
    );
    if (this.#deadline !== undefined && this.#isPaused()) {
      const wait = Math.max(Number(delay) || 0, 1);
      const due = performance.now() + this.#skipped + wait;
      this.#waiting.set(timer, { due, ahead: this.#ahead + wait, fire: () => callback(...given) });
      this.#check();
    }
    return timer;
  }

  #advanceDate(timer: NodeJS.Timeout): void {
    this.#ahead = Math.max(this.#ahead, this.#waiting.get(timer)?.ahead ?? 0);
    this.#waiting.delete(timer);
  }

  #check(): void {
    if (this.#checking) return;
    this.#checking = true;
    this.#quietChecks = 0;
    const look = (): void => {
      if (this.#deadline === undefined || this.#waiting.size === 0 || !this.#isPaused()) {
        this.#checking = false;
        return;
      }
      const quiet = process.getActiveResourcesInfo().every((name) => WAITING.has(name));
      this.#quietChecks = quiet ? this.#quietChecks + 1 : 0;
      if (this.#quietChecks >= REQUIRED_CHECKS) {
        this.#quietChecks = 0;
        this.#skip();
      }
      this.#real.setTimeout(look, CHECK_INTERVAL).unref();
    };
    this.#real.setTimeout(look, CHECK_INTERVAL).unref();
  }

  /** Fires the timer that is due first, unless the function would have timed out by then. */
  #skip(): void {
    let next: [NodeJS.Timeout, Waiting] | undefined;
    for (const entry of this.#waiting) {
      if (entry[0].hasRef() && (!next || entry[1].due < next[1].due)) next = entry;
    }
    if (!next) return;
    const [timer, { due, fire }] = next;
    const left = Math.max(0, due - performance.now() - this.#skipped);
    if (left > this.remaining - TIMEOUT_RESERVE) return;
    this.#skipped += left;
    this.#advanceDate(timer);
    this.#real.clearTimeout(timer);
    fire();
  }
}
