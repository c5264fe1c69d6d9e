import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { bootOfThisMachine } from './boot.ts';
import { type ClockState, LAST_INSTANT } from './clock.ts';
import { readJsonFile } from './data-files.ts';
import { type Durability, replaceFile } from './durability.ts';

/** Milliseconds by which the machine's clock may have been corrected between two runs. */
const CORRECTION = 60_000;
/** Milliseconds of the runtime's clock that a move may cover before the clock must be flushed to the disk again. */
const REACH = 86_400_000;

/** The start of a clock: see `MovableClock`. */
type ClockStart = { offset: number } | { at: number };

interface Kept {
  readonly running: boolean;
  /** Milliseconds ahead of the wall clock while it runs. */
  readonly offset: number;
  /** The instant that the clock showed when it was last saved; while it is paused, the instant at which it is paused. */
  readonly at: number;
  /** The latest instant that a move under way may have reached if the machine has ended since. */
  readonly reached?: number;
  /** The id of the boot under which it was saved, if the system has one. */
  readonly boot?: string;
}

/**
 * The clock of a data folder, in `clock.json`. It is saved at every instant at which something happens, and flushed to the disk
 * whenever it is paused, starts to run or has been moved. During a move, the disk holds an instant ahead of the clock, by a day
 * at most and never beyond the target. After a power failure the clock continues from there, and so is never behind anything
 * that has happened. After the end of the process alone it continues from where it was.
 */
export class KeptClock {
  readonly #file: string;
  readonly #durability: Durability;
  readonly #boot: string | undefined;
  #flushed: Kept | undefined;

  /** @param boot the id of this boot; undefined if the system has none */
  constructor(folder: string, durability: Durability, boot: string | undefined = bootOfThisMachine()) {
    this.#file = join(folder, 'clock.json');
    this.#durability = durability;
    this.#boot = boot;
  }

  /**
   * Returns the clock as an earlier run left it; undefined if there was no earlier run.
   * @throws Error naming the file when it is damaged: its instants are out of range, or the clock would be behind the instant
   * at which it was last saved, or behind something that is stored
   */
  start(wallClock: () => number = Date.now): ClockStart | undefined {
    if (!existsSync(this.#file)) return undefined;
    const kept = this.#sinceReboot(readJsonFile(this.#file, isKept));
    // Earlier versions could move by fractions of a millisecond.
    const [offset, at] = [Math.ceil(kept.offset), Math.ceil(kept.at)];
    const now = kept.running ? wallClock() + offset : at;
    if (now < 0 || now > LAST_INSTANT) throw this.#damaged(`with the offset ${offset} it is out of range`);
    const behind = at - now;
    if (behind > CORRECTION)
      throw this.#damaged(
        `it has shown ${text(at)} and would go back to ${text(now)}, or the machine's clock was set back`,
      );
    const last = lastStored(dirname(this.#file));
    if (last !== undefined && last - now > CORRECTION)
      throw this.#damaged(`it shows ${text(now)}, but there is data of ${text(last)}`);
    if (!kept.running) return { at };
    return { offset: offset + Math.max(behind, (last ?? now) - now, 0) };
  }

  keep({ now, running, aheadOfWallClock, target }: ClockState & { readonly target?: number }): void {
    const [boot, known] = [this.#boot, this.#flushed];
    const isMoving = target !== undefined && boot !== undefined;
    const isCovered = isMoving && known?.running === running && now <= (known.reached ?? -1);
    const reached = isCovered ? known?.reached : isMoving ? Math.min(target, now + REACH) : undefined;
    const kept: Kept = {
      running,
      offset: aheadOfWallClock,
      at: now,
      ...(reached !== undefined && { reached }),
      ...(boot !== undefined && { boot }),
    };
    replaceFile(this.#file, JSON.stringify(kept), !isCovered && this.#durability === 'disk');
    if (!isCovered) this.#flushed = kept;
  }

  #sinceReboot(kept: Kept): Kept {
    const { reached = kept.at, boot } = kept;
    if (boot === this.#boot || reached <= kept.at) return kept;
    return { ...kept, at: reached, offset: kept.offset + reached - kept.at };
  }

  #damaged(reason: string): Error {
    return new Error(`${this.#file} is damaged: ${reason}`);
  }
}

/** The data stored with instants of the runtime's clock: how to find the latest instant in each database. */
const STORED: readonly (readonly [database: string, latest: string])[] = [
  ['states', 'SELECT started AS at FROM execution ORDER BY id DESC LIMIT 1'],
  ['events', 'SELECT recorded_at AS at FROM event ORDER BY sequence DESC LIMIT 1'],
  ['queues', 'SELECT sent_at AS at FROM message ORDER BY sequence DESC LIMIT 1'],
  ['scheduler', 'SELECT max(last_occurrence) AS at FROM schedule'],
];

/** Returns the latest instant of anything stored in a data folder. */
function lastStored(folder: string): number | undefined {
  const instants = STORED.flatMap(([name, latest]) => {
    const file = join(folder, `${name}.sqlite`);
    if (!existsSync(file)) return [];
    const database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
    try {
      const at = database.prepare(latest).get()?.at;
      return typeof at === 'number' ? [at] : [];
    } catch {
      // The table does not exist: nothing has been stored yet.
      return [];
    } finally {
      database.close();
    }
  });
  return instants.length === 0 ? undefined : Math.ceil(Math.max(...instants));
}

const text = (instant: number): string => new Date(instant).toISOString();

function isKept(value: unknown): value is Kept {
  const { running, offset, at, reached, boot } = (value ?? {}) as Partial<Kept>;
  const isInstant = (given: unknown): boolean =>
    typeof given === 'number' && given >= 0 && given <= LAST_INSTANT;
  return (
    typeof running === 'boolean' &&
    Number.isFinite(offset) &&
    isInstant(at) &&
    (reached === undefined || isInstant(reached)) &&
    (boot === undefined || typeof boot === 'string')
  );
}
