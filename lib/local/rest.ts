import type { Activity } from './activity.ts';

/** Real milliseconds between two looks at whether anything has happened. */
const INTERVAL = 10_000;
/** As many looks in a row must have found that nothing has. */
const LOOKS = 3;

/** Notices that a runtime has had nothing to do for half a minute, once in each such time. */
export class Rest {
  readonly #activity: Activity;
  readonly #begin: () => void;
  readonly #timer: NodeJS.Timeout;
  #begun = -1;
  #quiet = 0;

  /** @param begin called when a rest begins */
  constructor(activity: Activity, begin: () => void) {
    this.#activity = activity;
    this.#begin = begin;
    this.#timer = setInterval(() => this.look(), INTERVAL);
    this.#timer.unref();
  }

  /** Looks whether anything is under way, or has been since the last look. */
  look(): void {
    const { begun, underWay } = this.#activity;
    if (underWay > 0 || begun !== this.#begun) this.#quiet = 0;
    else if (++this.#quiet === LOOKS) this.#begin();
    this.#begun = begun;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
