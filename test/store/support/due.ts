import { type DueDeadline, dueIn, openDeadlinesFrom } from '../../../lib/store/due.ts';
import { shards } from '../../../lib/store/keys.ts';
import { dueFrom } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';

/** What is due at an instant (milliseconds), in all shards. */
export async function dueNow(table: Table, now: number): Promise<ReturnType<typeof dueIn>> {
  const parts = await Promise.all(shards.map((shard) => dueFrom(table, shard, now, undefined, 1000)));
  return dueIn(parts.flatMap(({ entries }) => entries));
}

/** Every open deadline of every case. */
export const openDeadlines = async (table: Table): Promise<readonly DueDeadline[]> =>
  (await openDeadlinesFrom(table, { shard: 0 }, 10_000)).deadlines;
