import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import type { WaitMessage } from './worker-protocol.ts';

/** Milliseconds between checks whether a function is only waiting. */
const CHECK_INTERVAL = 5;
/** How many checks must find a function waiting. Several are needed, since work on the threads of Node.js is invisible. */
const REQUIRED_CHECKS = 4;
/** Resources of a thread that is only waiting: its connection to the runtime, and timers. */
const WAITING: ReadonlySet<string> = new Set(['Immediate', 'MessagePort', 'Timeout']);

/** Milliseconds of real time, also after the clocks of the functions have been replaced. */
const monotonic = performance.now.bind(performance);

type Callback = (...given: unknown[]) => void;

interface Waiting {
  /** By `performance.now`, plus the time that was skipped. */
  readonly due: number;
  /** The instant of the runtime's clock at which the wait ends. */
  readonly at: number;
  readonly fire: () => void;
}

interface WaitOptions {
  readonly ref?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * The timers of a function while the runtime's clock is paused. If a function has nothing in progress but timers (no request,
 * no file), it tells the runtime. The runtime's clock then advances to the instant at which the first timer is due, as soon as
 * nothing else is in progress before that, and the timer fires. So a wait costs no real time, and `Date` never differs from the
 * runtime's time. A timer never fires late: it also fires after its delay in real time. While the clock runs, and between
 * invocations, timers work as usual.
 */
export class HandlerTimers {
  readonly #isPaused: () => boolean;
  readonly #isWorking: () => boolean;
  readonly #now: () => number;
  readonly #post: (message: WaitMessage) => void;
  readonly #real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    wait: timersPromises.setTimeout,
  };
  readonly #waiting = new Map<NodeJS.Timeout, Waiting>();
  #skipped = 0;
  /** The milliseconds that all invocations have skipped. */
  #skippedInAll = 0;
  #requestId = '';
  /** When the invocation times out, by `performance.now`; undefined between invocations. */
  #deadline: number | undefined;
  #checking = false;
  #quietChecks = 0;
  /** The timer for which the runtime was told that the function waits, and the number of such messages. */
  #announced: NodeJS.Timeout | undefined;
  #waits = 0;

  constructor(options: {
    /** Whether the runtime's clock is paused now. */
    isPaused: () => boolean;
    /** Whether a request of the function to the runtime is in flight, which Node.js does not know of. */
    isWorking: () => boolean;
    /** The current instant of the runtime's clock. */
    now: () => number;
    say: (message: WaitMessage) => void;
  }) {
    this.#isPaused = options.isPaused;
    this.#isWorking = options.isWorking;
    this.#now = options.now;
    this.#post = options.say;
  }

  /** Milliseconds until the current invocation times out. */
  get remaining(): number {
    return this.#deadline === undefined ? 0 : this.#deadline - monotonic() - this.#skipped;
  }

  begin(requestId: string, timeoutInMillis: number): void {
    this.#requestId = requestId;
    this.#skipped = 0;
    this.#deadline = monotonic() + timeoutInMillis;
  }

  end(): void {
    this.#deadline = undefined;
    this.#announced = undefined;
    this.#waiting.clear();
  }

  /** Fires the timer that the function waits for, since the runtime's clock has reached its instant. */
  wake(wait: number): void {
    const timer = this.#announced;
    if (wait !== this.#waits || timer === undefined) return;
    this.#announced = undefined;
    const waiting = this.#waiting.get(timer);
    if (!waiting) return;
    const skipped = Math.max(0, waiting.due - monotonic() - this.#skipped);
    this.#skipped += skipped;
    this.#skippedInAll += skipped;
    this.#waiting.delete(timer);
    waiting.fire();
  }

  /** Replaces the timers of the thread. */
  install(): void {
    const set: unknown = Object.assign(
      (callback: Callback, delay?: number, ...given: unknown[]) => this.#set(callback, delay, given),
      { [promisify.custom]: this.#wait },
    );
    const clear = (timer: NodeJS.Timeout | undefined): void => {
      if (timer !== undefined) this.#forget(timer);
      this.#real.clearTimeout(timer);
    };
    const repeat = (callback: Callback, delay?: number, ...given: unknown[]) =>
      this.#repeat(callback, delay, given);
    const replaced = {
      setTimeout: set,
      clearTimeout: clear,
      setInterval: repeat,
      clearInterval: clear,
    };
    Object.assign(globalThis, replaced);
    Object.assign(timers, replaced);
    const wait = this.#wait;
    Object.assign(timersPromises, {
      setTimeout: wait,
      async *setInterval<Value>(delay?: number, value?: Value, options?: WaitOptions) {
        for (;;) yield await wait(delay, value, options);
      },
    });
    Object.assign(timersPromises.scheduler, {
      wait: (delay?: number, options?: WaitOptions) => wait(delay, undefined, options),
    });
    this.#replaceMonotonicClocks();
    this.#replaceAbortSignals();
    syncBuiltinESMExports();
  }

  /** Makes the clocks by which code measures how long something takes include the time that was skipped. */
  #replaceMonotonicClocks(): void {
    Object.defineProperty(performance, 'now', {
      value: () => monotonic() + this.#skippedInAll,
      configurable: true,
      writable: true,
    });
    const { hrtime } = process;
    const bigint = (): bigint => hrtime.bigint() + BigInt(Math.round(this.#skippedInAll * 1e6));
    const replaced = (since?: [number, number]): [number, number] => {
      // Node.js itself rejects invalid arguments.
      if (since !== undefined) hrtime(since);
      const [seconds, nanoseconds] = since ?? [0, 0];
      const passed = bigint() - (BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds));
      return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)];
    };
    process.hrtime = Object.assign(replaced, { bigint });
  }

  /** Makes signals that abort after a time follow the same clock as timers. Like those of Node.js, they keep nothing running. */
  #replaceAbortSignals(): void {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (delay) => {
      if (!this.#isFollowing() || !Number.isInteger(delay) || delay < 0) return timeout(delay);
      const controller = new AbortController();
      const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      this.#set(() => controller.abort(reason), delay, []).unref();
      return controller.signal;
    };
  }

  /** Whether timers that are set now follow the runtime's clock. */
  #isFollowing(): boolean {
    return this.#deadline !== undefined && this.#isPaused();
  }

  readonly #wait = <Value>(delay?: number, value?: Value, options: WaitOptions = {}): Promise<Value> => {
    const { ref = true, signal } = options ?? {};
    // Node.js itself rejects invalid arguments.
    if (signal?.aborted || options === null || typeof options !== 'object')
      return this.#real.wait(delay, value as Value, options);
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#forget(timer);
        this.#real.clearTimeout(timer);
        this.#real.wait(0, undefined, options).catch(reject);
      };
      const finish = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve(value as Value);
      };
      const timer = this.#set(finish, delay, []);
      if (!ref) timer.unref();
      signal?.addEventListener('abort', abort, { once: true });
    });
  };

  #set(callback: Callback, delay: number | undefined, given: readonly unknown[]): NodeJS.Timeout {
    const timer: NodeJS.Timeout = this.#real.setTimeout(
      (...values: unknown[]) => {
        this.#forget(timer);
        callback(...values);
      },
      delay,
      ...given,
    );
    this.#note(timer, delay, () => {
      this.#real.clearTimeout(timer);
      callback(...given);
    });
    return timer;
  }

  #repeat(callback: Callback, delay: number | undefined, given: readonly unknown[]): NodeJS.Timeout {
    const note = (): void =>
      this.#note(timer, delay, () => {
        timer.refresh();
        note();
        callback(...given);
      });
    const timer: NodeJS.Timeout = this.#real.setInterval(() => {
      this.#forget(timer);
      note();
      callback(...given);
    }, delay);
    note();
    return timer;
  }

  /** Remembers a timer that the function waits for, if the clock is paused. */
  #note(timer: NodeJS.Timeout, delay: number | undefined, fire: () => void): void {
    if (!this.#isFollowing()) return;
    const wait = Math.max(Number(delay) || 0, 1);
    const due = monotonic() + this.#skipped + wait;
    this.#waiting.set(timer, { due, at: this.#now() + wait, fire });
    this.#check();
  }

  /** Forgets a timer that has fired by itself or was cleared. */
  #forget(timer: NodeJS.Timeout): void {
    this.#waiting.delete(timer);
    if (timer === this.#announced) this.#resume();
  }

  #resume(): void {
    if (this.#announced === undefined) return;
    this.#announced = undefined;
    this.#post({ kind: 'resumes', requestId: this.#requestId });
  }

  #check(): void {
    if (this.#checking) return;
    this.#checking = true;
    this.#quietChecks = 0;
    const look = (): void => {
      if (this.#deadline === undefined || this.#waiting.size === 0 || !this.#isPaused()) {
        this.#checking = false;
        this.#resume();
        return;
      }
      const quiet = !this.#isWorking() && process.getActiveResourcesInfo().every((name) => WAITING.has(name));
      this.#quietChecks = quiet ? this.#quietChecks + 1 : 0;
      if (!quiet) this.#resume();
      else if (this.#quietChecks >= REQUIRED_CHECKS) this.#announce();
      this.#real.setTimeout(look, CHECK_INTERVAL).unref();
    };
    this.#real.setTimeout(look, CHECK_INTERVAL).unref();
  }

  /** Tells the runtime that the function waits, and for which timer first. */
  #announce(): void {
    let next: [NodeJS.Timeout, Waiting] | undefined;
    let isWaiting = false;
    for (const entry of this.#waiting) {
      if (!next || entry[1].due < next[1].due) next = entry;
      isWaiting ||= entry[0].hasRef();
    }
    // A timer without a reference is not waited for, but fires before those that are.
    if (!isWaiting || !next || next[0] === this.#announced) return;
    const [timer, { at, due }] = next;
    const left = due - monotonic() - this.#skipped;
    const expires = left > this.remaining;
    this.#announced = timer;
    this.#quietChecks = 0;
    this.#post({
      kind: 'waits',
      requestId: this.#requestId,
      wait: ++this.#waits,
      until: expires ? this.#now() + Math.ceil(this.remaining) : at,
      expires,
    });
  }
}
