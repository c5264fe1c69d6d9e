import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { bootOfThisMachine } from './boot.ts';
import { type ClockState, LAST_INSTANT } from './clock.ts';
import { readJsonFile } from './data-files.ts';
import { type Durability, replaceFile } from './durability.ts';

/** Milliseconds by which the machine's clock may have been corrected between two runs. */
const CORRECTION = 60_000;
/** Milliseconds of the runtime's clock that a move may go on before the disk has to have its place again. */
const REACH = 86_400_000;

/** Where a clock begins: see `MovableClock`. */
type ClockStart = { offset: number } | { at: number };

interface Kept {
  readonly running: boolean;
  /** Milliseconds ahead of the wall clock while it runs. */
  readonly offset: number;
  /** The instant that it last showed, when it was kept; at which it stands while it is paused. */
  readonly at: number;
  /** What it may have shown in a move that was under way, when the machine has ended since. */
  readonly reached?: number;
  /** The kernel under which it was kept, where that has a name. */
  readonly boot?: string;
}

/**
 * The clock of a data folder, in `clock.json`. It is kept at every instant at which something happens, and the disk has
 * it whenever it stands, begins to run or has been moved. On the way the disk has an instant ahead of it, a day at most
 * and never behind the target of the move: after a power failure the clock goes on from there, and so never behind
 * anything that has happened. After the end of the process alone it goes on from where it was.
 */
export class KeptClock {
  readonly #file: string;
  readonly #durability: Durability;
  readonly #boot: string | undefined;
  #flushed: Kept | undefined;

  /** @param boot names the kernel that runs; undefined where it has no name */
  constructor(folder: string, durability: Durability, boot: string | undefined = bootOfThisMachine()) {
    this.#file = join(folder, 'clock.json');
    this.#durability = durability;
    this.#boot = boot;
  }

  /**
   * The clock as an earlier run left it; undefined when there was none.
   * @throws Error naming the file, when it is damaged: its instants are none that a clock shows, or it would run behind
   * the instant at which it was last kept, or behind something that is stored.
   */
  start(wallClock: () => number = Date.now): ClockStart | undefined {
    if (!existsSync(this.#file)) return undefined;
    const kept = this.#sinceReboot(readJsonFile(this.#file, isKept));
    // Earlier versions could be moved by a fraction of a millisecond.
    const [offset, at] = [Math.ceil(kept.offset), Math.ceil(kept.at)];
    const now = kept.running ? wallClock() + offset : at;
    if (now < 0 || now > LAST_INSTANT) throw this.#damaged(`with the offset ${offset} it shows no instant`);
    const behind = at - now;
    if (behind > CORRECTION)
      throw this.#damaged(
        `it has shown ${text(at)} and would go back to ${text(now)}, or the machine's clock was set back`,
      );
    const last = lastStored(dirname(this.#file));
    if (last !== undefined && last - now > CORRECTION)
      throw this.#damaged(`it shows ${text(now)}, and there is something stored of ${text(last)}`);
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

/** What is stored with instants of the runtime's clock, the latest of each kind. */
const STORED: readonly (readonly [database: string, latest: string])[] = [
  ['states', 'SELECT started AS at FROM execution ORDER BY id DESC LIMIT 1'],
  ['events', 'SELECT recorded_at AS at FROM event ORDER BY sequence DESC LIMIT 1'],
  ['queues', 'SELECT sent_at AS at FROM message ORDER BY sequence DESC LIMIT 1'],
  ['scheduler', 'SELECT max(last_occurrence) AS at FROM schedule'],
];

/** The latest instant of which something is stored in a data folder. */
function lastStored(folder: string): number | undefined {
  const instants = STORED.flatMap(([name, latest]) => {
    const file = join(folder, `${name}.sqlite`);
    if (!existsSync(file)) return [];
    const database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
    try {
      const at = database.prepare(latest).get()?.at;
      return typeof at === 'number' ? [at] : [];
    } catch {
      // No such table: nothing has been stored yet.
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
