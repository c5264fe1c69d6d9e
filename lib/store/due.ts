import * as z from 'zod';
import { dueShards, indexes, keys } from './keys.ts';
import type { Table } from './table.ts';

const dueSchema = z.object({ caseId: z.string(), deadlineId: z.string() });
/** A deadline of a case, by name. */
export type DueDeadline = z.infer<typeof dueSchema>;

const shards = Array.from({ length: dueShards }, (_, shard) => shard);

/** The deadlines of which a step is due at `now` (milliseconds), earliest first within each shard. */
export const dueDeadlines = (table: Table, now: number): Promise<DueDeadline[]> =>
  deadlinesUntil(table, `${new Date(now).toISOString()}#\uffff`);

/** Every open deadline of every case. */
export const openDeadlines = (table: Table): Promise<DueDeadline[]> => deadlinesUntil(table, '\uffff');

async function deadlinesUntil(table: Table, until: string): Promise<DueDeadline[]> {
  const lists = await Promise.all(
    shards.map((shard) => table.byIndex(indexes.due, keys.duePartition(shard), { until })),
  );
  return lists.flat().map((item) => dueSchema.parse(item));
}

/** The open deadlines that wait for a year's holiday arrangement. */
export async function deadlinesAwaiting(table: Table, year: number): Promise<DueDeadline[]> {
  const lists = await Promise.all(
    shards.map((shard) => table.byIndex(indexes.worklist, keys.provisionalPartition(year, shard))),
  );
  return lists.flat().map((item) => dueSchema.parse(item));
}
