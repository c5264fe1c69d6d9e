import type { keys, lists } from '../keys.ts';

type Keys = typeof keys;
type Lists = typeof lists;

/** A key by its name in `keys`, and its parts: names in braces, or an example for a number. */
type KeyExample = {
  [Name in keyof Keys]: Keys[Name] extends (...parts: infer Parts extends readonly unknown[]) => string
    ? readonly [Name, ...Parts]
    : readonly [Name];
}[keyof Keys];

type PrefixName = Extract<keyof Keys, `${string}Prefix`>;

/** A list by its name in `lists`, and the parts of its partition and sort key. */
type ListExample = {
  [Name in keyof Lists]: {
    readonly list: Name;
    readonly of: Parameters<Lists[Name]['partition']>;
    readonly by: Parameters<Lists[Name]['sort']>;
  };
}[keyof Lists];

interface Users {
  /** What the pattern finds. */
  readonly pattern: string;
  /** Functions of this folder as `file#name`, or the function that reads the table's stream. */
  readonly readBy: readonly UserName[];
  readonly writtenBy: readonly UserName[];
}
type UserName = `${string}.ts#${string}` | 'the stream function';

/** Read from the table itself: one item by its keys or, with `prefix`, all items whose sort keys begin alike. */
type TablePattern = Users & {
  readonly partition: KeyExample;
  readonly sort: KeyExample;
  readonly prefix?: PrefixName;
};
/** Read from an index: the items of a partition in the order of the sort key. */
type IndexPattern = Users & ListExample;
/** One row of `ACCESS_PATTERNS.md`: how something is found, and what writes it. */
export type AccessPattern = TablePattern | IndexPattern;
