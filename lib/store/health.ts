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
/** That a round of a job has gone through everything. */
export type RoundEnd = z.infer<typeof roundEndSchema>;

/** Notes that a round of a job has come to its end. */
export const noteRoundEnd = (table: Table, end: RoundEnd): Promise<void> =>
  table.put({ PK: keys.health, SK: keys.roundEnd(end.job), end });

/** The last end of a round of each job that has had one. */
export async function roundEnds(table: Table): Promise<RoundEnd[]> {
  const items = await table.list(keys.health, keys.roundEndPrefix);
  return items.map(({ end }) => parseTolerantly(roundEndSchema, end));
}

/** The last end of a round of a job; undefined where none has come to its end. */
export async function lastRoundEnd(table: Table, job: Round['job']): Promise<RoundEnd | undefined> {
  const item = await table.get(keys.health, keys.roundEnd(job));
  return item && parseTolerantly(roundEndSchema, item.end);
}

/**
 * Notes what a part of a check has found. The same part of the same check is noted once, however often it is done.
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

/** What the last check has found so far; undefined where there was none lately. */
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

/** Whether it is a job that goes through everything by itself, at set times. */
export const isScheduled = (job: Round['job']): boolean => job !== 'redrive-executions';
