import type { Activity } from './activity.ts';
import { isBefore, type Timer, TimerHeap } from './timer-heap.ts';

/** What every part of the local runtime asks for the time and for timers. Nothing here reads `Date` itself. */
export interface Clock {
  /** The present instant, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Calls `fire` once, as soon as the clock has reached `at` (at once, but never synchronously, when it
   * already has). Timers fire in the order of their instants, and those of one instant in the order in which
   * they were set. Returns a function that takes the timer back.
   */
  setTimer(at: number, fire: () => void, options?: TimerOptions): () => void;
}

export interface TimerOptions {
  /** Set anew whenever it has fired, by a schedule: nothing that one could wait for the end of. */
  readonly recurring?: boolean;
}

/** How `advanceUntilIdle` ended. */
export interface IdleAdvance {
  /** Whether no timer is left but recurring ones; otherwise the limit was reached before. */
  readonly idle: boolean;
  /** At how many instants timers fired that are not recurring. */
  readonly stops: number;
  /** The instant of the next timer that is not recurring, when one is left. */
  readonly next?: number;
}

export type ClockState = { now: number; running: boolean; aheadOfWallClock: number };

/**
 * The runtime's clock: the wall clock, moved forward by an offset, or standing still.
 *
 * While it runs, timers fire as real time passes. While it is paused only `advance*` moves it. It never goes
 * back. Workers see the same time through `shared`: [0] 1 when paused, [1] the offset in milliseconds while
 * running or the instant at which it stands.
 */
export class MovableClock implements Clock {
  readonly shared: Float64Array<SharedArrayBuffer>;
  readonly #activity: Activity;
  readonly #wallClock: () => number;
  readonly #timers = new TimerHeap();
  readonly #recurring = new TimerHeap();
  #order = 0;
  #wake: ReturnType<typeof setTimeout> | undefined;
  #advancing: Promise<unknown> = Promise.resolve();
  #held = 0;
  #onChange: (state: ClockState) => void = () => {};

  /**
   * @param start `offset`: run, that many milliseconds ahead of the wall clock. `at`: stand still at an instant.
   */
  constructor(
    activity: Activity,
    start: { offset: number } | { at: number },
    wallClock: () => number = Date.now,
  ) {
    this.#activity = activity;
    this.#wallClock = wallClock;
    this.shared = new Float64Array(new SharedArrayBuffer(16));
    this.shared[0] = 'at' in start ? 1 : 0;
    this.shared[1] = 'at' in start ? start.at : start.offset;
  }

  now(): number {
    const value = this.shared[1] as number;
    return this.shared[0] === 1 ? value : this.#wallClock() + value;
  }

  get running(): boolean {
    return this.shared[0] === 0;
  }

  state(): ClockState {
    const now = this.now();
    return { now, running: this.running, aheadOfWallClock: now - this.#wallClock() };
  }

  /** Told of every change that a restart has to know: paused, running on, moved. */
  onChange(listener: (state: ClockState) => void): void {
    this.#onChange = listener;
  }

  setTimer(at: number, fire: () => void, { recurring = false }: TimerOptions = {}): () => void {
    const timer: Timer = { at, order: this.#order++, fire, index: -1 };
    const timers = recurring ? this.#recurring : this.#timers;
    timers.add(timer);
    if (this.#first === timer) this.#arm();
    return () => {
      timers.remove(timer);
      timer.fire = () => {};
    };
  }

  /** The instant of the next timer, or undefined when none is set. */
  nextTimer(): number | undefined {
    return this.#first?.at;
  }

  get #first(): Timer | undefined {
    const [one, recurring] = [this.#timers.first, this.#recurring.first];
    return one && recurring && isBefore(recurring, one) ? recurring : (one ?? recurring);
  }

  pause(): void {
    const now = this.now();
    this.shared[1] = now;
    this.shared[0] = 1;
    this.#arm();
    this.#onChange(this.state());
  }

  run(): void {
    if (this.running) return;
    this.shared[1] = (this.shared[1] as number) - this.#wallClock();
    this.shared[0] = 0;
    this.#arm();
    this.#onChange(this.state());
  }

  /**
   * Moves the clock forward to `target`, stopping at every instant at which a timer is due, and resolves when
   * everything that this set in motion has settled: also what was armed on the way, if due by `target`.
   * The order: what is under way settles first; then instant after instant, the timers of one instant in the
   * order in which they were set, all that they set in motion before the clock goes on. A timer that is armed
   * for the present instant, or an earlier one, fires before the clock goes on, after those that were there.
   * Advances asked for at the same time are carried out one after the other.
   * @throws RangeError when `target` lies in the past.
   */
  advanceTo(target: number): Promise<number> {
    const result = this.#advancing.then(() => this.#advance(target));
    this.#advancing = result.catch(() => {});
    return result;
  }

  /** Resolves when what is due now has been done and nothing is under way. Does not move the clock. */
  settle(): Promise<number> {
    const result = this.#advancing.then(() => this.#advance());
    this.#advancing = result.catch(() => {});
    return result;
  }

  /** Moves to the next timer, if there is one, and settles. Returns the instant reached. */
  advanceToNextTimer(): Promise<number> {
    const result = this.#advancing.then(async () => {
      await this.#activity.settled();
      const next = this.nextTimer();
      return next === undefined ? this.now() : this.#advance(Math.max(next, this.now()));
    });
    this.#advancing = result.catch(() => {});
    return result;
  }

  /**
   * Moves from timer to timer, settling at each, until no timer is left but recurring ones (which fire where
   * they lie on the way). Stops at `limit`, or when it has stopped at `most` instants: a workflow that polls
   * for ever never comes to rest.
   */
  advanceUntilIdle(limit: number, most = 100_000): Promise<IdleAdvance> {
    const result = this.#advancing.then(() => this.#untilIdle(limit, most));
    this.#advancing = result.catch(() => {});
    return result;
  }

  /** Stops the real timer behind a running clock, so that the process can end. */
  close(): void {
    clearTimeout(this.#wake);
    this.#held++;
  }

  async #untilIdle(limit: number, most: number): Promise<IdleAdvance> {
    for (let stops = 0; ; stops++) {
      await this.#advance();
      const next = this.#timers.first?.at;
      if (next === undefined) return { idle: true, stops };
      if (stops === most) return { idle: false, stops, next };
      if (next > limit) {
        // A running clock may have passed it by itself.
        await this.#advance(Math.max(limit, this.now()));
        return { idle: false, stops, next };
      }
      await this.#advance(Math.max(next, this.now()));
    }
  }

  async #advance(to?: number): Promise<number> {
    const now = this.now();
    const target = to ?? now;
    if (!Number.isFinite(target)) throw new RangeError('the clock can only be moved to a finite instant');
    if (target < now) throw new RangeError('the clock never goes back');
    const wasRunning = this.running;
    if (wasRunning) {
      this.shared[1] = now;
      this.shared[0] = 1;
    }
    this.#held++;
    try {
      await this.#activity.settled();
      for (let next = this.nextTimer(); next !== undefined && next <= target; next = this.nextTimer()) {
        this.shared[1] = Math.max(next, this.shared[1] as number);
        // Told before anything happens at this instant: after a crash the clock must not be behind it.
        this.#onChange({ ...this.state(), running: wasRunning });
        this.#fireDue();
        await this.#activity.settled();
      }
      this.shared[1] = target;
    } finally {
      this.#held--;
      if (wasRunning) {
        this.shared[1] = (this.shared[1] as number) - this.#wallClock();
        this.shared[0] = 0;
      }
      this.#arm();
      this.#onChange(this.state());
    }
    return target;
  }

  /** Fires what is due now, in order, but not what these timers set anew: that is the next round's. */
  #fireDue(): void {
    const now = this.now();
    const due: Timer[] = [];
    for (let next = this.#first; next && next.at <= now; next = this.#first) {
      this.#timers.remove(next);
      this.#recurring.remove(next);
      due.push(next);
    }
    for (const timer of due) timer.fire();
  }

  #arm(): void {
    clearTimeout(this.#wake);
    this.#wake = undefined;
    const next = this.nextTimer();
    if (next === undefined || this.#held > 0) return;
    if (!this.running && next > this.now()) return;
    const delay = Math.min(Math.max(next - this.now(), 0), 2 ** 31 - 1);
    this.#wake = setTimeout(() => {
      this.#fireDue();
      this.#arm();
    }, delay);
  }
}
