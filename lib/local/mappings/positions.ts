import type { StatementSync } from 'node:sqlite';
import { openDatabase, type ServiceDatabase } from '../delivery/database.ts';
import type { Durability } from '../durability.ts';

/**
 * The position of each mapping in its stream. It survives the end of the process once `put` returns. After a power failure a
 * mapping may begin at an earlier position and deliver some records again.
 */
export class Positions {
  readonly #database: ServiceDatabase;
  readonly #put: StatementSync;

  constructor(file: string, durability?: Durability) {
    this.#database = openDatabase(file, durability);
    this.#database.exec(`
      CREATE TABLE IF NOT EXISTS position (
        mapping TEXT NOT NULL,
        stream_arn TEXT NOT NULL,
        sequence_number TEXT NOT NULL,
        PRIMARY KEY (mapping, stream_arn)
      ) STRICT;
    `);
    this.#put = this.#database.prepare(
      `INSERT INTO position VALUES (?, ?, ?)
       ON CONFLICT (mapping, stream_arn) DO UPDATE SET sequence_number = excluded.sequence_number`,
    );
  }

  get(mapping: string, streamArn: string): string | undefined {
    const row = this.#database
      .prepare('SELECT sequence_number FROM position WHERE mapping = ? AND stream_arn = ?')
      .get(mapping, streamArn);
    return row?.sequence_number as string | undefined;
  }

  put(mapping: string, streamArn: string, sequenceNumber: string): void {
    this.#put.run(mapping, streamArn, sequenceNumber);
  }

  /** Resolves when all positions are on the disk; undefined when there is nothing to wait for. */
  flushed(): Promise<void> | undefined {
    return this.#database.flushed();
  }

  close(): void {
    this.#database.close();
  }
}
