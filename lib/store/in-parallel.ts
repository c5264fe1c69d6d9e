/** Runs an action for each item, eight at a time by default, and returns the results in the order of the items. */
export async function inParallel<Item, Output>(
  items: readonly Item[],
  work: (item: Item) => Promise<Output>,
  atOnce = 8,
): Promise<Output[]> {
  const results: Output[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
