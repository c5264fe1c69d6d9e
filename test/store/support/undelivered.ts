import { shards } from '../../../lib/store/keys.ts';
import { undeliveredFrom } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';

/** How many notices were issued before an instant (milliseconds), have not been delivered, and have not lapsed. */
export async function undeliveredSince(table: Table, before: number): Promise<number> {
  const parts = await Promise.all(
    shards.map((shard) => undeliveredFrom(table, shard, before, undefined, 100)),
  );
  return parts.flatMap(({ entries }) => entries).length;
}
