import type { Activity } from './activity.ts';
import { type Timer, TimerHeap } from './timer-heap.ts';

/** What every part of the local runtime asks for the time and for timers. Nothing here reads `Date` itself. */
export interface Clock {
  /** The present instant, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Calls `fire` once, as soon as the clock has reached `at` (at once, but never synchronously, when it
   * already has). Timers fire in the order of their instants, and those of one instant in the order in which
   * they were set. Returns a function that takes the timer back.
   */
  setTimer(at: number, fire: () => void): () => void;
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

  setTimer(at: number, fire: () => void): () => void {
    const timer: Timer = { at, order: this.#order++, fire, index: -1 };
    this.#timers.add(timer);
    if (this.#timers.first === timer) this.#arm();
    return () => {
      this.#timers.remove(timer);
      timer.fire = () => {};
    };
  }

  /** The instant of the next timer, or undefined when none is set. */
  nextTimer(): number | undefined {
    return this.#timers.first?.at;
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

  /** Stops the real timer behind a running clock, so that the process can end. */
  close(): void {
    clearTimeout(this.#wake);
    this.#held++;
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
    for (let next = this.#timers.first; next && next.at <= now; next = this.#timers.first) {
      this.#timers.remove(next);
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
