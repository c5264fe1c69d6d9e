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
 * The first `limit` entries of what was found. The caller asks for one more than the page holds, to know whether
 * another page follows:
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

/** The most entries that are read at once to find those that pass a filter: a few hundred bytes each, so within one answer. */
const mostAtOnce = 1_000;

/**
 * Returns the first entries of a list that pass a filter, in order, up to as many as are wanted. Each part that is read is twice
 * as long as the one before, so that a filter which few of thousands pass costs some calls and not hundreds.
 * @param read reads the entries after a place, at most `limit` of them
 */
export async function firstPassing<Entry extends { readonly place: string }>(
  wanted: number,
  after: string | undefined,
  read: (limit: number, after: string | undefined) => Promise<readonly Entry[]>,
  passes: (entry: Entry) => boolean,
): Promise<Entry[]> {
  const found: Entry[] = [];
  let place = after;
  for (let limit = wanted; ; limit = Math.max(wanted, Math.min(2 * limit, mostAtOnce))) {
    const part = await read(limit, place);
    found.push(...part.filter(passes));
    if (part.length < limit || found.length >= wanted) return found.slice(0, wanted);
    place = part.at(-1)?.place;
  }
}

/** How many districts are asked for their part of a list at once. */
const districtsAtOnce = 16;

/** Reads the part of each district, and merges the parts in order. */
export async function readDistricts<Entry>(
  districts: readonly string[],
  read: (district: string) => Promise<readonly Entry[]>,
  placeOf: (entry: Entry) => string,
): Promise<Entry[]> {
  const parts = await inParallel(districts, read, districtsAtOnce);
  return parts.flat().sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Reads all shards of a list, in order only within a shard. The range, with its limit, applies to each shard. */
export async function readAllShards(
  table: Table,
  partitionOf: (shard: number) => IndexPartition,
  range: IndexRange = {},
): Promise<ListedItem[]> {
  const parts = await Promise.all(shards.map((shard) => table.byIndex(partitionOf(shard), range)));
  return parts.flat();
}
