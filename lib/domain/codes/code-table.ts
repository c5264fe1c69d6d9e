/** One row of a code table: the code as exchanged, and its meaning in both languages. */
export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A code table with the standard or system that defines it. */
export interface CodeTable<Entry extends CodeEntry> {
  readonly standard: string;
  readonly entries: readonly Entry[];
  /** Finds the row of a code; undefined if the table has none. */
  find(code: string): Entry | undefined;
  /** Whether the table has the code; narrows the type. */
  has(code: string): code is Entry['code'];
}

/** Makes a table of rows that are written as constants, so that their codes form a type. */
export function codeTable<const Entry extends CodeEntry>(
  standard: string,
  entries: readonly Entry[],
): CodeTable<Entry> {
  const byCode = new Map<string, Entry>(entries.map((entry) => [entry.code, entry]));
  return {
    standard,
    entries,
    find: (code) => byCode.get(code),
    has: (code): code is Entry['code'] => byCode.has(code),
  };
}
