import type { Item } from './attribute-value.ts';
import type { Path } from './expression/syntax.ts';

/** Names that need no escaping in a JSON path of SQLite, and are not a special property of objects. */
const PLAIN = /^(?!__proto__$)[\w-]+$/;

/**
 * Attributes that SQLite extracts from the JSON of an item, so that the rest of it is never read. For a large item that takes a
 * third of the time.
 */
export class Extraction {
  readonly #paths: readonly Path[];
  /** A key that is equal for equal paths. */
  readonly projection: string;
  /** The JSON paths in the form of SQLite. There are at least two, since SQLite returns a single one in another form. */
  readonly places: readonly string[];

  private constructor(paths: readonly Path[]) {
    this.#paths = paths;
    const places = paths.map((path) => `$.${path.map((name) => `"${name}"`).join('.M.')}`);
    this.places = places.length > 1 ? places : [...places, ...places];
    this.projection = places.join();
  }

  /** Undefined for paths into lists, and for names that would need escaping. */
  static of(paths: readonly Path[]): Extraction | undefined {
    const isPlain = paths.every((path) => path.every((step) => typeof step === 'string' && PLAIN.test(step)));
    return isPlain && paths.length > 0 ? new Extraction(paths) : undefined;
  }

  /** Returns the SQL expression whose result `read` parses; `places` are its parameters. */
  sql(json: string): string {
    return `json_extract(${json}, ${this.places.map(() => '?').join(', ')})`;
  }

  /** Returns an item with only the extracted attributes. */
  read(text: string): Item {
    const values = JSON.parse(text) as (Item[string] | null)[];
    const item: Writable = {};
    for (const [index, path] of this.#paths.entries()) {
      const value = values[index];
      if (value !== null && value !== undefined) place(item, path as readonly string[], value);
    }
    return item;
  }
}

type Writable = { [name: string]: Item[string] };

function place(item: Writable, [name = '', ...rest]: readonly string[], value: Item[string]): void {
  if (rest.length === 0) {
    item[name] = value;
    return;
  }
  const within: Writable = item[name]?.M ?? {};
  item[name] ??= { M: within };
  place(within, rest, value);
}
