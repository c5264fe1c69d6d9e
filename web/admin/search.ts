/** Readers of search parameters. Unknown or invalid values are dropped and are never an error. */
export type Search = Readonly<Record<string, unknown>>;

/** A text in the address. The router gives digits alone as a number, because an address does not tell texts from numbers. */
export function textIn(search: Search, name: string): string | undefined {
  const value = search[name];
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > 200 ? undefined : text;
}

/** One of several words in the address. */
export function wordIn<Word extends string>(
  search: Search,
  name: string,
  words: readonly Word[],
): Word | undefined {
  return words.find((word) => word === search[name]);
}

/** A day in the address: `2026-12-04`. */
export const dayIn = (search: Search, name: string): string | undefined => {
  const text = textIn(search, name);
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
};

const dayLength = 24 * 60 * 60 * 1000;

/** The first instant of a Beijing day. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** The last instant of a Beijing day. */
export const endOf = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + dayLength - 1).toISOString();
