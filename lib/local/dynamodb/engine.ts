import type { DatabaseSync } from 'node:sqlite';
import type { AccountIdentity } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { equalItems, type Item } from './attribute-value.ts';
import { Statements } from './database.ts';
import { ItemStore } from './item-store.ts';
import { StreamStore } from './stream-store.ts';
import { keyOf, type Table } from './table.ts';
import type { TableItem } from './table-item.ts';
import { TableStore } from './tables-store.ts';
import { deletionTime } from './time-to-live.ts';
import { TransactionTokens } from './transaction-tokens.ts';

/** The effect of an operation on one item: another item in its place, or none. */
export interface Write {
  readonly table: Table;
  /** The item before the write. */
  readonly before: TableItem | undefined;
  readonly after: Item | undefined;
  /** The size of `after` in bytes. */
  readonly size: number;
}

/** The stores of the tables. All items are written through here. */
export class Engine {
  readonly tables: TableStore;
  readonly items: ItemStore;
  readonly streams: StreamStore;
  readonly tokens: TransactionTokens;
  readonly statements: Statements;
  readonly clock: Clock;
  readonly identity: AccountIdentity;
  #written = new Set<string>();
  #firstDeletion: number | undefined;

  constructor(database: DatabaseSync, clock: Clock, identity: AccountIdentity) {
    this.statements = new Statements(database);
    this.tables = new TableStore(this.statements);
    this.items = new ItemStore(this.statements);
    this.streams = new StreamStore(this.statements);
    this.tokens = new TransactionTokens(this.statements);
    this.clock = clock;
    this.identity = identity;
  }

  /** Forgets the changes of a transaction that was rolled back. */
  reload(): void {
    this.tables.load();
    this.streams.load();
    this.items.forgetParts();
  }

  /** Returns the tables whose streams have had new records since the last call. */
  takeWritten(): ReadonlySet<string> {
    const written = this.#written;
    this.#written = new Set();
    return written;
  }

  /** Returns the earliest deletion time of the items that were written since the last call. */
  takeFirstDeletion(): number | undefined {
    const first = this.#firstDeletion;
    this.#firstDeletion = undefined;
    return first;
  }

  /** Recomputes when each item of a table is to be deleted for its time to live. */
  settleDeletions(table: Table): void {
    this.items.setDeletions(table, (item) => this.#deletionOf(table, item));
  }

  /** Deletes at most `limit` items whose time to live has passed, and returns how many. */
  deleteExpired(now: number, limit: number): number {
    const tables = new Map(this.tables.all().map((table) => [table.id, table]));
    const expired = this.items.toDelete(now, limit);
    for (const { tableId, item } of expired) {
      const table = tables.get(tableId) as Table;
      this.items.delete(table, item);
      this.#record(table, item, undefined, { size: 0, isExpiry: true });
    }
    return expired.length;
  }

  /** Carries out a write, including the indexes and the stream. A write that changes nothing leaves no stream record. */
  write({ table, before, after, size }: Write): void {
    if (after === undefined) {
      if (!before) return;
      this.items.delete(table, before);
      this.#record(table, before, undefined, { size: 0 });
      return;
    }
    const text = JSON.stringify(after);
    if (before && (before.text === text || equalItems(before.item, after))) return;
    this.items.put(table, before, after, { text, size, deleteAt: this.#deletionOf(table, after) });
    this.#record(table, before, { item: after, text }, { size });
  }

  arn(resource: string): string {
    const { partition, region, accountId } = this.identity;
    return `arn:${partition}:dynamodb:${region}:${accountId}:${resource}`;
  }

  #deletionOf({ timeToLive }: Table, item: Item): number | undefined {
    const at = timeToLive && deletionTime(item, timeToLive.attribute, this.clock.now());
    if (at !== undefined) this.#firstDeletion = Math.min(at, this.#firstDeletion ?? at);
    return at;
  }

  #record(
    { name, key, stream }: Table,
    before: TableItem | undefined,
    after: { item: Item; text: string } | undefined,
    { size, isExpiry = false }: { size: number; isExpiry?: boolean },
  ): void {
    if (!stream?.enabled) return;
    this.#written.add(name);
    this.streams.append(stream, {
      event: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
      keys: JSON.stringify(keyOf(key, after?.item ?? (before as TableItem).item)),
      oldImage: before?.text,
      newImage: after?.text,
      size: size + (before?.size ?? 0),
      created: this.clock.now(),
      isExpiry,
    });
  }
}
