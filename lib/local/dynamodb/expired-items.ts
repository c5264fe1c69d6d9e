import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Engine } from './engine.ts';
import type { GroupCommit } from './group-commit.ts';
import { midnightAfter } from './time-to-live.ts';

/** Items deleted per transaction, so that other calls never wait long. */
const STEP = 200;

/** Deletes the items whose time to live has passed. */
export class ExpiredItems {
  readonly #engine: Engine;
  readonly #commit: GroupCommit;
  readonly #clock: Clock;
  readonly #activity: Activity;
  #at = Number.POSITIVE_INFINITY;
  #cancel: () => void = () => {};

  constructor(options: { engine: Engine; commit: GroupCommit; clock: Clock; activity: Activity }) {
    this.#engine = options.engine;
    this.#commit = options.commit;
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.plan(this.#engine.items.firstDeletion());
  }

  /** Plans a deletion at an instant, if one is given. */
  plan(at: number | undefined): void {
    if (at === undefined || at >= this.#at) return;
    this.#cancel();
    this.#at = at;
    // Recurring, so that a caller that waits until everything has settled does not wait for it.
    this.#cancel = this.#clock.setTimer(at, () => void this.#delete(), {
      recurring: true,
      subject: { kind: 'expiry' },
    });
  }

  close(): void {
    this.#cancel();
  }

  async #delete(): Promise<void> {
    const end = this.#activity.begin();
    const now = this.#clock.now();
    this.#at = Number.POSITIVE_INFINITY;
    try {
      while ((await this.#commit.write(() => this.#engine.deleteExpired(now, STEP), false)) === STEP);
      this.plan(this.#engine.items.firstDeletion());
    } catch {
      // The tables could not be written. The next writer gets that error; these items are tried again.
      this.plan(midnightAfter(now));
    } finally {
      end();
    }
  }
}
