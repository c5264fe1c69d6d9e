import type { Activity } from './activity.ts';
import { ClockTimers, type TimerOptions } from './clock-timers.ts';
import type { Timer } from './timer-heap.ts';

/** The clock of every part of the runtime, for the time and for timers. No part reads `Date` itself. */
export interface Clock {
  /** The current instant, in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Calls `fire` once, as soon as the clock has reached `at` (at once, but never synchronously, if it already has).
   * Timers fire in the order of their instants, and those of one instant in the order in which they were set.
   * @returns a function that cancels the timer.
   */
  setTimer(at: number, fire: () => void, options?: TimerOptions): () => void;
}

/** The last instant that the clock can show: later ones have years of more than four digits. */
export const LAST_INSTANT = Date.UTC(10_000, 0, 1) - 1;

/** Milliseconds of real time after which it is asked again whether timers must wait. */
const ASK_AGAIN = 500;

/** The clock has already passed the instant to which it should be moved. */
export class BackwardsError extends RangeError {}

/** The clock was paused before it was where a move should have brought it. */
export class StoppedError extends Error {}

/** The result of `advanceUntilIdle`. */
export interface IdleAdvance {
  /** Whether only recurring timers are left; otherwise the limit was reached first. */
  readonly idle: boolean;
  /** The number of instants at which timers fired that are not recurring. */
  readonly stops: number;
  /** The instant of the next timer that is not recurring, if one is left. */
  readonly next?: number;
}

/** `now` in milliseconds since 1970, `aheadOfWallClock` in milliseconds. */
export type ClockState = { now: number; running: boolean; aheadOfWallClock: number };

/** What a restart must know; `target` is that of a move under way. */
export type ClockChange = ClockState & { readonly target?: number };

/**
 * The runtime's clock: it runs like the wall clock, ahead of it by an offset, or it is paused.
 *
 * While it runs, timers fire as real time passes. While it is paused only `advance*` moves it, and what waits in the
 * middle of its work (`carries`). It never goes back.
 * Functions see the same time through `shared`: [0] is 1 when paused; [1] is the offset in milliseconds while running,
 * or the instant at which it is paused.
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
  /** While it is moved: whether it runs afterwards. */
  #goesOn: boolean | undefined;
  /** How often it was paused; each time ends the moves that were asked for before. */
  #pauses = 0;
  #isCarried = false;
  #onChange: (state: ClockChange) => void = () => {};
  #onFired: (timer: Timer) => void = () => {};
  #mustWait: () => boolean = () => false;

  /**
   * @param start `offset`: runs, that many milliseconds ahead of the wall clock. `at`: is paused at an instant.
   * @throws RangeError when that is no whole number of milliseconds, or no instant from 1970 to 9999
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

  /** Whether it runs, or will when it has been moved to where it is being moved. */
  get running(): boolean {
    return this.#goesOn ?? this.shared[0] === 0;
  }

  state(): ClockState {
    const now = this.now();
    return { now, running: this.running, aheadOfWallClock: now - this.#wallClock() };
  }

  /** Called at every change that a restart must know of: paused, running again, moved. */
  onChange(listener: (state: ClockChange) => void): void {
    this.#onChange = listener;
  }

  /** Called for every timer, before what it does. */
  onFired(listener: (timer: Timer) => void): void {
    this.#onFired = listener;
  }

  /**
   * Has timers of a running clock wait as long as `mustWait` says so, and fire in their order when it no longer does.
   * @param mustWait asked before any of them fires
   */
  hold(mustWait: () => boolean): void {
    this.#mustWait = mustWait;
  }

  /** All timers that are set, in the order in which they fire. */
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

  /** The instant of the next timer; undefined when none is set. */
  nextTimer(): number | undefined {
    return this.#timers.first?.at;
  }

  /** Stands still from now on. Moves that are under way, or wait for their turn, end where the clock stands. */
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

  /** Runs from now on, or from the end of the move that is under way. */
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
   * Moves the clock forward to `target`, stopping at every instant at which a timer is due, and resolves when everything
   * that this has caused has settled, including timers that were set on the way and are due by `target`.
   *
   * What is under way settles first. Then, instant by instant, the timers fire in the order in which they were set, and
   * all that they cause settles before the clock moves on. A timer that is set for the current instant, or an earlier
   * one, fires before the clock moves on, after those that were there. Concurrent calls run one after the other.
   * @throws BackwardsError when `target` is in the past; RangeError when it is not a whole number of milliseconds or after
   * the year 9999, and nothing has changed then; the reason of `signal` when it is aborted, StoppedError when the clock
   * is paused meanwhile: it is then at the last instant at which something was due.
   * @returns the instant reached: `target`, or a later one at which a function has gone on that was only waiting
   */
  advanceTo(target: number, signal?: AbortSignal): Promise<number> {
    const check = this.#stopper(signal);
    return this.#afterOthers(() => this.#advance(() => target, check));
  }

  /**
   * Moves the clock forward by `milliseconds` from where it is when the call's turn comes, as `advanceTo` does: several
   * calls at once add up.
   * @throws as `advanceTo` does
   */
  advanceBy(milliseconds: number, signal?: AbortSignal): Promise<number> {
    const check = this.#stopper(signal);
    return this.#afterOthers(() => this.#advance((now) => now + milliseconds, check));
  }

  /**
   * Resolves when everything due now has happened and nothing is under way. Does not move the clock, except to where
   * something that waits in the middle of its work goes on.
   */
  settle(): Promise<number> {
    return this.#afterOthers(() => this.#advance());
  }

  /**
   * Moves to the next timer, if there is one, and settles. Resolves with the instant reached.
   * @throws as `advanceTo` does
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
   * Moves from timer to timer, settling at each, until only recurring timers are left (which fire on the way). Ends at
   * `limit`, or after `maxStops` instants, since a workflow that polls is never idle.
   * @param limit an instant, or what gives it from the current one when the call's turn comes
   * @throws RangeError when the limit is not a whole number of milliseconds or after the year 9999
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

  /** A function that throws as soon as a move that is asked for now has to end. */
  #stopper(signal?: AbortSignal): () => void {
    const pauses = this.#pauses;
    return () => {
      signal?.throwIfAborted();
      if (this.#pauses !== pauses) throw new StoppedError('the clock was paused before it was there');
    };
  }

  async #untilIdle(limit: number, maxStops: number, check: () => void): Promise<IdleAdvance> {
    for (let stops = 0; ; stops++) {
      await this.#advance(undefined, check);
      const next = this.#timers.firstOnce;
      if (next === undefined) return { idle: true, stops };
      if (stops === maxStops) return { idle: false, stops, next };
      if (next > limit) {
        // A running clock may have passed the limit by itself.
        await this.#advance((now) => Math.max(limit, now), check);
        return { idle: false, stops, next };
      }
      await this.#advance((now) => Math.max(next, now), check);
    }
  }

  /** Goes on to what waits in the middle of its work, unless a move does that, or real time. */
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
      // It has stood still, and must not have fallen behind because of that.
      if (wasRunning && goesOn) this.shared[1] = Math.max(this.shared[1], this.#wallClock() + offset);
      if (goesOn) this.#start();
      else this.#arm();
      this.#onChange(this.state());
      this.#carry();
    }
    return this.now();
  }

  /** Fires the timers that are due now, in order, but not those that they set: these are for the next round. */
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
