import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { noteRoundEnd } from '../../../lib/store/health.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { beginRound, firstSlices, type Round, type Slice } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';
import { log } from '../http/log.ts';

/** How many things of each kind were done or found. */
export type Counts = Readonly<Record<string, number>>;

/** The result of a slice. */
export interface SliceResult {
  /** How many items it examined; this measures its length. */
  readonly looked: number;
  readonly counts: Counts;
  /** The next slice of the shard; absent if the shard is done. */
  readonly next?: Slice | undefined;
  /** How many things could not be done, up to and including this slice. */
  readonly failed: number;
}

/** Does the next slice of a shard, of at most `limit` items. It may be repeated. */
export type DoSlice = (slice: Slice, limit: number) => Promise<SliceResult>;

export const sumOf = (all: readonly Counts[]): Counts => {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** How many items a scheduled function handles itself, over all shards, and in one slice. */
export interface Budget {
  readonly items: number;
  readonly itemsInSlice: number;
}

/** The result of a round, for the part that the scheduled function has done itself. */
export interface RoundResult {
  readonly counts: Counts;
  readonly failed: number;
  /** False if a workflow does the rest in slices. */
  readonly complete: boolean;
}

/**
 * Runs a round of a job: all shards, as far as the budget reaches. The rest is requested as a round in slices, from the
 * positions that were reached, and done by the workflow `round`, all shards at once. So a job costs only what there is to do,
 * and no invocation exceeds its budget.
 * @param meetAt the pass that no shard begins before every shard has reached it: it may use what the earlier passes have seen
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

/** Records that a round has covered everything, for administrators and for the alarm that watches over it. */
export async function completeRound(
  table: Table,
  job: Round['job'],
  failed: number,
  now: number,
): Promise<void> {
  logCompleted(job, failed);
  await noteRoundEnd(table, { job, completedAt: toInstant(now), failed });
}

/** Logs that a job has covered everything: an alarm rings if this line is missing for too long. */
export const logCompleted = (job: Round['job'] | 'sign-history' | 'find-hardship', failed: number): void =>
  log.info('ROUND_COMPLETED', { job, failed });
