import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import { type Round, roundJobs } from './rounds.ts';
import type { Table } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

const countsSchema = z.record(z.string(), z.int().nonnegative());

const roundEndSchema = z.strictObject({
  job: z.enum(roundJobs),
  completedAt: instantSchema,
  /** How many things could not be done. */
  failed: z.int().nonnegative(),
});
/** A completed round of a job. */
export type RoundEnd = z.infer<typeof roundEndSchema>;

/** Records that a round of a job is complete. */
export const noteRoundEnd = (table: Table, end: RoundEnd): Promise<void> =>
  table.put({ PK: keys.health, SK: keys.roundEnd(end.job), end });

/** Returns the last completed round of each job that has had one. */
export async function roundEnds(table: Table): Promise<RoundEnd[]> {
  const items = await table.list(keys.health, keys.roundEndPrefix);
  return items.map(({ end }) => parseTolerantly(roundEndSchema, end));
}

/** Returns the last completed round of a job; undefined if it has had none. */
export async function lastRoundEnd(table: Table, job: Round['job']): Promise<RoundEnd | undefined> {
  const item = await table.get(keys.health, keys.roundEnd(job));
  return item && parseTolerantly(roundEndSchema, item.end);
}

/**
 * Records what a part of a check has found. Repeating the same part of the same check records it only once.
 * @param at when the check began
 */
export const noteCheckPart = (
  table: Table,
  at: string,
  part: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> =>
  table.put({
    PK: keys.health,
    SK: keys.checkPart(at, part),
    at,
    counts,
    expiresAt: expiryAfter(Date.parse(at), keptDays.checks),
  });

/** Returns what the last check has found so far; undefined if there was none lately. */
export async function lastCheck(
  table: Table,
): Promise<{ readonly at: string; readonly counts: Readonly<Record<string, number>> } | undefined> {
  const last = await table.last(keys.health, keys.checkPrefix);
  if (!last) return undefined;
  const at = instantSchema.parse(last.at);
  const counts: Record<string, number> = {};
  for (const item of await table.list(keys.health, keys.checkPart(at, '')))
    for (const [name, count] of Object.entries(countsSchema.parse(item.counts)))
      counts[name] = (counts[name] ?? 0) + count;
  return { at, counts };
}

/** Whether this is a job that goes through everything by itself, at set times. */
export const isScheduled = (job: Round['job']): boolean => job !== 'redrive-executions';
