import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { JsonObject } from '../service.ts';

export interface RecordedEvent {
  /** Increases across all buses. Pass the last one seen as `after`. */
  readonly sequence: number;
  readonly bus: string;
  /** Milliseconds, by the runtime's clock. */
  readonly recordedAt: number;
  readonly event: JsonObject;
}

/** The latest events of each bus, to show what was published. */
export class EventRecord {
  readonly #keep: number;
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #prune: StatementSync;
  readonly #sincePrune = new Map<string, number>();

  constructor(database: DatabaseSync, keep: number) {
    this.#keep = keep;
    database.exec(`CREATE TABLE IF NOT EXISTS event (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, bus TEXT NOT NULL, recorded_at REAL NOT NULL,
      event TEXT NOT NULL) STRICT;
      CREATE INDEX IF NOT EXISTS event_by_bus ON event (bus, sequence)`);
    this.#insert = database.prepare('INSERT INTO event (bus, recorded_at, event) VALUES (?, ?, ?)');
    this.#select = database.prepare(
      'SELECT * FROM event WHERE bus = ? AND sequence > ? ORDER BY sequence LIMIT ?',
    );
    this.#prune = database.prepare(
      `DELETE FROM event WHERE bus = ?1 AND sequence <=
        (SELECT sequence FROM event WHERE bus = ?1 ORDER BY sequence DESC LIMIT 1 OFFSET ?2)`,
    );
  }

  /** Adds an event, inside the caller's transaction. */
  add(bus: string, event: JsonObject, recordedAt: number): void {
    this.#insert.run(bus, recordedAt, JSON.stringify(event));
    const added = (this.#sincePrune.get(bus) ?? this.#keep) + 1;
    const due = added > this.#keep / 10;
    if (due) this.#prune.run(bus, this.#keep);
    this.#sincePrune.set(bus, due ? 0 : added);
  }

  read(bus: string, after: number, limit: number): RecordedEvent[] {
    const rows = this.#select.all(bus, after, limit) as unknown as {
      sequence: number;
      bus: string;
      recorded_at: number;
      event: string;
    }[];
    return rows.map((row) => ({
      sequence: row.sequence,
      bus: row.bus,
      recordedAt: row.recorded_at,
      event: JSON.parse(row.event) as JsonObject,
    }));
  }
}
