// `toSorted` and `toReversed` are newer than the oldest browsers that the portal supports (web/README.md).

/** A copy of a list in an order; without one, in that of its texts. */
export const sorted = <Item>(all: readonly Item[], compare?: (a: Item, b: Item) => number): Item[] =>
  [...all].sort(compare);

/** A copy of a list, last item first. */
export const reversed = <Item>(all: readonly Item[]): Item[] => [...all].reverse();
