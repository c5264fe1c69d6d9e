import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AccountIdentity } from './aws-error.ts';
import { bootOfThisMachine } from './boot.ts';
import { type DamagedFile, damagedFiles, readJsonFile, refusalOf } from './data-files.ts';
import { type Durability, flushFolder, OWNER_FILE, replaceFile } from './durability.ts';
import { KeptClock } from './kept-clock.ts';
import { logDamage } from './write-ahead-log.ts';

/** The format of the data. A folder with another number was written by an incompatible version. */
const FORMAT = 1;
/** Files that belong together. The lock is not one of them: it is empty, and recreated when it is missing. */
const DURABLE = /^(?!lock\.sqlite$)([^/\\]+\.sqlite|kms-(keys|check)\.json|clock\.json)$/;
/** Only the owner may open the folder: it holds keys beside the data that they encrypt. */
const OWNER_FOLDER = 0o700;
const MEMORY_FILE_SYSTEM = '/dev/shm';

interface Format {
  readonly format: number;
  /** The durable files at the last successful start, to notice when one has been lost. */
  readonly files?: readonly string[];
  /** The databases that had a write-ahead log then. They keep it until the runtime ends normally. */
  readonly logs?: readonly string[];
  /** The id of the boot under which this was written, if the system has one. */
  readonly boot?: string;
  /** The account that the data belongs to; ARNs in it name the account. */
  readonly account?: AccountIdentity;
}

/**
 * The folder with all durable data of a runtime, locked for one process. The lock is a file lock of the operating system, which
 * ends with the process in any case.
 */
export class DataFolder {
  readonly path: string;
  readonly ephemeral: boolean;
  readonly durability: Durability;
  readonly clock: KeptClock;
  readonly #lock: DatabaseSync;
  #account: AccountIdentity | undefined;
  /** The durable files at the last start that got as far as serving. */
  #files: readonly string[] | undefined;

  private constructor(path: string, ephemeral: boolean, durability: Durability) {
    this.path = path;
    this.ephemeral = ephemeral;
    this.durability = durability;
    this.clock = new KeptClock(path, durability);
    mkdirSync(join(path, 'logs'), { recursive: true, mode: OWNER_FOLDER });
    chmodSync(path, OWNER_FOLDER);
    this.#lock = lock(path);
    try {
      const format = checkFormat(path);
      checkFiles(path, format);
      requireUnused(path);
      this.#account = format.account;
      this.#files = format.files;
      // From here on, any logs left behind are those of this run.
      this.#note(format.files);
    } catch (error) {
      this.#lock.close();
      throw error;
    }
    writeFileSync(join(path, 'pid'), String(process.pid), { mode: OWNER_FILE });
  }

  /**
   * @throws Error when another process uses the folder, when its format is not known, or naming every file in it that is
   * damaged or missing
   * @param durability what an acknowledged change survives; by default a power failure
   */
  static open(path: string, durability: Durability = 'disk'): DataFolder {
    return new DataFolder(resolve(path), false, durability);
  }

  /** Creates a new folder that is removed when it is closed. It is in memory if the system supports that. */
  static ephemeral(): DataFolder {
    const parent = existsSync(MEMORY_FILE_SYSTEM) ? MEMORY_FILE_SYSTEM : tmpdir();
    return new DataFolder(mkdtempSync(join(parent, 'local-runtime-')), true, 'process');
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /**
   * Records the account that the data belongs to, before there is any data.
   * @throws Error when the data belongs to another account, region or partition: its ARNs would lead nowhere
   */
  requireAccount(account: AccountIdentity): void {
    const was = this.#account;
    if (was && !NAMES.every((name) => was[name] === account[name])) {
      throw new Error(
        `The data folder ${this.path} has the data of ${described(was)}, not of ${described(account)}: ` +
          'start that account (--region, --account-id, --partition), or use another folder',
      );
    }
    this.#account = account;
    if (!was) this.#note(this.#files);
  }

  /** Records which files exist now, so that the next start notices when one is missing. */
  noteFiles(): void {
    const files = durableFiles(this.path);
    this.#note(
      files,
      files.filter((name) => existsSync(this.file(`${name}-wal`))),
    );
    // Logs and indexes that SQLite creates later inherit the mode of their database.
    for (const entry of readdirSync(this.path, { withFileTypes: true }))
      restrict(this.file(entry.name), entry.isDirectory() ? OWNER_FOLDER : OWNER_FILE);
  }

  #note(files: readonly string[] | undefined, logs?: readonly string[]): void {
    const boot = bootOfThisMachine();
    const format: Format = {
      format: FORMAT,
      ...(files && { files }),
      ...(logs && { logs }),
      ...(boot !== undefined && { boot }),
      ...(this.#account && { account: this.#account }),
    };
    replaceFile(this.file('format.json'), JSON.stringify(format), this.durability === 'disk');
  }

  close(): void {
    rmSync(this.file('pid'), { force: true });
    this.#lock.close();
    if (this.ephemeral) rmSync(this.path, { recursive: true, force: true });
  }
}

const NAMES = ['partition', 'region', 'accountId'] as const;

const described = (account: AccountIdentity): string =>
  `the account ${account.accountId} in ${account.region} (${account.partition})`;

/**
 * Checks that no runtime uses a data folder, and leaves the folder as it is. For programs that prepare something before they
 * start a runtime, such as a synthesis.
 * @throws Error when another process uses the folder
 */
export function requireFreeDataFolder(path: string): void {
  if (existsSync(join(path, 'lock.sqlite'))) lock(resolve(path)).close();
  if (existsSync(path)) requireUnused(resolve(path));
}

/** Databases that a runtime keeps open as long as it lives, and that nobody else opens. */
const HELD = ['events', 'lambda', 'mappings', 'queues', 'scheduler', 'topics'].map(
  (name) => `${name}.sqlite`,
);

/**
 * The lock has no effect if its file was removed while a runtime held it. The databases are therefore checked as well: none of
 * them can be locked exclusively while another process has it open.
 */
function requireUnused(path: string): void {
  const held = HELD.map((name) => join(path, name)).filter((file) => existsSync(file));
  if (held.some(isOpenElsewhere)) throw inUse(path);
}

function isOpenElsewhere(file: string): boolean {
  // If SQLite opened it, it would repair the log and so hide what is missing.
  if (logDamage(file) !== undefined) return false;
  const log = `${file}-wal`;
  const hadLog = existsSync(log);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    // An exclusive connection keeps no index beside the log. An older index would describe a log that is gone.
    rmSync(`${file}-shm`, { force: true });
  } catch (error) {
    return isBusy(error);
  } finally {
    database.close();
    // The log has been copied into the database, and must not be reported as missing.
    if (hadLog && !existsSync(log)) writeFileSync(log, '', { mode: OWNER_FILE });
  }
  return false;
}

const isBusy = (error: unknown): boolean => /busy|locked/i.test((error as Error).message);

function inUse(path: string): Error {
  const pidFile = join(path, 'pid');
  const pid = existsSync(pidFile) ? ` (process ${readFileSync(pidFile, 'utf8')})` : '';
  return new Error(`The data folder ${path} is in use by another runtime${pid}`);
}

function lock(path: string): DatabaseSync {
  const file = join(path, 'lock.sqlite');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
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
    replaceFile(file, JSON.stringify({ format: FORMAT } satisfies Format), true);
    flushFolder(dirname(path));
  }
  const kept = readJsonFile(file, isFormat);
  if (kept.format !== FORMAT) {
    throw new Error(
      `The data folder ${path} has the format ${JSON.stringify(kept.format)}; this version reads the format ${FORMAT}. ` +
        'Use the version that wrote it, or another folder.',
    );
  }
  return kept;
}

const isAccount = (value: unknown): boolean =>
  NAMES.every((name) => typeof (value as Partial<AccountIdentity> | null)?.[name] === 'string');

function isFormat(value: unknown): value is Format {
  const {
    files = [],
    logs = [],
    boot = '',
    account,
  } = (value ?? {}) as Partial<Record<keyof Format, unknown>>;
  const areNames = (given: unknown): boolean =>
    Array.isArray(given) && given.every((name) => typeof name === 'string' && DURABLE.test(name));
  return (
    value !== null &&
    typeof value === 'object' &&
    areNames(files) &&
    areNames(logs) &&
    typeof boot === 'string' &&
    (account === undefined || isAccount(account))
  );
}

function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    // SQLite may have removed a log in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function checkFiles(path: string, { files, logs = [], boot }: Format): void {
  const sameBoot = boot === undefined || boot === bootOfThisMachine();
  const damaged = [...missingLogs(path, logs), ...damagedFiles(path, files ?? durableFiles(path), sameBoot)];
  if (damaged.length > 0) throw refusalOf(path, damaged);
}

/**
 * A runtime that ends normally removes the logs of its databases, and then its own `pid`. A killed one leaves both. A log that
 * was removed since, together with its index, can only be noticed in this way.
 */
function missingLogs(path: string, logs: readonly string[]): DamagedFile[] {
  const pid = join(path, 'pid');
  if (!existsSync(pid)) return [];
  return logs
    .filter((name) => !existsSync(join(path, `${name}-wal`)))
    .map((name) => ({
      file: join(path, name),
      reason:
        `${name}-wal is missing, though the last run did not end by itself: what was committed to it would be lost. ` +
        `(If a tool of SQLite has opened and closed the database since, nothing is: remove ${pid})`,
    }));
}

function durableFiles(path: string): string[] {
  return readdirSync(path)
    .filter((name) => DURABLE.test(name) && statSync(join(path, name)).size > 0)
    .sort();
}
