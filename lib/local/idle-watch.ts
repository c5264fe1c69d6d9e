import type { Activity } from './activity.ts';

/** Real milliseconds between two checks. */
const INTERVAL = 10_000;
/** The number of consecutive quiet checks that make a runtime idle. */
const LOOKS = 3;

/** Notices when a runtime has been idle for half a minute, once per idle period. */
export class IdleWatch {
  readonly #activity: Activity;
  readonly #onIdle: () => void;
  readonly #timer: NodeJS.Timeout;
  #begun = -1;
  #quiet = 0;

  /** @param onIdle called when the runtime has been idle for that long */
  constructor(activity: Activity, onIdle: () => void) {
    this.#activity = activity;
    this.#onIdle = onIdle;
    this.#timer = setInterval(() => this.look(), INTERVAL);
    this.#timer.unref();
  }

  /** Checks whether anything is under way, or has been since the last check. */
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
