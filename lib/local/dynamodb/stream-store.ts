import { createHash } from 'node:crypto';
import type { Item } from './attribute-value.ts';
import type { Statements } from './database.ts';
import { type Key, keyOf, type StreamSettings } from './table.ts';

/** The stream of a table. It has one shard, which is closed together with the stream. */
export interface Stream {
  readonly id: number;
  readonly tableName: string;
  readonly label: string;
  readonly view: StreamSettings['view'];
  readonly key: Key;
  /** Milliseconds of the runtime's clock. */
  readonly created: number;
  /** The records up to this number have been removed. */
  readonly trimmed: number;
  readonly closed: boolean;
}

/** The record of a write to an item. The keys and the images are JSON text. */
export interface StreamRecord {
  readonly number: number;
  readonly created: number;
  readonly event: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: string;
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
  readonly size: number;
  /** Whether the item was deleted for its time to live. */
  readonly isExpiry: boolean;
}

/** Which images the records of a stream contain. */
export function imagesOf(view: StreamSettings['view']): { readonly old: boolean; readonly new: boolean } {
  const isBoth = view === 'NEW_AND_OLD_IMAGES';
  return { old: isBoth || view === 'OLD_IMAGE', new: isBoth || view === 'NEW_IMAGE' };
}

/** Records are kept for 24 hours (Developer Guide, "Change data capture for DynamoDB Streams"). */
const KEPT = 24 * 60 * 60 * 1000;
/** The number of new records after which old ones are removed. */
const TRIM_STEP = 500;

/** Digits of a sequence number (model of the API: 21 to 40). */
const NUMBER_LENGTH = 21;

export function sequenceNumber(number: number): string {
  return String(number).padStart(NUMBER_LENGTH, '0');
}

/** The streams of all tables, with their records. */
export class StreamStore {
  readonly #statements: Statements;
  readonly #streams = new Map<number, Stream>();
  /** For each stream, the last number that each of its readers has consumed. */
  readonly #consumed = new Map<number, Map<string, number>>();
  #sinceTrim = 0;

  constructor(statements: Statements) {
    this.#statements = statements;
    this.load();
  }

  /** Loads the stored streams again. */
  load(): void {
    this.#streams.clear();
    for (const { id, definition } of this.#statements.prepare('SELECT id, definition FROM stream').all()) {
      this.#streams.set(Number(id), JSON.parse(String(definition)) as Stream);
    }
  }

  all(): Stream[] {
    return [...this.#streams.values()];
  }

  find(tableName: string, label: string): Stream | undefined {
    return this.all().find((stream) => stream.tableName === tableName && stream.label === label);
  }

  /** Opens a stream. Its label is the time, or a later one if the table already has a stream with that label. */
  open(tableName: string, view: StreamSettings['view'], key: Key, now: number): Stream {
    let time = now;
    const labelOf = () => new Date(time).toISOString().slice(0, -1);
    while (this.find(tableName, labelOf())) time++;
    const id = this.#statements.nextNumber('stream');
    const stream = {
      ...{ id, tableName, label: labelOf(), view, key },
      ...{ created: now, trimmed: 0, closed: false },
    };
    this.#statements.run('INSERT INTO stream VALUES (?, ?, ?, ?)', id, tableName, stream.label, '');
    this.#save(stream);
    return stream;
  }

  close(id: number): void {
    const stream = this.#streams.get(id);
    if (stream) this.#save({ ...stream, closed: true });
  }

  /** Adds a record, with the images that the stream contains. */
  append(stream: Pick<Stream, 'id' | 'view'>, record: Omit<StreamRecord, 'number'>): void {
    const shown = imagesOf(stream.view);
    this.#statements.run(
      'INSERT INTO stream_record (stream_id, created, event, keys, old_image, new_image, size, is_expiry) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      stream.id,
      record.created,
      record.event,
      record.keys,
      (shown.old ? record.oldImage : undefined) ?? null,
      (shown.new ? record.newImage : undefined) ?? null,
      record.size,
      record.isExpiry ? 1 : null,
    );
    if (++this.#sinceTrim < TRIM_STEP) return;
    this.#sinceTrim = 0;
    for (const one of this.all()) this.#trim(one, record.created);
  }

  /** Returns the records with numbers above `after`, in order. */
  read(stream: Stream, after: number, limit: number): StreamRecord[] {
    return this.#statements
      .prepare(
        'SELECT number, created, event, keys, old_image, new_image, size, is_expiry FROM stream_record ' +
          'WHERE stream_id = ? AND number > ? ORDER BY number LIMIT ?',
      )
      .all(stream.id, after, limit)
      .map((row) => {
        const [oldImage, newImage] = [row.old_image, row.new_image].map((text) =>
          typeof text === 'string' ? text : undefined,
        );
        return {
          number: Number(row.number),
          created: Number(row.created),
          event: String(row.event) as StreamRecord['event'],
          keys: typeof row.keys === 'string' ? row.keys : keysIn(stream, newImage ?? oldImage),
          oldImage,
          newImage,
          size: Number(row.size),
          isExpiry: row.is_expiry === 1,
        };
      });
  }

  /** Returns the number of the last record of any stream; 0 when none has been written. */
  lastNumber(): number {
    const row = this.#statements
      .prepare("SELECT seq FROM sqlite_sequence WHERE name = 'stream_record'")
      .get();
    return Number(row?.seq ?? 0);
  }

  /** Returns the number of the first record that is still stored; one above the last number when there is none. */
  firstNumber(streamId: number): number {
    const row = this.#statements
      .prepare('SELECT min(number) AS first FROM stream_record WHERE stream_id = ?')
      .get(streamId);
    return Number(row?.first ?? this.lastNumber() + 1);
  }

  /**
   * Notes that a reader has consumed the records up to a number. Records that it has not consumed are kept, however old they
   * are.
   * @param reader a name that stays the same for the reader
   */
  consumed(tableName: string, label: string, reader: string, number: number): void {
    const stream = this.find(tableName, label);
    if (!stream) return;
    const readers = this.#consumed.get(stream.id) ?? new Map<string, number>();
    this.#consumed.set(stream.id, readers);
    readers.set(reader, number);
  }

  #trim(stream: Stream, now: number): void {
    const consumed = Math.min(...(this.#consumed.get(stream.id)?.values() ?? [Number.MAX_SAFE_INTEGER]));
    const oldest = this.#statements
      .prepare('SELECT created FROM stream_record WHERE stream_id = ? ORDER BY number LIMIT 1')
      .get(stream.id);
    if (!oldest || Number(oldest.created) >= now - KEPT) return;
    const old = this.#statements
      .prepare(
        'SELECT max(number) AS last FROM (SELECT number, created FROM stream_record ' +
          `WHERE stream_id = ? AND number <= ? ORDER BY number LIMIT ${2 * TRIM_STEP}) WHERE created < ?`,
      )
      .get(stream.id, consumed, now - KEPT)?.last;
    if (typeof old !== 'number') return;
    this.#statements.run('DELETE FROM stream_record WHERE stream_id = ? AND number <= ?', stream.id, old);
    this.#save({ ...stream, trimmed: old });
  }

  #save(stream: Stream): void {
    this.#streams.set(stream.id, stream);
    this.#statements.run('UPDATE stream SET definition = ? WHERE id = ?', JSON.stringify(stream), stream.id);
  }
}

/** Returns the keys of a record from one of its images: records of earlier versions have no keys of their own. */
const keysIn = ({ key }: Stream, image = '{}'): string =>
  JSON.stringify(keyOf(key, JSON.parse(image) as Item));

/** Returns an id in the form of AWS, such as `shardId-00000001414562045508-2bac9cd2`. */
export function shardIdOf({ id, tableName, label }: Stream): string {
  const digest = createHash('sha256').update(`${tableName} ${label}`).digest('hex').slice(0, 8);
  return `shardId-${String(id).padStart(20, '0')}-${digest}`;
}
