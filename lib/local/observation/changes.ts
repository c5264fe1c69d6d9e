import type { TimerSubject } from '../timer-heap.ts';

/** Something that has happened in the runtime, without any contents of the app. `at` is milliseconds by its clock. */
export type Change = { readonly number: number; readonly at: number } & Happening;

export type Happening =
  | { readonly kind: 'clock'; readonly running: boolean }
  | { readonly kind: 'timer'; readonly subject: TimerSubject }
  | { readonly kind: 'execution-timer'; readonly timer: string; readonly executionArn: string }
  | { readonly kind: 'execution'; readonly executionArn: string; readonly status: string }
  | { readonly kind: 'function-failed'; readonly function: string; readonly error: string }
  | {
      readonly kind: 'denied';
      readonly principal: string;
      readonly action: string;
      readonly resource: string;
    }
  | { readonly kind: 'fault'; readonly fault: string; readonly function: string };

/** What is kept: whoever asks for what is gone is told that something is missing. */
const KEPT = 1_000;

export interface ChangesSince {
  /** The number of the latest change; to be given as `since` the next time. */
  readonly latest: number;
  readonly changes: readonly Change[];
  /** Whether changes after `since` are no longer kept. */
  readonly missed: boolean;
}

/** The latest changes, numbered from 1, for those who follow what happens. */
export class Changes {
  readonly #now: () => number;
  #kept: Change[] = [];
  #latest = 0;
  #waiting = new Set<() => void>();

  constructor(now: () => number) {
    this.#now = now;
  }

  add(happening: Happening): void {
    this.#latest++;
    this.#kept.push({ number: this.#latest, at: this.#now(), ...happening });
    // Not at each one: an advancing clock makes many.
    if (this.#kept.length >= 2 * KEPT) this.#kept = this.#kept.slice(-KEPT);
    if (this.#waiting.size === 0) return;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    // What comes in the same turn is answered together.
    setImmediate(() => {
      for (const answer of waiting) answer();
    });
  }

  /**
   * What has happened since the change with a number; without one only the latest number. Waits for something to happen
   * if nothing has.
   * @param wait real milliseconds at most
   * @param signal ends the wait
   */
  async since(number: number | undefined, wait: number, signal?: AbortSignal): Promise<ChangesSince> {
    if (number === undefined) return { latest: this.#latest, changes: [], missed: false };
    // A number from before a restart is greater than any here.
    if (number === this.#latest && wait > 0) await this.#next(wait, signal);
    const known = number <= this.#latest;
    const changes = known ? this.#kept.filter((one) => one.number > number).slice(-KEPT) : [];
    const first = changes[0]?.number ?? this.#latest + 1;
    return { latest: this.#latest, changes, missed: !known || first > number + 1 };
  }

  /** Answers those who wait. */
  close(): void {
    for (const answer of this.#waiting) answer();
  }

  #next(wait: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(limit);
        signal?.removeEventListener('abort', end);
        this.#waiting.delete(end);
        resolve();
      };
      const limit = setTimeout(end, wait);
      signal?.addEventListener('abort', end);
      this.#waiting.add(end);
    });
  }
}
