import type { DueAction, DueDeadline } from '../../../lib/store/due.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { errorForLog, log } from '../../common/http/log.ts';

/** How many changes a part of a sweep has made, and how many deadlines or actions it could not deal with. */
export interface Swept {
  readonly done: number;
  readonly failed: number;
}

const nothingSwept: Swept = { done: 0, failed: 0 };

export const sumOf = (all: readonly Swept[]): Swept =>
  all.reduce(
    (sum, { done, failed }) => ({ done: sum.done + done, failed: sum.failed + failed }),
    nothingSwept,
  );

/**
 * Does something for each item, several at a time. One that fails is logged and counted, and keeps no other waiting.
 * @param step answers how many changes it has made
 */
export async function sweepEach<Item extends DueDeadline | DueAction>(
  items: readonly Item[],
  step: (item: Item) => Promise<number>,
): Promise<Swept> {
  const swept = await inParallel(items, async (item): Promise<Swept> => {
    try {
      return { done: await step(item), failed: 0 };
    } catch (error) {
      log.error('DEADLINE_NOT_SWEPT', { ...item, error: errorForLog(error) });
      return { done: 0, failed: 1 };
    }
  });
  return sumOf(swept);
}
