import { inParallel } from './in-parallel.ts';
import type { IndexPartition } from './keys.ts';
import { shards } from './keys.ts';
import type { IndexRange, ListedItem, Table } from './table.ts';

/** A part of a list, and where the next one begins: `next` is the `after` of the next request, absent at the end. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

/** @property after the `next` of the page before */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * The first `limit` of what was found. Whoever reads asks for one more than the page holds, so that it is known
 * whether another page follows:
 *
 *     const found = await table.byIndex(partition, { limit: limit + 1, after });
 *     return pageOf(found, limit, ({ place }) => place);
 */
export function pageOf<Entry>(
  found: readonly Entry[],
  limit: number,
  placeOf: (entry: Entry) => string,
): Page<Entry> {
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return { entries, ...(found.length > limit && last !== undefined && { next: placeOf(last) }) };
}

/** How many districts are asked for their part of a list at once. */
const districtsAtOnce = 16;

/** Asks each district for its part of a list, and sorts the parts together. */
export async function readDistricts<Entry>(
  districts: readonly string[],
  read: (district: string) => Promise<readonly Entry[]>,
  placeOf: (entry: Entry) => string,
): Promise<Entry[]> {
  const parts = await inParallel(districts, read, districtsAtOnce);
  return parts.flat().sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** What all shards of a list have together; in order within a shard only. The range holds for each of them. */
export async function readAllShards(
  table: Table,
  partitionOf: (shard: number) => IndexPartition,
  range: IndexRange = {},
): Promise<ListedItem[]> {
  const parts = await Promise.all(shards.map((shard) => table.byIndex(partitionOf(shard), range)));
  return parts.flat();
}
