import type { Item } from './attribute-value.ts';
import type { Place, Table } from './table.ts';

/** Characters of the items that are kept at most. */
const MOST_CHARACTERS = 256 * 1024;

/** An item of a table as it is stored. Its attributes are parsed when they are first asked for. */
export class KeptItem {
  readonly id: number;
  readonly size: number;
  /** The attributes as JSON. */
  readonly text: string;
  #item: Item | undefined;

  /** @param item the attributes, where they are at hand */
  constructor(id: number, size: number, text: string, item?: Item) {
    this.id = id;
    this.size = size;
    this.text = text;
    this.#item = item;
  }

  /** The attributes, which nobody may change: whoever asks for them next is given the same ones. */
  get item(): Item {
    this.#item ??= JSON.parse(this.text) as Item;
    return this.#item;
  }
}

/**
 * The items that were read or written last: an item that has just been written is often read next, or written once more, and
 * need then be neither looked for nor parsed. Items with binary keys are left out.
 */
export class KeptItems {
  readonly #items = new Map<string, KeptItem>();
  #characters = 0;

  get(table: Table, place: Place): KeptItem | undefined {
    const key = keyOf(table, place);
    const kept = key === undefined ? undefined : this.#items.get(key);
    if (kept) {
      this.#items.delete(key as string);
      this.#items.set(key as string, kept);
    }
    return kept;
  }

  /** Keeps an item in the place of the one that was there. */
  keep(table: Table, place: Place, item: KeptItem): void {
    this.forget(table, place);
    const key = keyOf(table, place);
    if (key === undefined || item.text.length > MOST_CHARACTERS) return;
    this.#items.set(key, item);
    this.#characters += item.text.length;
    for (const [oldest, { text }] of this.#items) {
      if (this.#characters <= MOST_CHARACTERS) break;
      this.#items.delete(oldest);
      this.#characters -= text.length;
    }
  }

  forget(table: Table, place: Place): void {
    const key = keyOf(table, place);
    const kept = key === undefined ? undefined : this.#items.get(key);
    if (!kept) return;
    this.#items.delete(key as string);
    this.#characters -= kept.text.length;
  }

  clear(): void {
    this.#items.clear();
    this.#characters = 0;
  }
}

function keyOf({ id }: Table, { pk, sk }: Place): string | undefined {
  return typeof pk === 'string' && typeof sk === 'string' ? `${id} ${pk.length} ${pk}${sk}` : undefined;
}
