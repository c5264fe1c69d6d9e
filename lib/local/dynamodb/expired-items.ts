import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Engine } from './engine.ts';
import type { GroupCommit } from './group-commit.ts';
import { midnightAfter } from './time-to-live.ts';

/** Items that are deleted in one transaction, so that others need not wait for many. */
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

  /** Makes sure that items are deleted at an instant, if there is one. */
  plan(at: number | undefined): void {
    if (at === undefined || at >= this.#at) return;
    this.#cancel();
    this.#at = at;
    // Recurring: nobody who waits for what is under way waits for it.
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
      // The tables could not be written, which whoever writes next is told; these items are tried again.
      this.plan(midnightAfter(now));
    } finally {
      end();
    }
  }
}
