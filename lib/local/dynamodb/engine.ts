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
import { TransactionTokens } from './transaction-tokens.ts';

/** What an operation puts in the place of an item: another one, or none. */
export interface Write {
  readonly table: Table;
  /** The item as it was. */
  readonly before: TableItem | undefined;
  readonly after: Item | undefined;
  /** Bytes of `after`. */
  readonly size: number;
}

/** The stores of the tables, and the one way by which items are written. */
export class Engine {
  readonly tables: TableStore;
  readonly items: ItemStore;
  readonly streams: StreamStore;
  readonly tokens: TransactionTokens;
  readonly statements: Statements;
  readonly clock: Clock;
  readonly identity: AccountIdentity;
  #written = new Set<string>();

  constructor(database: DatabaseSync, clock: Clock, identity: AccountIdentity) {
    this.statements = new Statements(database);
    this.tables = new TableStore(this.statements);
    this.items = new ItemStore(this.statements);
    this.streams = new StreamStore(this.statements);
    this.tokens = new TransactionTokens(this.statements);
    this.clock = clock;
    this.identity = identity;
  }

  /** Forgets what a transaction that was undone has changed. */
  reload(): void {
    this.tables.load();
    this.streams.load();
    this.items.forgetParts();
  }

  /** The tables that have had new records in their streams since this was last called. */
  takeWritten(): ReadonlySet<string> {
    const written = this.#written;
    this.#written = new Set();
    return written;
  }

  /** Carries out a write, with the indexes and the stream. One that changes nothing leaves no record. */
  write({ table, before, after, size }: Write): void {
    if (after === undefined) {
      if (!before) return;
      this.items.delete(table, before);
      this.#record(table, before, undefined, 0);
      return;
    }
    const text = JSON.stringify(after);
    if (before && (before.text === text || equalItems(before.item, after))) return;
    this.items.put(table, before, after, text, size);
    this.#record(table, before, { item: after, text }, size);
  }

  arn(resource: string): string {
    const { partition, region, accountId } = this.identity;
    return `arn:${partition}:dynamodb:${region}:${accountId}:${resource}`;
  }

  #record(
    { name, key, stream }: Table,
    before: TableItem | undefined,
    after: { item: Item; text: string } | undefined,
    size: number,
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
    });
  }
}
