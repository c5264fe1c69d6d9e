import type { keys, lists } from '../keys.ts';

type Keys = typeof keys;
type Lists = typeof lists;

/** A key by its name in `keys`, with what it is made of: names in braces, or an example where it is a number. */
type KeyExample = {
  [Name in keyof Keys]: Keys[Name] extends (...parts: infer Parts extends readonly unknown[]) => string
    ? readonly [Name, ...Parts]
    : readonly [Name];
}[keyof Keys];

type PrefixName = Extract<keyof Keys, `${string}Prefix`>;

/** A list by its name in `lists`, with what its partition and its sort key are made of. */
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

/** What is read from the table itself: one item by its keys, or, by `prefix`, all whose sort keys begin alike. */
type TablePattern = Users & {
  readonly partition: KeyExample;
  readonly sort: KeyExample;
  readonly prefix?: PrefixName;
};
/** What is read from an index: the items of a partition in the order of the sort key. */
type IndexPattern = Users & ListExample;
/** One row of `ACCESS_PATTERNS.md`: how something is found, and what writes it. */
export type AccessPattern = TablePattern | IndexPattern;
