import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { noteRoundEnd } from '../../../lib/store/health.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { beginRound, firstSlices, type Round, type Slice } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';
import { log } from '../http/log.ts';

/** How many things of each kind were done or found. */
export type Counts = Readonly<Record<string, number>>;

/** What came of a slice. */
export interface SliceResult {
  /** How many items it has looked at, by which its length is measured. */
  readonly looked: number;
  readonly counts: Counts;
  /** Where the next one begins; absent where the shard is done. */
  readonly next?: Slice | undefined;
  /** How many things could not be done, up to and with this slice. */
  readonly failed: number;
}

/** Does the next slice of a shard, of at most `limit` items. It may be done again. */
export type DoSlice = (slice: Slice, limit: number) => Promise<SliceResult>;

export const sumOf = (all: readonly Counts[]): Counts => {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** How much a scheduled function does itself, over all shards, and in one slice. */
export interface Budget {
  readonly items: number;
  readonly itemsInSlice: number;
}

/** What came of a round, as far as the scheduled function has done it itself. */
export interface RoundResult {
  readonly counts: Counts;
  readonly failed: number;
  /** False where the rest is done in slices by a workflow. */
  readonly complete: boolean;
}

/**
 * Does a round of a job: all shards, as far as the budget reaches. What is left is asked for as a round in slices, from
 * the positions that were reached, and done by the workflow `round`, all shards at once. So a job costs what there is to
 * do, and no invocation lasts longer than its budget.
 * @param meetAt the pass that no shard begins before every shard has come to it: it may use what the passes before have seen
 */
export async function runRound(
  table: Table,
  job: Round['job'],
  now: number,
  doSlice: DoSlice,
  budget: Budget,
  meetAt?: number,
): Promise<RoundResult> {
  const all: Counts[] = [];
  let looked = 0;
  let failed = 0;
  const goOn = async (from: Slice, until: number): Promise<Slice | undefined> => {
    let next: Slice | undefined = from;
    while (next && next.pass < until && looked < budget.items) {
      const result: SliceResult = await doSlice(next, budget.itemsInSlice);
      looked += result.looked;
      all.push(result.counts);
      next = result.next;
      if (!next) failed += result.failed;
    }
    return next;
  };
  let left = firstSlices();
  for (const until of [...(meetAt === undefined ? [] : [meetAt]), Number.POSITIVE_INFINITY]) {
    const reached = await inParallel(left, (slice) => goOn(slice, until), 16);
    left = reached.filter((slice) => slice !== undefined);
  }
  const complete = left.length === 0;
  if (complete) await completeRound(table, job, failed, now);
  else await beginRound(table, { job, at: toInstant(now), slices: left });
  return { counts: sumOf(all), failed, complete };
}

/** Notes that a round has gone through everything, for administrators and for the alarm that watches over it. */
export async function completeRound(
  table: Table,
  job: Round['job'],
  failed: number,
  now: number,
): Promise<void> {
  logCompleted(job, failed);
  await noteRoundEnd(table, { job, completedAt: toInstant(now), failed });
}

/** That a job has gone through everything: an alarm rings where this line is missing for too long. */
export const logCompleted = (job: Round['job'] | 'sign-history' | 'find-hardship', failed: number): void =>
  log.info('ROUND_COMPLETED', { job, failed });
