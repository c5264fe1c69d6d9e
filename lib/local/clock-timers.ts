import { isBefore, type Timer, TimerHeap, type TimerSubject } from './timer-heap.ts';

export interface TimerOptions {
  /** Set again whenever it has fired, as by a schedule: `advanceUntilIdle` does not wait for it. */
  readonly recurring?: boolean;
  /**
   * Something is in the middle of its work and only waits for this: once nothing else is under way, a clock that stands
   * goes on to it by itself, and one that is being moved goes on to it even beyond its target.
   */
  readonly carries?: boolean;
  /** What it is for, to be shown. */
  readonly subject?: TimerSubject;
}

/** The timers of a clock, in the order in which they fire. */
export class ClockTimers {
  readonly #once = new TimerHeap();
  readonly #recurring = new TimerHeap();
  readonly #carrying = new TimerHeap();
  #order = 0;

  /** Adds a timer, whose instant is rounded up to whole milliseconds: the clock never shows a fraction of one. */
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

  /** All timers in the order in which they fire, and whether each is recurring. */
  inOrder(): { timer: Timer; recurring: boolean }[] {
    return [this.#once, this.#recurring, this.#carrying]
      .flatMap((heap) => heap.all().map((timer) => ({ timer, recurring: heap === this.#recurring })))
      .toSorted((a, b) => (isBefore(a.timer, b.timer) ? -1 : 1));
  }

  /** The instant of the first one that is neither recurring nor carries. */
  get firstOnce(): number | undefined {
    return this.#once.first?.at;
  }

  /** The instant of the first one that carries. */
  get firstCarrying(): number | undefined {
    return this.#carrying.first?.at;
  }

  /**
   * The instant of the next timer of those until `target`, and of those after it until nothing waits in the middle of its
   * work.
   */
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
