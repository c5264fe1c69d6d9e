import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Durability, GroupFlush } from '../durability.ts';

/**
 * A database whose commits survive the end of the process at once, and a power failure as soon as `flushed` has resolved.
 * SQLite itself does not wait for the disk, so that many transactions can share one wait.
 */
export class ServiceDatabase extends DatabaseSync {
  readonly #log: GroupFlush | undefined;

  constructor(file: string, durability: Durability = 'disk') {
    super(file);
    // A commit is a write to the log. SQLite itself flushes the log before copying it into the database, and the database
    // before restarting the log.
    this.#log = durability === 'disk' && file !== '' ? new GroupFlush(`${file}-wal`) : undefined;
  }

  /** Resolves when everything committed is on the disk; undefined when there is nothing to wait for. */
  flushed(): Promise<void> | undefined {
    return this.#log?.flushed();
  }

  override close(): void {
    this.#log?.close();
    super.close();
  }
}

/**
 * Opens the database of one service, `<dataFolder>/<name>.sqlite`. Committed data survives the end of the process and, once
 * flushed, a power failure.
 * @throws Error naming the file when it is damaged
 */
export function openServiceDatabase(
  dataFolder: string,
  name: string,
  durability?: Durability,
): ServiceDatabase {
  mkdirSync(dataFolder, { recursive: true });
  return openDatabase(join(dataFolder, `${name}.sqlite`), durability);
}

/**
 * Opens a database in a file whose folder exists.
 * @param file '' for a temporary one
 * @param durability by default `disk`
 * @throws Error naming the file when it is damaged
 */
export function openDatabase(file: string, durability?: Durability): ServiceDatabase {
  const database = new ServiceDatabase(file, durability);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    return database;
  } catch (error) {
    database.close();
    throw new Error(`The database ${file} cannot be used: ${(error as Error).message}.`);
  }
}

/** Runs `work` in a transaction. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // When the disk is full SQLite has already rolled back, and `error` must be the one that is thrown.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
