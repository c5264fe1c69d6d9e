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
  /** Which of the job's lists is being read, counted from 0. */
  pass: z.int().nonnegative(),
  /** The position in that list after which it continues. */
  after: z.string().optional(),
  /** How many things could not be done so far. */
  failed: z.int().nonnegative(),
});
/** A position in the round of one shard. */
export type Slice = z.infer<typeof sliceSchema>;

export const roundSchema = z.object({
  job: z.enum(roundJobs),
  /** When the round began, which is both its name and the instant that it works by. */
  at: instantSchema,
  slices: z.array(sliceSchema),
});
/** A round to be run in slices, from some positions on. */
export type Round = z.infer<typeof roundSchema>;

/** The position at which every shard begins. */
export const firstSlices = (): Slice[] => shards.map((shard) => ({ shard, pass: 0, failed: 0 }));

/** Requests a round in slices; the stream function starts it. */
export const beginRound = (table: Table, round: Round): Promise<void> => table.put(roundItem(round));

const roundItem = ({ job, at, slices }: Round): Item => ({
  PK: keys.rounds(job),
  SK: keys.round(at),
  job,
  at,
  slices,
});

/** The write that requests a round; its condition fails if one of the job was requested for the same instant. */
export const roundWrite = (table: Table, round: Round): Write =>
  table.putItem(roundItem(round), { expression: 'attribute_not_exists(PK)' });

/** Returns the job's last round that was requested in slices. */
export async function lastRound(table: Table, job: Round['job']): Promise<Round | undefined> {
  const item = await table.last(keys.rounds(job), keys.roundPrefix);
  return item && parseTolerantly(roundSchema, item);
}

/** @throws ZodError when the item is not a round */
export const parseRound = (item: Item): Round => parseTolerantly(roundSchema, item);

/** A part of a list, and the position where the next one begins, absent at the end. */
export interface Part<Entry> {
  readonly entries: readonly Entry[];
  readonly after?: string;
}

/** Returns the next `limit` items of a list after a position. */
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

/**
 * Returns some cases of a shard after a position: those that are registered, or those that are not and changed since an
 * instant.
 */
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

/** Returns some cases of a shard, after a position, that are not registered and last changed by an instant (milliseconds). */
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

/** Returns some of what is due in a shard by an instant (milliseconds), or of everything that is listed as due. */
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

/** Returns some notices of a shard that have been undelivered since before an instant (milliseconds). */
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
