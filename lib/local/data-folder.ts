import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The form of what is kept. Another number means: written by a version that this one cannot read. */
const FORMAT = 1;
const MEMORY_FILE_SYSTEM = '/dev/shm';

export interface KeptClock {
  readonly running: boolean;
  /** Milliseconds ahead of the wall clock while it runs. */
  readonly offset: number;
  /** Where it stands while it does not. */
  readonly at: number;
}

/**
 * The folder that holds everything durable of a runtime, locked for one process. The lock is one of the
 * operating system, on a file: it ends with its process, whatever ends that.
 */
export class DataFolder {
  readonly path: string;
  readonly ephemeral: boolean;
  readonly #lock: DatabaseSync;

  private constructor(path: string, ephemeral: boolean) {
    this.path = path;
    this.ephemeral = ephemeral;
    mkdirSync(join(path, 'logs'), { recursive: true });
    this.#lock = lock(path);
    try {
      checkFormat(path);
    } catch (error) {
      this.#lock.close();
      throw error;
    }
    writeFileSync(join(path, 'pid'), String(process.pid));
  }

  /** @throws Error when another process uses the folder, or its form is not known. */
  static open(path: string): DataFolder {
    return new DataFolder(resolve(path), false);
  }

  /** A new folder that is removed when it is closed, in memory where the system offers that. */
  static ephemeral(): DataFolder {
    const parent = existsSync(MEMORY_FILE_SYSTEM) ? MEMORY_FILE_SYSTEM : tmpdir();
    return new DataFolder(mkdtempSync(join(parent, 'local-runtime-')), true);
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** The clock as an earlier run left it. */
  keptClock(): KeptClock | undefined {
    const file = this.file('clock.json');
    return existsSync(file) ? readJson<KeptClock>(file) : undefined;
  }

  keepClock(clock: KeptClock): void {
    const beside = this.file('clock.json.new');
    writeFileSync(beside, JSON.stringify(clock));
    renameSync(beside, this.file('clock.json'));
  }

  close(): void {
    rmSync(this.file('pid'), { force: true });
    this.#lock.close();
    if (this.ephemeral) rmSync(this.path, { recursive: true, force: true });
  }
}

function lock(path: string): DatabaseSync {
  const database = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (!/busy|locked/i.test((error as Error).message)) throw error;
    const pidFile = join(path, 'pid');
    const pid = existsSync(pidFile) ? ` (process ${readFileSync(pidFile, 'utf8')})` : '';
    throw new Error(`The data folder ${path} is in use by another runtime${pid}`);
  }
}

function checkFormat(path: string): void {
  const file = join(path, 'format.json');
  if (!existsSync(file)) {
    writeFileSync(file, JSON.stringify({ format: FORMAT }));
    return;
  }
  const { format } = readJson<{ format?: unknown }>(file);
  if (format !== FORMAT) {
    throw new Error(
      `The data folder ${path} has the form ${JSON.stringify(format)}; this version reads the form ${FORMAT}. ` +
        'Use the version that wrote it, or another folder.',
    );
  }
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new Error(`${file} is damaged: ${(error as Error).message}`);
  }
}
