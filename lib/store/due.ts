import * as z from 'zod';
import { dueShards, indexes, keys } from './keys.ts';
import type { Table } from './table.ts';

const dueSchema = z.object({ caseId: z.string(), deadlineId: z.string() });
/** A deadline of a case, by name. */
export type DueDeadline = z.infer<typeof dueSchema>;

/** Deadlines whose ladder is at an end stand in the index from this instant on. */
const ladderEnded = '9999';

const shards = Array.from({ length: dueShards }, (_, shard) => shard);

/** The deadlines of which a step is due at `now` (milliseconds), earliest first within each shard. */
export const dueDeadlines = (table: Table, now: number): Promise<DueDeadline[]> =>
  deadlinesUntil(table, `${new Date(now).toISOString()}#\uffff`);

/** Every open deadline of every case. */
export const openDeadlines = (table: Table): Promise<DueDeadline[]> => deadlinesUntil(table, '\uffff');

/** When the next step of any open deadline is due after `now` (both in milliseconds), if there is one. */
export async function nextDueAt(table: Table, now: number): Promise<number | undefined> {
  const after = `${new Date(now).toISOString()}#\uffff`;
  const lists = await Promise.all(
    shards.map((shard) =>
      table.byIndex(indexes.due, keys.duePartition(shard), { after, until: ladderEnded, limit: 1 }),
    ),
  );
  const instants = lists.flat().map(({ dueSort }) => Date.parse(String(dueSort).split('#', 1).join()));
  return instants.length === 0 ? undefined : Math.min(...instants);
}

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
