import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The database of one service, `<dataFolder>/<name>.sqlite`. What is committed survives the process.
 * @throws Error naming the file when it is damaged.
 */
export function openServiceDatabase(dataFolder: string, name: string): DatabaseSync {
  mkdirSync(dataFolder, { recursive: true });
  return openDatabase(join(dataFolder, `${name}.sqlite`));
}

/**
 * A database in a file whose folder is there. What is committed survives the process.
 * @throws Error naming the file when it is damaged.
 */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
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
    database.exec('ROLLBACK');
    throw error;
  }
}
