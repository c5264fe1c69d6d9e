import type { Extraction } from './extraction.ts';

/** The maximum of cached characters. */
const MAX_CHARACTERS = 4 * 1024 * 1024;
/** The maximum of projections with cached parts. */
const MAX_PROJECTIONS = 50;

/**
 * A cache of extracted parts of items, as JSON text, for as long as the items are unchanged. A list that is requested again and
 * again then need not be extracted from the JSON of its items each time.
 */
export class KeptParts {
  readonly #byProjection = new Map<string, Map<number, string>>();
  #characters = 0;

  /** @param extract extracts the part from the item with the number `id` */
  text(id: number, { projection }: Extraction, extract: () => string): string {
    let parts = this.#byProjection.get(projection);
    const kept = parts?.get(id);
    if (kept !== undefined) return kept;
    const text = extract();
    if (this.#characters + text.length > MAX_CHARACTERS) this.clear();
    if (!parts && this.#byProjection.size === MAX_PROJECTIONS) this.clear();
    parts = this.#byProjection.get(projection) ?? new Map<number, string>();
    this.#byProjection.set(projection, parts.set(id, text));
    this.#characters += text.length;
    return text;
  }

  /** Forgets the parts of an item that has been changed or deleted. */
  forget(id: number): void {
    for (const parts of this.#byProjection.values()) {
      this.#characters -= parts.get(id)?.length ?? 0;
      parts.delete(id);
    }
  }

  clear(): void {
    this.#byProjection.clear();
    this.#characters = 0;
  }
}
