import * as z from 'zod';
import { deadlineKindSchema } from '../domain/case/case.ts';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { dueShards, indexes, keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const deadlineSchema = z.object({ caseId: z.string(), deadlineId: z.string() });
/** A deadline of a case, by name. */
export type DueDeadline = z.infer<typeof deadlineSchema>;

const scheduledActionSchema = z.object({ caseId: z.string(), actionId: z.string() });
/** A scheduled action of a case, by name. */
export type DueAction = z.infer<typeof scheduledActionSchema>;

/** Deadlines whose ladder is at an end stand in the index from this instant on. */
const ladderEnded = '9999';

const shards = Array.from({ length: dueShards }, (_, shard) => shard);

/** What is due at `now` (milliseconds): steps of deadlines, and scheduled actions; earliest first within a shard. */
export async function due(
  table: Table,
  now: number,
): Promise<{ readonly deadlines: readonly DueDeadline[]; readonly scheduledActions: readonly DueAction[] }> {
  const items = await itemsUntil(table, `${new Date(now).toISOString()}#\uffff`);
  return {
    deadlines: items.filter(isDeadline).map((item) => deadlineSchema.parse(item)),
    scheduledActions: items
      .filter((item) => !isDeadline(item))
      .map((item) => scheduledActionSchema.parse(item)),
  };
}

/** Every open deadline of every case. */
export async function openDeadlines(table: Table): Promise<DueDeadline[]> {
  const items = await itemsUntil(table, '\uffff');
  return items.filter(isDeadline).map((item) => deadlineSchema.parse(item));
}

const ofDistrictSchema = deadlineSchema.extend({
  district: z.string(),
  kind: deadlineKindSchema,
  dueAt: instantSchema,
});

/**
 * The open deadlines of every district that are due at `until` (milliseconds) or before, by district. It reads
 * each open deadline once, whatever its district: what is due in hundreds of districts costs no more than in one.
 */
export async function dueByDistrict(
  table: Table,
  until: number,
): Promise<ReadonlyMap<string, readonly z.infer<typeof ofDistrictSchema>[]>> {
  const last = new Date(until).toISOString();
  const districts = new Map<string, z.infer<typeof ofDistrictSchema>[]>();
  const lists = await Promise.all(
    shards.map(async (shard) => {
      const items = await table.byIndex(indexes.due, keys.duePartition(shard));
      return items.filter((item) => isDeadline(item) && String(item.dueAt) <= last);
    }),
  );
  for (const item of lists.flat()) {
    const deadline = ofDistrictSchema.parse(item);
    const known = districts.get(deadline.district);
    if (known) known.push(deadline);
    else districts.set(deadline.district, [deadline]);
  }
  return districts;
}

const isDeadline = (item: Item): boolean => item.deadlineId !== undefined;

/** When the next step of any open deadline, or scheduled action, is due after `now` (both in milliseconds), if there is one. */
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

async function itemsUntil(table: Table, until: string): Promise<Item[]> {
  const lists = await Promise.all(
    shards.map((shard) => table.byIndex(indexes.due, keys.duePartition(shard), { until })),
  );
  return lists.flat();
}

/** The open deadlines that wait for a year's holiday arrangement. */
export async function deadlinesAwaiting(table: Table, year: number): Promise<DueDeadline[]> {
  const lists = await Promise.all(
    shards.map((shard) => table.byIndex(indexes.worklist, keys.provisionalPartition(year, shard))),
  );
  return lists.flat().map((item) => deadlineSchema.parse(item));
}

export const duePositionSchema = z.object({
  shard: z
    .int()
    .min(0)
    .max(dueShards - 1),
  after: z.string().optional(),
});
/** A place in the due index from which a round through it goes on. */
export type DuePosition = z.infer<typeof duePositionSchema>;

/**
 * Some of the open deadlines, from a position on, at most `limit` of them, and where the next ones begin: absent at
 * the end. Every deadline that stays open and is not moved meanwhile is met once.
 */
export async function openDeadlinesFrom(
  table: Table,
  position: DuePosition,
  limit: number,
): Promise<{ readonly deadlines: readonly DueDeadline[]; readonly next?: DuePosition }> {
  const deadlines: DueDeadline[] = [];
  let { shard, after } = position;
  while (shard < dueShards) {
    const left = limit - deadlines.length;
    if (left <= 0) return { deadlines, next: { shard, ...(after !== undefined && { after }) } };
    const items = await table.byIndex(indexes.due, keys.duePartition(shard), {
      limit: left,
      ...(after !== undefined && { after }),
    });
    deadlines.push(...items.filter(isDeadline).map((item) => deadlineSchema.parse(item)));
    const last = items.at(-1)?.dueSort;
    if (items.length < left || typeof last !== 'string') {
      shard++;
      after = undefined;
    } else after = last;
  }
  return { deadlines };
}
