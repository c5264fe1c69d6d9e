import * as z from 'zod';
import { deadlineKindSchema } from '../domain/case/case.ts';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { lists, shards } from './keys.ts';
import { readAllShards } from './paging.ts';
import { type Item, type ListedItem, type Table, untilInstant } from './table.ts';

const deadlineSchema = z.object({ caseId: z.string(), deadlineId: z.string() });
/** A deadline of a case, by name. */
export type DueDeadline = z.infer<typeof deadlineSchema>;

const scheduledActionSchema = z.object({ caseId: z.string(), actionId: z.string() });
/** A scheduled action of a case, by name. */
export type DueAction = z.infer<typeof scheduledActionSchema>;

/** The sort position of deadlines after their last escalation step: behind everything that can be due. */
const afterLastStep = '9999';

/** Splits items of the due list into steps of deadlines and scheduled actions. */
export const dueIn = (
  items: readonly Item[],
): { readonly deadlines: readonly DueDeadline[]; readonly scheduledActions: readonly DueAction[] } => ({
  deadlines: items.filter(isDeadline).map((item) => deadlineSchema.parse(item)),
  scheduledActions: items
    .filter((item) => !isDeadline(item))
    .map((item) => scheduledActionSchema.parse(item)),
});

const ofDistrictSchema = deadlineSchema.extend({
  district: z.string(),
  kind: deadlineKindSchema,
  dueAt: instantSchema,
});

/**
 * Returns the open deadlines of every district that are due at `until` (milliseconds) or before, by district. Each open
 * deadline is read once for all districts: hundreds of districts cost no more than one.
 * @returns undefined if a shard lists more than `maxInShard` items, too many to hold at once
 */
export async function dueByDistrict(
  table: Table,
  until: number,
  maxInShard: number,
): Promise<ReadonlyMap<string, readonly z.infer<typeof ofDistrictSchema>[]> | undefined> {
  const last = new Date(until).toISOString();
  const listed = await Promise.all(
    shards.map((shard) => table.byIndex(lists.due.partition(shard), { limit: maxInShard + 1 })),
  );
  if (listed.some(({ length }) => length > maxInShard)) return undefined;
  const deadlines = listed
    .flat()
    .filter(({ item }) => isDeadline(item) && String(item.dueAt) <= last)
    .map(({ item }) => ofDistrictSchema.parse(item));
  return Map.groupBy(deadlines, ({ district }) => district);
}

/** When the next step of any deadline, or scheduled action, is due after `now` (milliseconds), if there is one. */
export async function nextDueAt(table: Table, now: number): Promise<number | undefined> {
  const next = await readAllShards(table, lists.due.partition, {
    after: untilInstant(now),
    until: afterLastStep,
    limit: 1,
  });
  const instants = next.map(({ place }) => Date.parse(place.split('#', 1).join()));
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** The most open deadlines of a year that are counted in each shard: the reader waits for the count. */
const countedInShard = 64;

/** How many open deadlines wait for a year's holiday arrangement, and whether there are more than were counted. */
export async function countAwaiting(
  table: Table,
  year: number,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const parts = await Promise.all(
    shards.map((shard) =>
      table.byIndex(lists.provisionalDeadlines.partition(year, shard), { limit: countedInShard }),
    ),
  );
  const sizes = parts.map(({ length }) => length);
  return {
    count: sizes.reduce((sum, size) => sum + size, 0),
    more: sizes.some((size) => size === countedInShard),
  };
}

/** Open deadlines that wait for a year's holiday arrangement, at most so many of each shard. */
export async function deadlinesAwaiting(
  table: Table,
  year: number,
  mostInShard: number,
): Promise<DueDeadline[]> {
  const partitionOf = (shard: number) => lists.provisionalDeadlines.partition(year, shard);
  return deadlinesIn(await readAllShards(table, partitionOf, { limit: mostInShard }));
}

export const duePositionSchema = z.object({
  shard: z
    .int()
    .min(0)
    .max(shards.length - 1),
  // A sort key of the list: an instant and names, or the position behind all instants.
  after: z
    .string()
    .regex(/^[\x21-\x7e]{1,300}$/)
    .optional(),
});
/** A position in the list of open deadlines, from which a pass continues. */
export type DuePosition = z.infer<typeof duePositionSchema>;

/**
 * Returns some of the open deadlines from a position on, at most `limit` of them, and where the next ones begin, absent at the
 * end. Every deadline that stays open and does not move meanwhile is returned exactly once.
 */
export async function openDeadlinesFrom(
  table: Table,
  position: DuePosition,
  limit: number,
): Promise<{ readonly deadlines: readonly DueDeadline[]; readonly next?: DuePosition }> {
  const deadlines: DueDeadline[] = [];
  let { shard, after } = position;
  while (shard < shards.length) {
    const left = limit - deadlines.length;
    if (left <= 0) return { deadlines, next: { shard, ...(after !== undefined && { after }) } };
    const listed = await table.byIndex(lists.due.partition(shard), { limit: left, after });
    deadlines.push(...deadlinesIn(listed));
    if (listed.length < left) {
      shard++;
      after = undefined;
    } else after = listed.at(-1)?.place;
  }
  return { deadlines };
}

const isDeadline = (item: Item): boolean => item.deadlineId !== undefined;

const deadlinesIn = (listed: readonly ListedItem[]): DueDeadline[] =>
  listed.flatMap(({ item }) => (isDeadline(item) ? [deadlineSchema.parse(item)] : []));
