import type { Item } from './attribute-value.ts';

/** A stored item of a table. Its attributes are parsed when they are first accessed. */
export class TableItem {
  readonly id: number;
  readonly size: number;
  /** The attributes as JSON. */
  readonly text: string;
  #item: Item | undefined;

  constructor(id: number, size: number, text: string) {
    this.id = id;
    this.size = size;
    this.text = text;
  }

  get item(): Item {
    this.#item ??= JSON.parse(this.text) as Item;
    return this.#item;
  }
}
