import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** The columns that trimming relies on. A DynamoDB that stores its streams otherwise is not trimmed. */
const REQUIRED_COLUMNS = ['id', 'table_name', 'sequence_number'];

/**
 * Deletes the stream records that have been consumed from the embedded DynamoDB's own file.
 *
 * dynoxide keeps every record forever, and every write to a table with a stream scans all of them: in version 1.2.1,
 * 1,155 transactions per second fall to 229 after 6,000 writes and go on falling. So consumed records are deleted
 * through a second connection, once the consumer's checkpoint is durable. The last one stays: the next sequence
 * number is derived from it.
 */
export class StreamTrimmer {
  readonly #database: DatabaseSync;
  readonly #delete: StatementSync | undefined;

  constructor(databaseFile: string) {
    this.#database = new DatabaseSync(databaseFile, { timeout: 2_000 });
    const columns = this.#database.prepare("SELECT name FROM pragma_table_info('_stream_records')").all();
    const names = new Set(columns.map((column) => column.name));
    if (REQUIRED_COLUMNS.every((name) => names.has(name))) {
      this.#delete = this.#database.prepare(
        'DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < CAST(? AS INTEGER)',
      );
    }
  }

  /** Deletes the records of a table before a consumed sequence number. Does nothing while the file is busy. */
  trim(tableName: string, consumed: string): void {
    try {
      this.#delete?.run(tableName, consumed);
    } catch (error) {
      if (!/busy|locked/i.test((error as Error).message)) throw error;
    }
  }

  close(): void {
    this.#database.close();
  }
}
