import type { SQLInputValue } from 'node:sqlite';
import type { Item } from './attribute-value.ts';
import type { Statements } from './database.ts';
import { type Index, type Place, placeInIndex, placeOf, type StoredKey, type Table } from './table.ts';

/** An item as it is stored. */
export interface StoredItem {
  readonly id: number;
  readonly size: number;
  /** The attributes as JSON. */
  readonly text: string;
}

/** A bound of the sort key. */
export interface Bound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly key: StoredKey;
}

/** The items of a table or an index that are read, in which order, and after which place. */
export interface Selection {
  readonly table: Table;
  readonly index: Index | undefined;
  /** All partitions unless given. */
  readonly hash?: StoredKey;
  readonly bounds?: readonly Bound[];
  readonly forward: boolean;
  /** The place in the table and, of an index, the place there. */
  readonly after?: { readonly place: Place; readonly inIndex: Place | undefined };
}

/** The items of all tables and the entries of their indexes. */
export class ItemStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  get(table: Table, { pk, sk }: Place): StoredItem | undefined {
    return this.#statements
      .prepare('SELECT id, size, attributes AS text FROM item WHERE table_id = ? AND pk = ? AND sk = ?')
      .get(table.id, pk, sk) as StoredItem | undefined;
  }

  /** Writes an item in the place of the one before, if there is one. */
  put(
    table: Table,
    before: (StoredItem & { item: Item }) | undefined,
    item: Item,
    text: string,
    size: number,
  ): void {
    const place = placeOf(table.key, item);
    if (before) {
      this.#statements.run('UPDATE item SET size = ?, attributes = ? WHERE id = ?', size, text, before.id);
      for (const index of table.indexes) this.#moveEntry(index, before, place, item);
      return;
    }
    const { lastInsertRowid } = this.#statements
      .prepare('INSERT INTO item (table_id, pk, sk, size, attributes) VALUES (?, ?, ?, ?, ?)')
      .run(table.id, place.pk, place.sk, size, text);
    for (const index of table.indexes) this.#addEntry(index, Number(lastInsertRowid), place, item);
  }

  delete(table: Table, before: StoredItem & { item: Item }): void {
    this.#statements.run('DELETE FROM item WHERE id = ?', before.id);
    const place = placeOf(table.key, before.item);
    for (const index of table.indexes) this.#removeEntry(index, place, before.item);
  }

  /** The items of a selection, read one by one. */
  *select(selection: Selection): Generator<StoredItem, void> {
    const { sql, values } = selection.index ? indexQuery(selection, selection.index) : tableQuery(selection);
    for (const row of this.#statements.prepare(sql).iterate(...values)) {
      yield { id: Number(row.id), size: Number(row.size), text: String(row.text) };
    }
  }

  /** Fills an index with the items that are in the table. */
  fillIndex(table: Table, index: Index): void {
    for (const { id, text } of [...this.select({ table, index: undefined, forward: true })]) {
      const item = JSON.parse(text) as Item;
      const keys = index.key.range ? [index.key.hash, index.key.range] : [index.key.hash];
      // DynamoDB leaves items out whose attribute has another type than the key.
      if (keys.every(({ name, type }) => Object.hasOwn(item, name) && item[name]?.[type])) {
        this.#addEntry(index, id, placeOf(table.key, item), item);
      }
    }
  }

  emptyIndex(index: Index): void {
    this.#statements.run('DELETE FROM index_entry WHERE index_id = ?', index.id);
  }

  deleteAll(table: Table): void {
    this.#statements.run('DELETE FROM item WHERE table_id = ?', table.id);
    for (const index of table.indexes) this.emptyIndex(index);
  }

  /** The number of items and their bytes. */
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

  #moveEntry(index: Index, before: StoredItem & { item: Item }, place: Place, item: Item): void {
    const from = placeInIndex(index, before.item);
    const to = placeInIndex(index, item);
    if (from && to && same(from.pk, to.pk) && same(from.sk, to.sk)) return;
    if (from) this.#removeEntry(index, place, before.item);
    if (to) this.#addEntry(index, before.id, place, item);
  }

  #addEntry(index: Index, itemId: number, place: Place, item: Item): void {
    const inIndex = placeInIndex(index, item);
    if (!inIndex) return;
    this.#statements.run(
      'INSERT INTO index_entry VALUES (?, ?, ?, ?, ?, ?)',
      index.id,
      inIndex.pk,
      inIndex.sk,
      place.pk,
      place.sk,
      itemId,
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

function same(one: StoredKey, other: StoredKey): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Buffer.compare(one, other) === 0;
}

function tableQuery({ table, hash, bounds = [], forward, after }: Selection) {
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
    'SELECT id, size, attributes AS text FROM item ' +
    `WHERE ${conditions.join(' AND ')} ORDER BY pk${order}, sk${order}`;
  return { sql, values };
}

function indexQuery({ hash, bounds = [], forward, after }: Selection, index: Index) {
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
  const sql =
    'SELECT i.id, i.size, i.attributes AS text FROM index_entry e JOIN item i ON i.id = e.item_id ' +
    `WHERE ${conditions.join(' AND ')} ORDER BY ${columns.map((column) => column + order).join(', ')}`;
  return { sql, values };
}
