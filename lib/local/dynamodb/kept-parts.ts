import type { Extraction } from './extraction.ts';

/** Characters of what is kept at most. */
const MOST_CHARACTERS = 4 * 1024 * 1024;
/** Projections of which parts are kept at most. */
const MOST_PROJECTIONS = 50;

/**
 * What was extracted of items, as JSON text, for as long as they stay as they are: a list that is asked for again and again is
 * not looked for in the JSON of its items each time.
 */
export class KeptParts {
  readonly #byProjection = new Map<string, Map<number, string>>();
  #characters = 0;

  /** @param extract finds the part of the item that has the number `id` */
  text(id: number, { projection }: Extraction, extract: () => string): string {
    let parts = this.#byProjection.get(projection);
    const kept = parts?.get(id);
    if (kept !== undefined) return kept;
    const text = extract();
    if (this.#characters + text.length > MOST_CHARACTERS) this.clear();
    if (!parts && this.#byProjection.size === MOST_PROJECTIONS) this.clear();
    parts = this.#byProjection.get(projection) ?? new Map<number, string>();
    this.#byProjection.set(projection, parts.set(id, text));
    this.#characters += text.length;
    return text;
  }

  /** The item has been changed or deleted. */
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
