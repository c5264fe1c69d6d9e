import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Durability, GroupFlush } from '../durability.ts';

/**
 * A database whose commits survive the end of the process at once, and a power failure as soon as `flushed` has
 * resolved: SQLite does not wait for the disk itself, so that many transactions can share one wait.
 */
export class ServiceDatabase extends DatabaseSync {
  readonly #log: GroupFlush | undefined;

  constructor(file: string, durability: Durability = 'disk') {
    super(file);
    // A commit is a write to the log. SQLite itself flushes the log before it copies it into the database, and that
    // before the log begins anew.
    this.#log = durability === 'disk' && file !== '' ? new GroupFlush(`${file}-wal`) : undefined;
  }

  /** Resolves when the disk has all that is committed; undefined when nothing is to be waited for. */
  flushed(): Promise<void> | undefined {
    return this.#log?.flushed();
  }

  override close(): void {
    this.#log?.close();
    super.close();
  }
}

/**
 * The database of one service, `<dataFolder>/<name>.sqlite`. What is committed survives the process, and once it is
 * flushed a power failure.
 * @throws Error naming the file when it is damaged.
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
 * A database in a file whose folder is there.
 * @param file '' for a temporary one
 * @param durability `disk` unless given
 * @throws Error naming the file when it is damaged.
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
    // SQLite has done so itself when the disk is full, and that is the error to be told.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
