/** Sorts entries by a text of each: for entries stored as a map, whose order DynamoDB does not keep. */
export const inOrder = <Each>(all: readonly Each[], textOf: (each: Each) => string): Each[] =>
  all.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
