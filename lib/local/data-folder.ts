import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LAST_INSTANT } from './clock.ts';
import { damagedFiles, readJsonFile, refusalOf } from './data-files.ts';
import { logDamage } from './write-ahead-log.ts';

/** The format of the data. A folder with another number was written by an incompatible version. */
const FORMAT = 1;
/** Files that belong together. The lock does not: it is empty, and recreated when it is missing. */
const DURABLE = /^(?!lock\.sqlite$)(.+\.sqlite|kms-keys\.json|clock\.json)$/;
/** Milliseconds by which the machine's clock may have been corrected between two runs. */
const CORRECTION = 60_000;
/** Nobody but the owner may look into the folder, in which keys lie beside what they encrypt, or read a file of it. */
const OWNER_FOLDER = 0o700;
const OWNER_FILE = 0o600;
const MEMORY_FILE_SYSTEM = '/dev/shm';

interface Format {
  readonly format: number;
  /** The durable files at the last successful start, to notice when one has been lost. */
  readonly files?: readonly string[];
}

export interface KeptClock {
  readonly running: boolean;
  /** Milliseconds ahead of the wall clock while it runs. */
  readonly offset: number;
  /** The instant at which it is paused. */
  readonly at: number;
}

/**
 * The folder with all durable data of a runtime, locked for one process. The lock is a file lock of the operating
 * system, which ends with the process however that ends.
 */
export class DataFolder {
  readonly path: string;
  readonly ephemeral: boolean;
  readonly #lock: DatabaseSync;

  private constructor(path: string, ephemeral: boolean) {
    this.path = path;
    this.ephemeral = ephemeral;
    mkdirSync(join(path, 'logs'), { recursive: true, mode: OWNER_FOLDER });
    chmodSync(path, OWNER_FOLDER);
    this.#lock = lock(path);
    try {
      checkFiles(path, checkFormat(path));
      requireUnused(path);
    } catch (error) {
      this.#lock.close();
      throw error;
    }
    writeFileSync(join(path, 'pid'), String(process.pid), { mode: OWNER_FILE });
  }

  /**
   * @throws Error when another process uses the folder, when its format is not known, or naming every file in it that
   * is damaged or missing.
   */
  static open(path: string): DataFolder {
    return new DataFolder(resolve(path), false);
  }

  /** A new folder that is removed when it is closed; in memory, if the system supports that. */
  static ephemeral(): DataFolder {
    const parent = existsSync(MEMORY_FILE_SYSTEM) ? MEMORY_FILE_SYSTEM : tmpdir();
    return new DataFolder(mkdtempSync(join(parent, 'local-runtime-')), true);
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /**
   * The clock as an earlier run left it.
   * @throws Error naming the file, when it is damaged: its instants are none that a clock shows, or it would run behind
   * the instant at which it was last kept.
   */
  keptClock(wallClock: () => number = Date.now): KeptClock | undefined {
    const file = this.file('clock.json');
    if (!existsSync(file)) return undefined;
    const { running, offset, at } = readJsonFile(file, isKeptClock);
    // Earlier versions could be moved by a fraction of a millisecond.
    const kept = { running, offset: Math.ceil(offset), at: Math.ceil(at) };
    if (!kept.running) return kept;
    const now = wallClock() + kept.offset;
    const damaged = (reason: string): Error => new Error(`${file} is damaged: ${reason}`);
    if (now < 0 || now > LAST_INSTANT) throw damaged(`with the offset ${kept.offset} it shows no instant`);
    const behind = kept.at - now;
    if (behind > CORRECTION) {
      const [then, there] = [kept.at, now].map((instant) => new Date(instant).toISOString());
      throw damaged(
        `it has shown ${then} and would go back to ${there}, or the machine's clock was set back`,
      );
    }
    return behind > 0 ? { ...kept, offset: kept.offset + behind } : kept;
  }

  /** Records which files there are now, so that the next start notices when one is missing. */
  noteFiles(): void {
    const format: Format = { format: FORMAT, files: durableFiles(this.path) };
    replaceFile(this.file('format.json'), JSON.stringify(format));
    // Logs and indexes of SQLite that are made later have the mode of their database.
    for (const entry of readdirSync(this.path, { withFileTypes: true }))
      restrict(this.file(entry.name), entry.isDirectory() ? OWNER_FOLDER : OWNER_FILE);
  }

  keepClock(clock: KeptClock): void {
    replaceFile(this.file('clock.json'), JSON.stringify(clock));
  }

  close(): void {
    rmSync(this.file('pid'), { force: true });
    this.#lock.close();
    if (this.ephemeral) rmSync(this.path, { recursive: true, force: true });
  }
}

/**
 * Checks that no runtime uses a data folder, and leaves the folder as it is. For programs that prepare something,
 * a synthesis for instance, before they start a runtime.
 * @throws Error when another process uses the folder.
 */
export function requireFreeDataFolder(path: string): void {
  if (existsSync(join(path, 'lock.sqlite'))) lock(resolve(path)).close();
  if (existsSync(path)) requireUnused(resolve(path));
}

/** Databases that a runtime has open as long as it lives, and nobody else opens. */
const HELD = ['events', 'lambda', 'mappings', 'queues', 'scheduler', 'topics'].map(
  (name) => `${name}.sqlite`,
);

/**
 * The lock does not hold when its file was removed while a runtime had it. So the databases are asked as well: none of
 * them can be had alone while another process has it open.
 */
function requireUnused(path: string): void {
  const held = HELD.map((name) => join(path, name)).filter((file) => existsSync(file));
  if (held.some(isOpenElsewhere)) throw inUse(path);
}

function isOpenElsewhere(file: string): boolean {
  // To open it would have SQLite mend the log, and with that hide what is missing.
  if (logDamage(file) !== undefined) return false;
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    // Who has a database alone keeps no index beside the log; an older one would tell of a log that is gone.
    rmSync(`${file}-shm`, { force: true });
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    database.close();
  }
}

const isBusy = (error: unknown): boolean => /busy|locked/i.test((error as Error).message);

function inUse(path: string): Error {
  const pidFile = join(path, 'pid');
  const pid = existsSync(pidFile) ? ` (process ${readFileSync(pidFile, 'utf8')})` : '';
  return new Error(`The data folder ${path} is in use by another runtime${pid}`);
}

function lock(path: string): DatabaseSync {
  const file = join(path, 'lock.sqlite');
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    const { message } = error as Error;
    if (!isBusy(error)) throw new Error(`${file} is damaged: ${message}. Remove it: it contains no data.`);
    throw inUse(path);
  }
}

function checkFormat(path: string): Format {
  const file = join(path, 'format.json');
  if (!existsSync(file)) {
    const found = durableFiles(path);
    if (found.length > 0) throw refusalOf(path, [{ file, reason: 'it is missing' }]);
    replaceFile(file, JSON.stringify({ format: FORMAT } satisfies Format));
  }
  const kept = readJsonFile(file, (value): value is Format => value !== null && typeof value === 'object');
  if (kept.format !== FORMAT) {
    throw new Error(
      `The data folder ${path} has the format ${JSON.stringify(kept.format)}; this version reads the format ${FORMAT}. ` +
        'Use the version that wrote it, or another folder.',
    );
  }
  return kept;
}

function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    // A log that SQLite has removed meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Replaces a file so that a crash leaves either the old or the new content. */
function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`;
  writeFileSync(beside, text, { mode: OWNER_FILE });
  renameSync(beside, file);
}

function checkFiles(path: string, { files }: Format): void {
  const damaged = damagedFiles(path, files ?? durableFiles(path));
  if (damaged.length > 0) throw refusalOf(path, damaged);
}

function durableFiles(path: string): string[] {
  return readdirSync(path)
    .filter((name) => DURABLE.test(name) && statSync(join(path, name)).size > 0)
    .sort();
}

function isKeptClock(value: unknown): value is KeptClock {
  const { running, offset, at } = (value ?? {}) as Partial<KeptClock>;
  const isInstant = typeof at === 'number' && at >= 0 && at <= LAST_INSTANT;
  return typeof running === 'boolean' && Number.isFinite(offset) && isInstant;
}
