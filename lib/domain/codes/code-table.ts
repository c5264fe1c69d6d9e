/** One row of a code table: the code as it is exchanged, and what it means in the two languages. */
export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A code table with the standard or system that defines it. */
export interface CodeTable<Entry extends CodeEntry> {
  readonly standard: string;
  readonly entries: readonly Entry[];
  /** The row of a code, or undefined when the table has none. */
  find(code: string): Entry | undefined;
  /** True, and the type narrowed, when the table has the code. */
  has(code: string): code is Entry['code'];
}

/** A table over rows that are written as constants, so that their codes are a type. */
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
