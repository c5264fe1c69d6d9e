import type { DueAction, DueDeadline } from '../../../lib/store/due.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { errorForLog, log } from '../../common/http/log.ts';

/** How many changes a part of a sweep has made, and how many deadlines or actions it could not handle. */
export interface SweepCounts {
  readonly done: number;
  readonly failed: number;
}

/** The counts of a sweep that had nothing to do. */
const noSweepCounts: SweepCounts = { done: 0, failed: 0 };

/** The sum of the counts of several parts. */
export const sumOf = (all: readonly SweepCounts[]): SweepCounts =>
  all.reduce(
    (sum, { done, failed }) => ({ done: sum.done + done, failed: sum.failed + failed }),
    noSweepCounts,
  );

/**
 * Runs a step for each item. Several cases are handled at a time, but the items of one case one after another, because parallel
 * changes of a case conflict. One that fails is logged and counted, and does not hold up the others.
 * @param step returns how many changes it has made
 */
export async function sweepEach<Item extends DueDeadline | DueAction>(
  items: readonly Item[],
  step: (item: Item) => Promise<number>,
): Promise<SweepCounts> {
  const byCase = [...Map.groupBy(items, ({ caseId }) => caseId).values()];
  const swept = await inParallel(byCase, async (ofCase) => {
    const counts: SweepCounts[] = [];
    for (const item of ofCase) counts.push(await sweepOne(item, step));
    return sumOf(counts);
  });
  return sumOf(swept);
}

async function sweepOne<Item>(item: Item, step: (item: Item) => Promise<number>): Promise<SweepCounts> {
  try {
    return { done: await step(item), failed: 0 };
  } catch (error) {
    log.error('DEADLINE_NOT_SWEPT', { ...item, error: errorForLog(error) });
    return { done: 0, failed: 1 };
  }
}
