import type { SQLInputValue } from 'node:sqlite';
import { type Item, sizeOfItem } from './attribute-value.ts';
import type { Statements } from './database.ts';
import { pick } from './expression/legacy.ts';
import type { Extraction } from './extraction.ts';
import { KeptParts } from './kept-parts.ts';
import {
  type Index,
  type Place,
  placeInIndex,
  placeOf,
  projectedNames,
  type StoredKey,
  type Table,
} from './table.ts';
import { TableItem } from './table-item.ts';

/** A stored item, or its projection into an index. */
export interface StoredItem {
  readonly id: number;
  readonly size: number;
  /** The attributes as JSON. */
  readonly text: string;
  /** The requested part of the item, as JSON, if only a part was requested. `text` is empty then. */
  readonly part?: string;
}

/** A bound of the sort key. */
export interface Bound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly key: StoredKey;
}

/** Which items of a table or an index to read, in which order, and after which place. */
export interface Selection {
  readonly table: Table;
  readonly index: Index | undefined;
  /** Whether items of an index contain only the projected attributes. */
  readonly projected?: boolean;
  /** Whether the text of each item is left out, because `partText` returns the requested part. */
  readonly withoutText?: boolean;
  /** By default all partitions. */
  readonly hash?: StoredKey;
  readonly bounds?: readonly Bound[];
  readonly forward: boolean;
  /** The place in the table and, for an index, the place in the index. */
  readonly after?: { readonly place: Place; readonly inIndex: Place | undefined };
}

/** The items of all tables and the entries of their indexes. */
export class ItemStore {
  readonly #statements: Statements;
  readonly #parts = new KeptParts();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Returns the extracted part of an item, as JSON text. */
  partText(id: number, extraction: Extraction): string {
    return this.#parts.text(id, extraction, () => {
      const row = this.#statements
        .prepareRows(`SELECT ${extraction.sql('attributes')} FROM item WHERE id = ?`)
        .get(...extraction.places, id);
      return JSON.stringify(extraction.read(String(row?.[0])));
    });
  }

  /** Returns the attributes of an item as JSON. */
  text(id: number): string {
    return String(this.#statements.prepare('SELECT attributes FROM item WHERE id = ?').get(id)?.attributes);
  }

  /** Empties the cache of parts, which may come from a transaction that was rolled back. */
  forgetParts(): void {
    this.#parts.clear();
  }

  get(table: Table, { pk, sk }: Place): TableItem | undefined {
    const row = this.#statements
      .prepareRows('SELECT id, size, attributes FROM item WHERE table_id = ? AND pk = ? AND sk = ?')
      .get(table.id, pk, sk);
    if (!row) return undefined;
    const [id, size, attributes] = row;
    return new TableItem(Number(id), Number(size), String(attributes));
  }

  /** Returns the item at a place with only its extracted part. */
  getPart(table: Table, { pk, sk }: Place, extraction: Extraction): StoredItem | undefined {
    const row = this.#statements
      .prepareRows('SELECT id, size FROM item WHERE table_id = ? AND pk = ? AND sk = ?')
      .get(table.id, pk, sk);
    if (!row) return undefined;
    const [id, size] = row.map(Number) as [number, number];
    return { id, size, text: '', part: this.partText(id, extraction) };
  }

  /**
   * Writes an item, replacing the one before if there is one.
   * @param written the item as JSON, its size in bytes, and when it is to be deleted
   */
  put(
    table: Table,
    before: TableItem | undefined,
    item: Item,
    written: { readonly text: string; readonly size: number; readonly deleteAt: number | undefined },
  ): void {
    const place = placeOf(table.key, item);
    const { size, text, deleteAt = null } = written;
    if (before) {
      this.#parts.forget(before.id);
      this.#statements.run(
        'UPDATE item SET size = ?, attributes = ?, delete_at = ? WHERE id = ?',
        ...[size, text, deleteAt, before.id],
      );
      for (const index of table.indexes) this.#moveEntry(table, index, before, item);
      return;
    }
    const { lastInsertRowid } = this.#statements
      .prepare('INSERT INTO item (table_id, pk, sk, size, attributes, delete_at) VALUES (?, ?, ?, ?, ?, ?)')
      .run(table.id, place.pk, place.sk, size, text, deleteAt);
    for (const index of table.indexes) this.#addEntry(table, index, Number(lastInsertRowid), item);
  }

  delete(table: Table, before: TableItem): void {
    const place = placeOf(table.key, before.item);
    this.#parts.forget(before.id);
    this.#statements.run('DELETE FROM item WHERE id = ?', before.id);
    for (const index of table.indexes) this.#removeEntry(index, place, before.item);
  }

  /** Returns when the first item of any table is to be deleted. */
  firstDeletion(): number | undefined {
    const row = this.#statements
      .prepare('SELECT min(delete_at) AS first FROM item WHERE delete_at IS NOT NULL')
      .get();
    return typeof row?.first === 'number' ? row.first : undefined;
  }

  /** Returns the items that are to be deleted by an instant, each with the id of its table. */
  toDelete(until: number, limit: number): { tableId: number; item: TableItem }[] {
    return this.#statements
      .prepare(
        'SELECT id, table_id, size, attributes FROM item WHERE delete_at <= ? ORDER BY delete_at, id LIMIT ?',
      )
      .all(until, limit)
      .map(({ id, table_id, size, attributes }) => ({
        tableId: Number(table_id),
        item: new TableItem(Number(id), Number(size), String(attributes)),
      }));
  }

  /** Recomputes when each item of a table is to be deleted. */
  setDeletions(table: Table, deletionTime: (item: Item) => number | undefined): void {
    for (const { id, text } of [...this.select({ table, index: undefined, forward: true })]) {
      const deleteAt = deletionTime(JSON.parse(text) as Item) ?? null;
      this.#statements.run('UPDATE item SET delete_at = ? WHERE id = ?', deleteAt, id);
    }
  }

  /** Reads the items of a selection one by one. */
  *select(selection: Selection): Generator<StoredItem, void> {
    const { sql, values } = selection.index ? indexQuery(selection, selection.index) : tableQuery(selection);
    const { table, index, projected } = selection;
    for (const row of this.#statements.prepareRows(sql).iterate(...values)) {
      const stored = { id: Number(row[0]), size: Number(row[1]), text: String(row[2]) };
      yield projected && index && row[3] === 0 ? projectedInto(table, index, stored) : stored;
    }
  }

  /** Fills an index with the items already in the table. */
  fillIndex(table: Table, index: Index): void {
    for (const { id, text } of [...this.select({ table, index: undefined, forward: true })]) {
      const item = JSON.parse(text) as Item;
      const keys = index.key.range ? [index.key.hash, index.key.range] : [index.key.hash];
      // DynamoDB leaves out items whose attribute has a different type from the key.
      if (keys.every(({ name, type }) => Object.hasOwn(item, name) && item[name]?.[type])) {
        this.#addEntry(table, index, id, item);
      }
    }
  }

  emptyIndex(index: Index): void {
    this.#statements.run('DELETE FROM index_entry WHERE index_id = ?', index.id);
  }

  deleteAll(table: Table): void {
    this.forgetParts();
    this.#statements.run('DELETE FROM item WHERE table_id = ?', table.id);
    for (const index of table.indexes) this.emptyIndex(index);
  }

  /** Returns the number of items and their bytes. */
  totals(table: Table, index?: Index): { count: number; size: number } {
    const row = index
      ? this.#statements
          .prepare(
            'SELECT count(*) AS count, total(i.size) AS size FROM index_entry e JOIN item i ON i.id = e.item_id WHERE e.index_id = ?',
          )
          .get(index.id)
      : this.#statements
          .prepare('SELECT count(*) AS count, total(size) AS size FROM item WHERE table_id = ?')
          .get(table.id);
    return { count: Number(row?.count), size: Number(row?.size) };
  }

  #moveEntry(table: Table, index: Index, before: TableItem, item: Item): void {
    const from = placeInIndex(index, before.item);
    const to = placeInIndex(index, item);
    if (from && to && same(from.pk, to.pk) && same(from.sk, to.sk)) {
      this.#changeEntry(table, index, before.item, item);
      return;
    }
    if (from) this.#removeEntry(index, placeOf(table.key, item), before.item);
    if (to) this.#addEntry(table, index, before.id, item);
  }

  /** Updates the projection of an index entry whose place stays the same. */
  #changeEntry(table: Table, index: Index, before: Item, item: Item): void {
    const after = entryOf(table, index, item);
    if (after.text === entryOf(table, index, before).text) return;
    const inIndex = placeInIndex(index, item) as Place;
    const place = placeOf(table.key, item);
    this.#statements.run(
      'UPDATE index_entry SET size = ?, attributes = ? WHERE index_id = ? AND ipk = ? AND isk = ? AND pk = ? AND sk = ?',
      after.size,
      after.text,
      index.id,
      inIndex.pk,
      inIndex.sk,
      place.pk,
      place.sk,
    );
  }

  #addEntry(table: Table, index: Index, itemId: number, item: Item): void {
    const inIndex = placeInIndex(index, item);
    if (!inIndex) return;
    const place = placeOf(table.key, item);
    const { size, text } = entryOf(table, index, item);
    this.#statements.run(
      'INSERT INTO index_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      index.id,
      inIndex.pk,
      inIndex.sk,
      place.pk,
      place.sk,
      itemId,
      size,
      text,
    );
  }

  #removeEntry(index: Index, place: Place, item: Item): void {
    const inIndex = placeInIndex(index, item);
    if (!inIndex) return;
    this.#statements.run(
      'DELETE FROM index_entry WHERE index_id = ? AND ipk = ? AND isk = ? AND pk = ? AND sk = ?',
      index.id,
      inIndex.pk,
      inIndex.sk,
      place.pk,
      place.sk,
    );
  }
}

/** Returns the content of an index entry and its bytes; null if all attributes are projected. */
function entryOf(table: Table, index: Index, item: Item): { size: number | null; text: string | null } {
  const names = projectedNames(table, index);
  if (!names) return { size: null, text: null };
  const projected = pick(item, names);
  return { size: sizeOfItem(projected), text: JSON.stringify(projected) };
}

/** Projects an item whose entry was written before entries held their projection. */
function projectedInto(table: Table, index: Index, stored: StoredItem): StoredItem {
  if (!projectedNames(table, index)) return stored;
  const { size, text } = entryOf(table, index, JSON.parse(stored.text) as Item);
  return { id: stored.id, size: size as number, text: text as string };
}

function same(one: StoredKey, other: StoredKey): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Buffer.compare(one, other) === 0;
}

function tableQuery({ table, hash, bounds = [], forward, after, withoutText }: Selection) {
  const [beyond, order] = forward ? ['>', ''] : ['<', ' DESC'];
  const conditions = ['table_id = ?'];
  const values: SQLInputValue[] = [table.id];
  if (hash !== undefined) {
    conditions.push('pk = ?');
    values.push(hash);
  }
  for (const { operator, key } of bounds) {
    conditions.push(`sk ${operator} ?`);
    values.push(key);
  }
  if (after && hash !== undefined) {
    conditions.push(`sk ${beyond} ?`);
    values.push(after.place.sk);
  } else if (after) {
    conditions.push(`(pk, sk) ${beyond} (?, ?)`);
    values.push(after.place.pk, after.place.sk);
  }
  const sql =
    `SELECT id, size, ${withoutText ? "''" : 'attributes'} FROM item ` +
    `WHERE ${conditions.join(' AND ')} ORDER BY pk${order}, sk${order}`;
  return { sql, values };
}

function indexQuery({ hash, bounds = [], forward, after, projected, withoutText }: Selection, index: Index) {
  const [beyond, order] = forward ? ['>', ''] : ['<', ' DESC'];
  const conditions = ['e.index_id = ?'];
  const values: SQLInputValue[] = [index.id];
  if (hash !== undefined) {
    conditions.push('e.ipk = ?');
    values.push(hash);
  }
  for (const { operator, key } of bounds) {
    conditions.push(`e.isk ${operator} ?`);
    values.push(key);
  }
  const columns = ['e.ipk', 'e.isk', 'e.pk', 'e.sk'];
  if (after?.inIndex) {
    const { inIndex, place } = after;
    conditions.push(`(${columns.join(', ')}) ${beyond} (?, ?, ?, ?)`);
    values.push(inIndex.pk, inIndex.sk, place.pk, place.sk);
  }
  const ofItem = (column: string): string => `(SELECT ${column} FROM item WHERE id = e.item_id)`;
  const shown = (column: string): string =>
    projected ? `coalesce(e.${column}, ${ofItem(column)})` : ofItem(column);
  const text = withoutText ? "''" : shown('attributes');
  const sql =
    `SELECT e.item_id, ${shown('size')}, ${text}, e.attributes IS NOT NULL FROM index_entry e ` +
    `WHERE ${conditions.join(' AND ')} ORDER BY ${columns.map((column) => column + order).join(', ')}`;
  return { sql, values };
}
