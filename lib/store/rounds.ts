import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { type IndexPartition, keys, lists, shards } from './keys.ts';
import { type Item, type Table, untilInstant, type Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/*
 * A round of a scheduled job goes through everything that there is. What one invocation cannot do is done in slices:
 * a workflow gives each shard to a function again and again, with the position up to which it has come.
 */

/** The jobs that may need more than one invocation. */
export const roundJobs = [
  'sweep-deadlines',
  'reconcile-cases',
  'send-digests',
  'list-retention',
  'redrive-executions',
] as const;

export const sliceSchema = z.object({
  shard: z
    .int()
    .min(0)
    .max(shards.length - 1),
  /** Which of the lists that the job goes through, counted from 0. */
  pass: z.int().nonnegative(),
  /** The place in that list after which it goes on. */
  after: z.string().optional(),
  /** How many things could not be done up to here. */
  failed: z.int().nonnegative(),
});
/** A position in the round of one shard. */
export type Slice = z.infer<typeof sliceSchema>;

export const roundSchema = z.object({
  job: z.enum(roundJobs),
  /** When the round began: its name, and the instant by which it goes. */
  at: instantSchema,
  slices: z.array(sliceSchema),
});
/** A round that is to be done in slices, from some positions on. */
export type Round = z.infer<typeof roundSchema>;

/** The position at which every shard begins. */
export const firstSlices = (): Slice[] => shards.map((shard) => ({ shard, pass: 0, failed: 0 }));

/** Asks for a round to be done in slices; the stream function starts it. */
export const beginRound = (table: Table, round: Round): Promise<void> => table.put(roundItem(round));

const roundItem = ({ job, at, slices }: Round): Item => ({
  PK: keys.rounds(job),
  SK: keys.round(at),
  job,
  at,
  slices,
});

/** The write that asks for a round; its condition fails where one of the job was asked for at the same instant. */
export const roundWrite = (table: Table, round: Round): Write =>
  table.putItem(roundItem(round), { expression: 'attribute_not_exists(PK)' });

/** The last round of a job that was asked for to be done in slices. */
export async function lastRound(table: Table, job: Round['job']): Promise<Round | undefined> {
  const item = await table.last(keys.rounds(job), keys.roundPrefix);
  return item && parseTolerantly(roundSchema, item);
}

/** @throws ZodError when the item is no round */
export const parseRound = (item: Item): Round => parseTolerantly(roundSchema, item);

/** A part of a list, and the place where the next one begins; absent at its end. */
export interface Part<Entry> {
  readonly entries: readonly Entry[];
  readonly after?: string;
}

/** The next `limit` items of a list after a place. */
async function partOf(
  table: Table,
  partition: IndexPartition,
  { after, until }: { readonly after?: string | undefined; readonly until?: string | undefined },
  limit: number,
): Promise<Part<Item>> {
  const listed = await table.byIndex(partition, { after, until, limit });
  const last = listed.at(-1);
  return {
    entries: listed.map(({ item }) => item),
    ...(listed.length === limit && last && { after: last.place }),
  };
}

/** Some cases of a shard after a place: those that are registered, or those that are not and changed since an instant. */
export async function casesFrom(
  table: Table,
  shard: number,
  which: 'registered' | { readonly changedSince: number },
  after: string | undefined,
  limit: number,
): Promise<Part<string>> {
  const { registeredCases, otherCases } = lists;
  const part =
    which === 'registered'
      ? await partOf(table, registeredCases.partition(shard), { after }, limit)
      : await partOf(
          table,
          otherCases.partition(shard),
          { after: after ?? new Date(which.changedSince).toISOString() },
          limit,
        );
  return { ...part, entries: part.entries.map(({ caseId }) => String(caseId)) };
}

/** Some cases of a shard that are not registered and last changed by an instant (milliseconds), after a place. */
export async function changedUntil(
  table: Table,
  shard: number,
  until: number,
  after: string | undefined,
  limit: number,
): Promise<Part<string>> {
  const { otherCases } = lists;
  const part = await partOf(table, otherCases.partition(shard), { after, until: untilInstant(until) }, limit);
  return { ...part, entries: part.entries.map(({ caseId }) => String(caseId)) };
}

/** Some of what is due in a shard up to an instant (milliseconds), or of all that is listed as due. */
export const dueFrom = (
  table: Table,
  shard: number,
  until: number | undefined,
  after: string | undefined,
  limit: number,
): Promise<Part<Item>> =>
  partOf(
    table,
    lists.due.partition(shard),
    { after, until: until === undefined ? undefined : untilInstant(until) },
    limit,
  );

/** Some of the notices of a shard that have not been delivered since before an instant (milliseconds). */
export const undeliveredFrom = (
  table: Table,
  shard: number,
  before: number,
  after: string | undefined,
  limit: number,
): Promise<Part<Item>> =>
  partOf(
    table,
    lists.undeliveredNotices.partition(shard),
    { after, until: new Date(before).toISOString() },
    limit,
  );
