import { isBefore, type Timer, TimerHeap, type TimerSubject } from './timer-heap.ts';

export interface TimerOptions {
  /** The timer is set again whenever it has fired, as for a schedule. `advanceUntilIdle` does not wait for it. */
  readonly recurring?: boolean;
  /**
   * Work is in progress and waits only for this timer. Once nothing else is under way, a paused clock moves on to it by itself,
   * and a moving clock moves on to it even beyond its target.
   */
  readonly carries?: boolean;
  /** The purpose of the timer, shown to people. */
  readonly subject?: TimerSubject;
}

/** The timers of a clock, in the order in which they fire. */
export class ClockTimers {
  readonly #once = new TimerHeap();
  readonly #recurring = new TimerHeap();
  readonly #carrying = new TimerHeap();
  #order = 0;

  /** Adds a timer. Its instant is rounded up to whole milliseconds: the clock never shows fractions. */
  add(at: number, fire: () => void, { recurring = false, carries = false, subject }: TimerOptions): Timer {
    const timer: Timer = {
      ...{ at: Math.ceil(at), order: this.#order++, fire, index: -1 },
      ...(subject && { subject }),
    };
    const timers = carries ? this.#carrying : recurring ? this.#recurring : this.#once;
    timers.add(timer);
    return timer;
  }

  remove(timer: Timer): void {
    for (const timers of [this.#once, this.#recurring, this.#carrying]) timers.remove(timer);
  }

  get first(): Timer | undefined {
    const firsts = [this.#once.first, this.#recurring.first, this.#carrying.first];
    return firsts.reduce((first, other) => (!first || (other && isBefore(other, first)) ? other : first));
  }

  /** Returns all timers in the order in which they fire, and whether each is recurring. */
  inOrder(): { timer: Timer; recurring: boolean }[] {
    return [this.#once, this.#recurring, this.#carrying]
      .flatMap((heap) => heap.all().map((timer) => ({ timer, recurring: heap === this.#recurring })))
      .toSorted((a, b) => (isBefore(a.timer, b.timer) ? -1 : 1));
  }

  /** The instant of the first timer that neither recurs nor carries. */
  get firstOnce(): number | undefined {
    return this.#once.first?.at;
  }

  /** The instant of the first timer that carries. */
  get firstCarrying(): number | undefined {
    return this.#carrying.first?.at;
  }

  /** Returns the instant of the next timer up to `target`, or beyond it while a carrying timer is left. */
  nextUntil(target: number): number | undefined {
    const next = this.first?.at;
    return next !== undefined && next <= Math.max(target, this.firstCarrying ?? target) ? next : undefined;
  }

  /** Removes the timers that are due at an instant, and returns them in order. */
  takeDue(now: number): Timer[] {
    const due: Timer[] = [];
    for (let next = this.first; next && next.at <= now; next = this.first) {
      this.remove(next);
      due.push(next);
    }
    return due;
  }
}
