import type { TimerSubject } from '../timer-heap.ts';

/** An event in the runtime, without any contents of the app. `at` is milliseconds by its clock. */
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

/** The number of changes that are kept. A client that asks for older ones is told that some are missing. */
const KEPT = 1_000;

export interface ChangesSince {
  /** The number of the latest change, to pass as `since` the next time. */
  readonly latest: number;
  readonly changes: readonly Change[];
  /** Whether changes after `since` are no longer kept. */
  readonly missed: boolean;
}

/** The latest changes, numbered from 1, for clients that follow the runtime. */
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
    // Not at each change: an advancing clock makes many.
    if (this.#kept.length >= 2 * KEPT) this.#kept = this.#kept.slice(-KEPT);
    if (this.#waiting.size === 0) return;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    // Changes in the same turn of the event loop are answered together.
    setImmediate(() => {
      for (const answer of waiting) answer();
    });
  }

  /**
   * Returns the changes since a number; without a number, only the latest number. Waits for a change if there has been none.
   * @param wait the maximum in real milliseconds
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

  /** Answers all waiting clients. */
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
