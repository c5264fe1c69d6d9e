import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { type BatchHead, batchHead, batchWrite } from '../../../lib/store/redrives.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import { roundWrite } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';

/**
 * Starts a frozen or stopped batch, in one transaction with the round that works through it. A running or finished batch stays
 * as it is.
 * @throws Problem `batch-not-found`
 */
export const startBatch = (table: Table, batchId: string, now: number): Promise<BatchHead> => {
  let attempt = 0;
  return retryOnConflict('a batch of redrives', async () => {
    const head = await batchHead(table, batchId);
    if (!head) throw new Problem('batch-not-found');
    if (head.status === 'running' || head.status === 'finished') return head;
    // Two rounds of a job cannot begin at the same instant.
    const at = toInstant(now + attempt++);
    const started: BatchHead = { ...head, status: 'running', startedAt: at };
    const round = {
      job: 'redrive-executions' as const,
      at,
      slices: [{ shard: 0, pass: 0, failed: 0, after: batchId }],
    };
    const failed = await table.transact([batchWrite(table, started, head.status), roundWrite(table, round)]);
    return failed.length === 0 ? started : conflict;
  });
};

/**
 * Stops a running batch; any other stays as it is.
 * @throws Problem `batch-not-found`
 */
export const stopBatch = (table: Table, batchId: string): Promise<BatchHead> =>
  retryOnConflict('a batch of redrives', async () => {
    const head = await batchHead(table, batchId);
    if (!head) throw new Problem('batch-not-found');
    if (head.status !== 'running') return head;
    const stopped: BatchHead = { ...head, status: 'stopped' };
    const failed = await table.transact([batchWrite(table, stopped, 'running')]);
    return failed.length === 0 ? stopped : conflict;
  });
