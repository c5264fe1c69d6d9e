import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import {
  type BatchEntry,
  type BatchHead,
  batchEntries,
  batchEntryWrite,
  batchHead,
  batchWrite,
} from '../../../lib/store/redrives.ts';
import type { ExecutionCalls } from '../connections/execution-calls.ts';
import type { CaseRecords } from '../connections/records.ts';
import { errorForLog, log } from '../http/log.ts';
import { Problem } from '../http/problems.ts';
import type { DoSlice } from '../rounds/run-round.ts';
import { redrive } from './redrive.ts';

/** How many executions a slice redrives: each takes five calls, and Step Functions allows few per second. */
const itemsInSlice = 20;

/**
 * Makes the function that redrives the next waiting items of a batch, one after another. The position of a slice is the id of
 * the batch. Before each item it checks whether the batch was stopped. An item that was redriven but not recorded is repeated
 * without harm.
 */
export const redriveSlices =
  (records: CaseRecords, calls: ExecutionCalls, now: number): DoSlice =>
  async (slice) => {
    const { table } = records;
    const batchId = slice.after ?? '';
    const waiting = (await batchEntries(table, batchId)).filter(({ result }) => result === 'waiting');
    const counts: Record<string, number> = {};
    for (const entry of waiting.slice(0, itemsInSlice)) {
      const head = await batchHead(table, batchId);
      if (head?.status !== 'running') return { looked: 0, counts, failed: 0 };
      const done = await redriveEntry(records, calls, head, entry, now);
      counts[done.result] = (counts[done.result] ?? 0) + 1;
      await table.transact([batchEntryWrite(table, head, done)]);
    }
    if (waiting.length > itemsInSlice) return { looked: itemsInSlice, counts, failed: 0, next: slice };
    const head = await batchHead(table, batchId);
    if (head?.status === 'running')
      await table.transact([batchWrite(table, { ...head, status: 'finished' }, 'running')]);
    return { looked: waiting.length, counts, failed: 0 };
  };

async function redriveEntry(
  records: CaseRecords,
  calls: ExecutionCalls,
  { batchId, by, reason }: BatchHead,
  entry: BatchEntry,
  now: number,
): Promise<BatchEntry> {
  const at = toInstant(now);
  try {
    const { name, expectedRedrives } = entry;
    await redrive(records, calls, { name, expectedRedrives, by, reason, batchId }, now);
    return { ...entry, result: 'done', at };
  } catch (error) {
    if (error instanceof Problem) return { ...entry, result: 'refused', because: error.code, at };
    log.error('REDRIVE_FAILED', { error: errorForLog(error) });
    return { ...entry, result: 'failed', because: 'internal-error', at };
  }
}
