import * as z from 'zod';
import { codeSchema, instantSchema, localDateSchema } from '../domain/case/kernel/vocabulary.ts';
import { comparedFacts } from '../domain/comparison.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import { type Page, type PageRequest, pageOf } from './paging.ts';
import type { Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

const count = z.int().nonnegative();

/** How many lines a comparison has read, and what became of them. */
export const matchingCountsSchema = z.strictObject({
  lines: count,
  matched: count,
  unknown: count,
  signals: count,
  older: count,
  rejected: count,
});
export type MatchingCounts = z.infer<typeof matchingCountsSchema>;

/**
 * The record of a comparison for accountability (DOMAIN G14): who ran it, for which source and day, the result, and the rules
 * it followed. It holds counts, and names neither a person nor a file.
 */
export const matchingRunSchema = z.strictObject({
  runId: z.ulid(),
  kind: z.enum(['records', 'snapshot']),
  source: codeSchema,
  asOf: localDateSchema,
  facts: z.array(z.enum(comparedFacts)),
  by: z.string(),
  startedAt: instantSchema,
  /** When its last part was received. */
  lastAt: instantSchema,
  /** The SHA-256 of its file in hexadecimal digits, as stated by the sender. */
  fileHash: z.string().optional(),
  /** Lines of the file that were rejected before anything was sent. */
  refusedBefore: count.optional(),
  /** How many requests it took. */
  parts: z.int().positive(),
  counts: matchingCountsSchema,
  /** The packs in force when it began, by region. */
  rules: z.record(z.string(), z.string()),
});
export type MatchingRun = z.infer<typeof matchingRunSchema>;

/** A part of a run: one request. */
export type MatchingPart = Omit<MatchingRun, 'startedAt' | 'lastAt' | 'parts'> & { readonly at: string };

/** Adds a part to the run so far; undefined if the run is another one, with a different source, day, file or person. */
export function withPart(
  run: MatchingRun | undefined,
  { at, ...part }: MatchingPart,
): MatchingRun | undefined {
  if (!run) return { ...part, startedAt: at, lastAt: at, parts: 1 };
  const isSame =
    run.kind === part.kind &&
    run.source === part.source &&
    run.asOf === part.asOf &&
    run.by === part.by &&
    run.fileHash === part.fileHash;
  if (!isSame) return undefined;
  const sum = (name: keyof MatchingCounts): number => run.counts[name] + part.counts[name];
  return {
    ...run,
    facts: [...new Set([...run.facts, ...part.facts])].sort(),
    lastAt: at,
    parts: run.parts + 1,
    counts: {
      lines: sum('lines'),
      matched: sum('matched'),
      unknown: sum('unknown'),
      signals: sum('signals'),
      older: sum('older'),
      rejected: sum('rejected'),
    },
    ...(part.refusedBefore !== undefined && { refusedBefore: part.refusedBefore }),
  };
}

/** Returns a run as recorded so far. */
export async function matchingRun(table: Table, runId: string): Promise<MatchingRun | undefined> {
  const item = await table.get(keys.matchingRuns, keys.matchingRun(runId));
  return item && parseTolerantly(matchingRunSchema, item.run);
}

/** The write of a run with one more part; its condition fails if another part came in between. */
export const matchingRunWrite = (table: Table, run: MatchingRun): Write =>
  table.putItem(
    {
      PK: keys.matchingRuns,
      SK: keys.matchingRun(run.runId),
      parts: run.parts,
      run,
      expiresAt: expiryAfter(Date.parse(run.lastAt), keptDays.matchingRuns),
    },
    run.parts === 1
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'parts = :before', values: { ':before': run.parts - 1 } },
  );

/** The most recent runs that are summed up by source, which cover years. */
const summedRuns = 1_000;

/** What was read of a source: by its newest run, and in total over the recent runs that are kept. */
export interface MatchedSource {
  readonly source: string;
  readonly asOf: string;
  readonly lastAt: string;
  readonly runs: number;
  readonly lines: number;
  readonly matched: number;
}

/** Returns the sources of which records were loaded, each with how many of its lines concerned a person on record. */
export async function matchedBySource(table: Table): Promise<readonly MatchedSource[]> {
  const { entries } = await matchingRuns(table, { limit: summedRuns });
  const sources = new Map<string, MatchedSource>();
  for (const { source, asOf, lastAt, counts } of entries) {
    const newer = sources.get(source) ?? { source, asOf, lastAt, runs: 0, lines: 0, matched: 0 };
    sources.set(source, {
      ...newer,
      runs: newer.runs + 1,
      lines: newer.lines + counts.lines,
      matched: newer.matched + counts.matched,
    });
  }
  return [...sources.values()].sort((a, b) => (a.source < b.source ? -1 : 1));
}

/** Returns a page of the runs, newest first. */
export async function matchingRuns(table: Table, { limit, after }: PageRequest): Promise<Page<MatchingRun>> {
  const found = await table.listNewest(
    keys.matchingRuns,
    after === undefined ? keys.matchingRun('\uffff') : keys.matchingRun(after),
    limit + 1,
  );
  const runs = found.map(({ run }) => parseTolerantly(matchingRunSchema, run));
  return pageOf(runs, limit, ({ runId }) => runId);
}
