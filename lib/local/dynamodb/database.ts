import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';

/** The version of the schema below. A file of any version that `UPGRADES` does not know is refused. */
const SCHEMA_VERSION = 4;

const SCHEMA = `
  CREATE TABLE definition (
    name TEXT PRIMARY KEY,
    definition TEXT NOT NULL
  );
  CREATE TABLE number (kind TEXT PRIMARY KEY, last INTEGER NOT NULL);
  CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    table_id INTEGER NOT NULL,
    pk BLOB NOT NULL,
    sk BLOB NOT NULL,
    size INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    delete_at INTEGER,
    UNIQUE (table_id, pk, sk)
  );
  CREATE INDEX item_to_delete ON item (delete_at) WHERE delete_at IS NOT NULL;
  CREATE TABLE index_entry (
    index_id INTEGER NOT NULL,
    ipk BLOB NOT NULL,
    isk BLOB NOT NULL,
    pk BLOB NOT NULL,
    sk BLOB NOT NULL,
    item_id INTEGER NOT NULL,
    size INTEGER,
    attributes TEXT,
    PRIMARY KEY (index_id, ipk, isk, pk, sk)
  ) WITHOUT ROWID;
  CREATE TABLE stream (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    label TEXT NOT NULL,
    definition TEXT NOT NULL
  );
  CREATE TABLE stream_record (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    stream_id INTEGER NOT NULL,
    created INTEGER NOT NULL,
    event TEXT NOT NULL,
    old_image TEXT,
    new_image TEXT,
    size INTEGER NOT NULL,
    keys TEXT,
    is_expiry INTEGER
  );
  CREATE INDEX stream_record_of ON stream_record (stream_id, number);
  CREATE TABLE transaction_token (
    token TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    request TEXT NOT NULL
  );
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** The statements that upgrade the schema from each version to the next. */
const UPGRADES: Readonly<Record<number, string>> = {
  // Entries without these columns are read from the item.
  1: 'ALTER TABLE index_entry ADD COLUMN size INTEGER; ALTER TABLE index_entry ADD COLUMN attributes TEXT;',
  // The keys of records without this column are read from an image.
  2: 'ALTER TABLE stream_record ADD COLUMN keys TEXT;',
  // Earlier versions deleted nothing for its time to live; see `deletionTime`.
  3: `ALTER TABLE stream_record ADD COLUMN is_expiry INTEGER;
    ALTER TABLE item ADD COLUMN delete_at INTEGER;
    CREATE INDEX item_to_delete ON item (delete_at) WHERE delete_at IS NOT NULL;
    UPDATE item SET delete_at = (
      SELECT (CAST(json_extract(attributes, '$."' || json_extract(definition, '$.timeToLive.attribute') || '".N') AS INTEGER)
        / 86400 + 2) * 86400000
      FROM definition WHERE json_extract(definition, '$.id') = table_id);`,
};

/**
 * Opens the file of all tables, and creates it if it does not exist.
 * @param durable whether committed data must survive a power failure; it survives the end of the process in any case
 * @throws Error naming the file when it is damaged, or was written by another version
 */
export function openTables(file: string, durable: boolean): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durable ? 'NORMAL' : 'OFF'};`);
    database.exec('PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000;');
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    const isEmpty = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0;
    if (version === 0 && isEmpty) database.exec(`BEGIN; ${SCHEMA} COMMIT;`);
    else if (UPGRADES[version] !== undefined) database.exec(`BEGIN; ${upgradeFrom(version)} COMMIT;`);
    else if (version !== SCHEMA_VERSION) {
      throw new Error(
        'it was written by another version of the runtime, with a different schema; delete the data folder and start again',
      );
    }
    return database;
  } catch (error) {
    database.close();
    throw new Error(`The tables in ${file} cannot be used: ${(error as Error).message}.`);
  }
}

/** Returns the statements that upgrade a version of the schema to the current one. */
function upgradeFrom(version: number): string {
  const steps = Object.entries(UPGRADES).filter(([from]) => Number(from) >= version);
  return `${steps.map(([, step]) => step).join(' ')} PRAGMA user_version = ${SCHEMA_VERSION};`;
}

/** A statement whose rows are arrays of the selected columns, which takes half the time of objects. */
export interface RowStatement {
  readonly get: (...values: SQLInputValue[]) => readonly SQLOutputValue[] | undefined;
  readonly iterate: (...values: SQLInputValue[]) => Iterable<readonly SQLOutputValue[]>;
}

/** The statements of a database, each prepared once. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #ofRows = new Map<string, RowStatement>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  /** Like `prepare`, for statements that are run often. */
  prepareRows(sql: string): RowStatement {
    const known = this.#ofRows.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    const ofRows = statement as unknown as RowStatement;
    this.#ofRows.set(sql, ofRows);
    return ofRows;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.prepare(sql).run(...values);
  }

  /** Returns the next number of a kind, starting at 1. No number is given twice. */
  nextNumber(kind: string): number {
    const row = this.prepare(
      'INSERT INTO number VALUES (?, 1) ON CONFLICT (kind) DO UPDATE SET last = last + 1 RETURNING last',
    ).get(kind);
    return Number(row?.last);
  }
}
