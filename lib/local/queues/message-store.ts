import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Queue } from './queue-definition.ts';

export interface StoredMessage {
  /** Increases across all queues; the order of a FIFO queue. */
  readonly sequence: number;
  readonly queue: string;
  readonly id: string;
  readonly body: string;
  /** JSON, or null. */
  readonly attributes: string | null;
  readonly sent_at: number;
  readonly visible_at: number;
  /** Receipts in its present queue, whose redrive policy counts them. */
  readonly receive_count: number;
  /** Receipts in the queues from which it was moved, including dead-letter queues. */
  readonly earlier_receive_count: number;
  readonly first_received_at: number | null;
  /** The time of the latest receipt. It is also null for a message that an earlier version has received. */
  readonly received_at: number | null;
  /** The handle of the latest receipt. */
  readonly receipt: string | null;
  readonly group_id: string | null;
  readonly deduplication_id: string | null;
  readonly trace: string | null;
  readonly dead_letter_source: string | null;
}

export type NewMessage = Pick<
  StoredMessage,
  | 'queue'
  | 'id'
  | 'body'
  | 'attributes'
  | 'sent_at'
  | 'visible_at'
  | 'group_id'
  | 'deduplication_id'
  | 'trace'
>;

/** The messages of all queues. Times are milliseconds by the runtime's clock. */
export class MessageStore {
  readonly #insert: StatementSync;
  readonly #receivable: StatementSync;
  readonly #receivableFifo: StatementSync;
  readonly #take: StatementSync;
  readonly #bySequence: StatementSync;
  readonly #all: StatementSync;
  readonly #remove: StatementSync;
  readonly #drop: StatementSync;
  readonly #move: StatementSync;
  readonly #hide: StatementSync;
  readonly #purge: StatementSync;
  readonly #expire: StatementSync;
  readonly #nextVisible: StatementSync;
  readonly #count: StatementSync;
  readonly #findDuplicate: StatementSync;
  readonly #addDuplicate: StatementSync;
  readonly #forgetDuplicates: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS message (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
        attributes TEXT, sent_at REAL NOT NULL, visible_at REAL NOT NULL,
        receive_count INTEGER NOT NULL DEFAULT 0, first_received_at REAL, receipt TEXT, group_id TEXT,
        deduplication_id TEXT, trace TEXT, dead_letter_source TEXT,
        earlier_receive_count INTEGER NOT NULL DEFAULT 0, received_at REAL) STRICT;
      CREATE INDEX IF NOT EXISTS message_by_visibility ON message (queue, visible_at, sequence);
      CREATE INDEX IF NOT EXISTS message_by_group ON message (queue, group_id, sequence);
      CREATE TABLE IF NOT EXISTS duplicate (
        queue TEXT NOT NULL, deduplication_id TEXT NOT NULL, message_id TEXT NOT NULL,
        sequence INTEGER NOT NULL, expires_at REAL NOT NULL, PRIMARY KEY (queue, deduplication_id)) STRICT`);
    addLaterColumns(database);
    this.#insert = database.prepare(
      `INSERT INTO message (queue, id, body, attributes, sent_at, visible_at, group_id, deduplication_id, trace)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#receivable = database.prepare(
      'SELECT * FROM message WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, sequence LIMIT ?',
    );
    this.#receivableFifo = database.prepare(
      `SELECT * FROM message AS candidate WHERE queue = ?1 AND visible_at <= ?2 AND NOT EXISTS (
        SELECT 1 FROM message AS other WHERE other.queue = ?1 AND other.group_id = candidate.group_id
          AND other.sequence < candidate.sequence AND other.visible_at > ?2 AND other.receive_count > 0)
        ORDER BY sequence LIMIT ?3`,
    );
    this.#take = database.prepare(
      `UPDATE message SET receipt = ?1, visible_at = ?2, receive_count = receive_count + 1,
        received_at = ?3, first_received_at = COALESCE(first_received_at, ?3) WHERE sequence = ?4 RETURNING *`,
    );
    this.#bySequence = database.prepare('SELECT * FROM message WHERE sequence = ?');
    this.#all = database.prepare('SELECT * FROM message WHERE queue = ? ORDER BY sequence LIMIT ?');
    this.#remove = database.prepare('DELETE FROM message WHERE sequence = ? AND receipt = ? AND queue = ?');
    this.#drop = database.prepare('DELETE FROM message WHERE sequence = ?');
    this.#move = database.prepare(
      `UPDATE message SET queue = ?1, dead_letter_source = ?2, visible_at = ?3, receipt = NULL,
        sent_at = iif(?4, ?3, sent_at),
        earlier_receive_count = earlier_receive_count + receive_count, receive_count = 0 WHERE sequence = ?5`,
    );
    this.#hide = database.prepare('UPDATE message SET visible_at = ? WHERE sequence = ?');
    this.#purge = database.prepare('DELETE FROM message WHERE queue = ?');
    this.#expire = database.prepare('DELETE FROM message WHERE queue = ? AND sent_at < ?');
    this.#nextVisible = database.prepare(
      'SELECT MIN(visible_at) AS at FROM message WHERE queue = ? AND visible_at > ?',
    );
    this.#count = database.prepare(
      `SELECT COALESCE(SUM(visible_at <= ?1), 0) AS visible,
        COALESCE(SUM(visible_at > ?1 AND receive_count > 0), 0) AS inFlight,
        COALESCE(SUM(visible_at > ?1 AND receive_count = 0), 0) AS delayed FROM message WHERE queue = ?2`,
    );
    this.#findDuplicate = database.prepare(
      'SELECT message_id AS id, sequence FROM duplicate WHERE queue = ? AND deduplication_id = ? AND expires_at > ?',
    );
    this.#addDuplicate = database.prepare('INSERT OR REPLACE INTO duplicate VALUES (?, ?, ?, ?, ?)');
    this.#forgetDuplicates = database.prepare('DELETE FROM duplicate WHERE queue = ? AND expires_at <= ?');
  }

  /** @returns the sequence number of the message */
  add(message: NewMessage): number {
    const { lastInsertRowid } = this.#insert.run(
      message.queue,
      message.id,
      message.body,
      message.attributes,
      message.sent_at,
      message.visible_at,
      message.group_id,
      message.deduplication_id,
      message.trace,
    );
    return Number(lastInsertRowid);
  }

  /** Returns the messages that can be received now. In a FIFO queue, none of them follows an in-flight message of its group. */
  receivable(queue: string, fifo: boolean, now: number, limit: number): StoredMessage[] {
    const statement = fifo ? this.#receivableFifo : this.#receivable;
    return statement.all(queue, now, limit) as unknown as StoredMessage[];
  }

  /** Returns all messages in a queue, hidden or not, the oldest first. */
  all(queue: string, limit: number): StoredMessage[] {
    return this.#all.all(queue, limit) as unknown as StoredMessage[];
  }

  /** Removes a message, whether it is in flight or not. */
  drop(sequence: number): void {
    this.#drop.run(sequence);
  }

  take(sequence: number, receipt: string, visibleAt: number, now: number): StoredMessage {
    return this.#take.get(receipt, visibleAt, now, sequence) as unknown as StoredMessage;
  }

  bySequence(sequence: number): StoredMessage | undefined {
    return this.#bySequence.get(sequence) as unknown as StoredMessage | undefined;
  }

  /**
   * Removes a message of a queue if `receipt` is the latest one.
   * @returns whether it did
   */
  remove(queue: string, sequence: number, receipt: string): boolean {
    return this.#remove.run(sequence, receipt, queue).changes > 0;
  }

  /**
   * Moves a message to a dead-letter queue. In a FIFO queue its retention starts again (Developer Guide, "Setting-up
   * dead-letter queue retention").
   */
  moveToDeadLetters(sequence: number, { name, fifo }: Queue, sourceArn: string, now: number): void {
    this.#move.run(name, sourceArn, now, fifo ? 1 : 0, sequence);
  }

  hideUntil(sequence: number, visibleAt: number): void {
    this.#hide.run(visibleAt, sequence);
  }

  purge(queue: string): void {
    this.#purge.run(queue);
  }

  /** Removes the messages that were sent before `before`. */
  expire(queue: string, before: number): void {
    this.#expire.run(queue, before);
  }

  /** Returns the instant at which the next hidden message becomes visible. */
  nextVisible(queue: string, now: number): number | undefined {
    const row = this.#nextVisible.get(queue, now) as { at: number | null };
    return row.at ?? undefined;
  }

  count(queue: string, now: number): { visible: number; inFlight: number; delayed: number } {
    return this.#count.get(now, queue) as { visible: number; inFlight: number; delayed: number };
  }

  /** Returns the message that was sent with the same deduplication id within the last five minutes. */
  duplicate(
    queue: string,
    deduplicationId: string,
    now: number,
  ): { id: string; sequence: number } | undefined {
    return this.#findDuplicate.get(queue, deduplicationId, now) as
      | { id: string; sequence: number }
      | undefined;
  }

  rememberDuplicate(queue: string, deduplicationId: string, id: string, sequence: number, now: number): void {
    this.#forgetDuplicates.run(queue, now);
    this.#addDuplicate.run(queue, deduplicationId, id, sequence, now + 300_000);
  }
}

const LATER_COLUMNS = {
  earlier_receive_count: 'INTEGER NOT NULL DEFAULT 0',
  received_at: 'REAL',
};

/** Adds columns that databases of earlier versions lack. */
function addLaterColumns(database: DatabaseSync): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info('message')").all();
  for (const [column, type] of Object.entries(LATER_COLUMNS))
    if (!columns.some(({ name }) => name === column))
      database.exec(`ALTER TABLE message ADD COLUMN ${column} ${type}`);
}
