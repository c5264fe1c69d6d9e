import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** What the trimming relies on. A version of the embedded DynamoDB with another shape is left alone. */
const NEEDED_COLUMNS = ['id', 'table_name', 'sequence_number'];

/**
 * Deletes the stream records that have been consumed from the embedded DynamoDB's own file.
 *
 * It keeps every record for ever, and every write to a table with a stream looks through all of them:
 * measured on 1.2.1, 1,155 transactions a second fall to 229 after 6,000 writes and go on falling
 * (PLATFORM.md section 10). So consumed records are deleted through a second connection, after the
 * consumer's checkpoint is durable. The last one stays: the next sequence number is made from it.
 */
export class StreamTrimmer {
  readonly #database: DatabaseSync;
  readonly #delete: StatementSync | undefined;

  constructor(databaseFile: string) {
    this.#database = new DatabaseSync(databaseFile, { timeout: 2_000 });
    const columns = this.#database.prepare("SELECT name FROM pragma_table_info('_stream_records')").all();
    const names = new Set(columns.map((column) => column.name));
    if (NEEDED_COLUMNS.every((name) => names.has(name))) {
      this.#delete = this.#database.prepare(
        'DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < CAST(? AS INTEGER)',
      );
    }
  }

  /** Deletes the records of a table before a sequence number that has been consumed. A busy file is left for later. */
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
