import type { Activity } from './activity.ts';
import { ClockTimers, type TimerOptions } from './clock-timers.ts';
import type { Timer } from './timer-heap.ts';

/** The clock of every part of the runtime, for the time and for timers. No part reads `Date` directly. */
export interface Clock {
  /** The current instant, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Calls `fire` once, when the clock has reached `at`. If it already has, that is at once, but never synchronously. Timers
   * fire in the order of their instants, and timers of the same instant in the order in which they were set.
   * @returns a function that cancels the timer
   */
  setTimer(at: number, fire: () => void, options?: TimerOptions): () => void;
}

/** The last instant that the clock can show: later years have more than four digits. */
export const LAST_INSTANT = Date.UTC(10_000, 0, 1) - 1;

/** Milliseconds of real time between two checks of whether timers must still wait. */
const ASK_AGAIN = 500;

/** The clock has already passed the target of a move. */
export class BackwardsError extends RangeError {}

/** The clock was paused before it reached the target of a move. */
export class StoppedError extends Error {}

/** The result of `advanceUntilIdle`. */
export interface IdleAdvance {
  /** Whether only recurring timers are left; otherwise the limit was reached first. */
  readonly idle: boolean;
  /** The number of instants at which non-recurring timers fired. */
  readonly stops: number;
  /** The instant of the next non-recurring timer, if one is left. */
  readonly next?: number;
}

/** `now` in milliseconds since 1970, `aheadOfWallClock` in milliseconds. */
export type ClockState = { now: number; running: boolean; aheadOfWallClock: number };

/** The state that a restart needs. `target` is the target of the move under way. */
export type ClockChange = ClockState & { readonly target?: number };

/**
 * The runtime's clock: it either runs like the wall clock, ahead of it by an offset, or is paused.
 *
 * While it runs, timers fire as real time passes. While it is paused, it is moved only by `advance*` and by work in progress
 * that waits for a timer (`carries`). It never goes back. Functions see the same time through `shared`: [0] is 1 when paused;
 * [1] is the offset in milliseconds while running, or the instant at which it is paused.
 *
 * @example
 * await runtime.clock.advanceTo(Date.UTC(2030, 0, 8)); // everything due until then has happened
 */
export class MovableClock implements Clock {
  readonly shared: Float64Array<SharedArrayBuffer>;
  readonly #activity: Activity;
  readonly #wallClock: () => number;
  readonly #timers = new ClockTimers();
  #wake: ReturnType<typeof setTimeout> | undefined;
  #advancing: Promise<unknown> = Promise.resolve();
  #held = 0;
  /** During a move: whether the clock runs afterwards. */
  #goesOn: boolean | undefined;
  /** The number of pauses. Each one ends the moves requested before it. */
  #pauses = 0;
  #isCarried = false;
  #onChange: (state: ClockChange) => void = () => {};
  #onFired: (timer: Timer) => void = () => {};
  #mustWait: () => boolean = () => false;

  /**
   * @param start `offset`: runs, that many milliseconds ahead of the wall clock. `at`: is paused at that instant.
   * @throws RangeError unless the clock then shows a whole number of milliseconds from 1970 to the end of 9999
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
    requireInstant(this.now());
  }

  now(): number {
    const value = this.shared[1] as number;
    return this.shared[0] === 1 ? value : this.#wallClock() + value;
  }

  /** Whether the clock runs, or will run after the move under way. */
  get running(): boolean {
    return this.#goesOn ?? this.shared[0] === 0;
  }

  state(): ClockState {
    const now = this.now();
    return { now, running: this.running, aheadOfWallClock: now - this.#wallClock() };
  }

  /** Sets the listener for every change that a restart needs to know: paused, running again, moved. */
  onChange(listener: (state: ClockChange) => void): void {
    this.#onChange = listener;
  }

  /** Sets the listener for timers. It is called for each one before the timer fires. */
  onFired(listener: (timer: Timer) => void): void {
    this.#onFired = listener;
  }

  /**
   * Makes the timers of a running clock wait as long as `mustWait` returns true. Afterwards they fire in order.
   * @param mustWait called before any timer fires
   */
  hold(mustWait: () => boolean): void {
    this.#mustWait = mustWait;
  }

  /** Returns all timers in the order in which they fire. */
  timers(): { timer: Timer; recurring: boolean }[] {
    return this.#timers.inOrder();
  }

  setTimer(at: number, fire: () => void, options: TimerOptions = {}): () => void {
    const timer = this.#timers.add(at, fire, options);
    if (this.#timers.first === timer) this.#arm();
    if (options.carries) this.#carry();
    return () => {
      this.#timers.remove(timer);
      timer.fire = () => {};
    };
  }

  /** Returns the instant of the next timer; undefined if none is set. */
  nextTimer(): number | undefined {
    return this.#timers.first?.at;
  }

  /** Pauses the clock. Moves that are under way or queued end at the instant that the clock shows. */
  pause(): void {
    this.#pauses++;
    if (this.#goesOn !== undefined) this.#goesOn = false;
    else {
      this.shared[1] = this.now();
      this.shared[0] = 1;
      this.#arm();
      this.#carry();
    }
    this.#onChange(this.state());
  }

  /** Lets the clock run, at once or from the end of the move under way. */
  run(): void {
    if (this.running) return;
    if (this.#goesOn !== undefined) this.#goesOn = true;
    else this.#start();
    this.#onChange(this.state());
  }

  #start(): void {
    this.shared[1] = (this.shared[1] as number) - this.#wallClock();
    this.shared[0] = 0;
    this.#arm();
  }

  /**
   * Moves the clock forward to `target`, stopping at every instant at which a timer is due. Resolves when everything that this
   * causes has settled, including timers that are set on the way and are due by `target`.
   *
   * Work that is under way settles first. Then, instant by instant, the timers fire in the order in which they were set, and
   * everything that they cause settles before the clock moves on. A timer that is set for the current instant, or an earlier
   * one, fires before the clock moves on, after the timers already there. Concurrent calls run one after the other.
   * @throws BackwardsError when `target` is in the past, and RangeError when it is not a whole number of milliseconds or is
   * after the year 9999; both change nothing. The reason of `signal` when it is aborted, and StoppedError when the clock is
   * paused during the move: the clock is then at the last instant at which something was due.
   * @returns the instant reached: `target`, or a later one if a function that only waited for the clock has continued there
   */
  advanceTo(target: number, signal?: AbortSignal): Promise<number> {
    const check = this.#stopper(signal);
    return this.#afterOthers(() => this.#advance(() => target, check));
  }

  /**
   * Moves the clock forward by `milliseconds` from where it is when the call's turn comes, like `advanceTo`. Concurrent calls
   * add up.
   * @throws like `advanceTo`
   */
  advanceBy(milliseconds: number, signal?: AbortSignal): Promise<number> {
    const check = this.#stopper(signal);
    return this.#afterOthers(() => this.#advance((now) => now + milliseconds, check));
  }

  /**
   * Resolves when everything due now has happened and nothing is under way. Does not move the clock, except on to timers that
   * carry work in progress.
   */
  settle(): Promise<number> {
    return this.#afterOthers(() => this.#advance());
  }

  /**
   * Moves to the next timer, if there is one, and settles. Resolves with the instant reached.
   * @throws like `advanceTo`
   */
  advanceToNextTimer(signal?: AbortSignal): Promise<number> {
    const check = this.#stopper(signal);
    return this.#afterOthers(async () => {
      await this.#activity.settled();
      const next = this.nextTimer();
      return next === undefined ? this.now() : this.#advance((now) => Math.max(next, now), check);
    });
  }

  /**
   * Moves from timer to timer, settling at each, until only recurring timers are left (which fire on the way). Stops at
   * `limit`, or after `maxStops` instants, since a workflow that polls is never idle.
   * @param limit an instant, or a function that derives it from the current instant when the call's turn comes
   * @throws RangeError when the limit is not a whole number of milliseconds or is after the year 9999
   */
  advanceUntilIdle(
    limit: number | ((now: number) => number),
    maxStops = 100_000,
    signal?: AbortSignal,
  ): Promise<IdleAdvance> {
    const check = this.#stopper(signal);
    return this.#afterOthers(() => {
      const last = typeof limit === 'number' ? limit : limit(this.now());
      requireInstant(last);
      return this.#untilIdle(last, maxStops, check);
    });
  }

  /** Stops the real timer of a running clock, so that the process can end. */
  close(): void {
    clearTimeout(this.#wake);
    this.#held++;
  }

  #afterOthers<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#advancing.then(work);
    this.#advancing = result.catch(() => {});
    return result;
  }

  /** Returns a function that throws once a move requested now has to end. */
  #stopper(signal?: AbortSignal): () => void {
    const pauses = this.#pauses;
    return () => {
      signal?.throwIfAborted();
      if (this.#pauses !== pauses)
        throw new StoppedError('the clock was paused before it reached the target');
    };
  }

  async #untilIdle(limit: number, maxStops: number, check: () => void): Promise<IdleAdvance> {
    for (let stops = 0; ; stops++) {
      await this.#advance(undefined, check);
      const next = this.#timers.firstOnce;
      if (next === undefined) return { idle: true, stops };
      if (stops === maxStops) return { idle: false, stops, next };
      if (next > limit) {
        // A running clock may have passed the limit on its own.
        await this.#advance((now) => Math.max(limit, now), check);
        return { idle: false, stops, next };
      }
      await this.#advance((now) => Math.max(next, now), check);
    }
  }

  /** Moves on to work in progress that waits for a timer, unless a move or real time does so. */
  #carry(): void {
    if (this.#isCarried || this.#held > 0 || this.running || this.#timers.firstCarrying === undefined) return;
    this.#isCarried = true;
    void this.#afterOthers(async () => {
      this.#isCarried = false;
      if (!this.running && this.#timers.firstCarrying !== undefined) await this.#advance();
    });
  }

  async #advance(to = (now: number): number => now, check = (): void => {}): Promise<number> {
    const now = this.now();
    const target = to(now);
    if (target < now) throw new BackwardsError('the clock never goes back');
    requireInstant(target);
    check();
    const wasRunning = this.running;
    const offset = now - this.#wallClock();
    this.#goesOn = wasRunning;
    this.shared[1] = now;
    this.shared[0] = 1;
    this.#held++;
    try {
      await this.#activity.settled();
      for (
        let next = this.#timers.nextUntil(target);
        next !== undefined;
        next = this.#timers.nextUntil(target)
      ) {
        check();
        this.shared[1] = Math.max(next, this.shared[1]);
        // Reported before anything happens at this instant: after a crash the clock must not be behind it.
        this.#onChange({ ...this.state(), target: Math.max(next, target) });
        this.#fireDue();
        await this.#activity.settled();
      }
      check();
      this.shared[1] = Math.max(target, this.shared[1]);
    } finally {
      this.#held--;
      const goesOn = this.#goesOn;
      this.#goesOn = undefined;
      // It stood still during the move and must catch up with real time.
      if (wasRunning && goesOn) this.shared[1] = Math.max(this.shared[1], this.#wallClock() + offset);
      if (goesOn) this.#start();
      else this.#arm();
      this.#onChange(this.state());
      this.#carry();
    }
    return this.now();
  }

  /** Fires the timers that are due now, in order. Timers that they set wait for the next round. */
  #fireDue(): void {
    for (const timer of this.#timers.takeDue(this.now())) {
      this.#onFired(timer);
      timer.fire();
    }
  }

  #arm(): void {
    clearTimeout(this.#wake);
    this.#wake = undefined;
    const next = this.nextTimer();
    if (next === undefined || this.#held > 0) return;
    if (!this.running && next > this.now()) return;
    const wake = (): void => {
      if (this.#mustWait()) {
        this.#wake = setTimeout(wake, ASK_AGAIN);
        return;
      }
      this.#fireDue();
      this.#arm();
    };
    this.#wake = setTimeout(wake, Math.min(Math.max(next - this.now(), 0), 2 ** 31 - 1));
  }
}

function requireInstant(instant: number): void {
  if (Number.isInteger(instant) && instant >= 0 && instant <= LAST_INSTANT) return;
  throw new RangeError(
    `the clock shows whole milliseconds from 1970 to the end of 9999, not ${instant} since 1970`,
  );
}
