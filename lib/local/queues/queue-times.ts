import type { DatabaseSync } from 'node:sqlite';
import type { QueueDefinition } from './queue-definition.ts';

/** Milliseconds by the runtime's clock. */
export interface QueueTimes {
  readonly created: number;
  readonly modified: number;
}

/** Records a queue when it is declared, and returns when it was created and last modified. */
export function noteQueue(database: DatabaseSync, definition: QueueDefinition, now: number): QueueTimes {
  database.exec(
    'CREATE TABLE IF NOT EXISTS queue (name TEXT PRIMARY KEY, definition TEXT NOT NULL, created REAL NOT NULL, modified REAL NOT NULL) STRICT',
  );
  const row = database
    .prepare(
      `INSERT INTO queue VALUES (?1, ?2, ?3, ?3) ON CONFLICT (name) DO UPDATE SET
        modified = iif(definition = excluded.definition, modified, excluded.modified), definition = excluded.definition
        RETURNING created, modified`,
    )
    .get(definition.QueueName, JSON.stringify(definition), now);
  return { created: Number(row?.created), modified: Number(row?.modified) };
}
