import type { Activity } from './activity.ts';

/** Real milliseconds between two looks at whether anything has happened. */
const INTERVAL = 10_000;
/** As many looks in a row must have found that nothing has. */
const LOOKS = 3;

/** Notices when a runtime has been idle for half a minute, once each time. */
export class IdleWatch {
  readonly #activity: Activity;
  readonly #onIdle: () => void;
  readonly #timer: NodeJS.Timeout;
  #begun = -1;
  #quiet = 0;

  /** @param onIdle called when it has been idle for that long */
  constructor(activity: Activity, onIdle: () => void) {
    this.#activity = activity;
    this.#onIdle = onIdle;
    this.#timer = setInterval(() => this.look(), INTERVAL);
    this.#timer.unref();
  }

  /** Looks whether anything is under way, or has been since the last look. */
  look(): void {
    const { begun, underWay } = this.#activity;
    if (underWay > 0 || begun !== this.#begun) this.#quiet = 0;
    else if (++this.#quiet === LOOKS) this.#onIdle();
    this.#begun = begun;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
