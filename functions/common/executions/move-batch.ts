import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { type BatchHead, batchHead, batchWrite } from '../../../lib/store/redrives.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import { roundWrite } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';
import { effectBefore, keepAnswer, rememberingWrites } from '../http/repeated.ts';
import type { RequestContext } from '../http/request-context.ts';

/** The request by which a batch is moved. One that comes again moves nothing, whatever has become of the batch since. */
type Asked = Pick<RequestContext, 'identity' | 'answerHeaders' | 'now'>;

/**
 * Starts a frozen or stopped batch, in one transaction with the round that works through it. A running or finished batch stays
 * as it is.
 * @throws Problem `batch-not-found`
 */
export const startBatch = (table: Table, batchId: string, asked: Asked): Promise<BatchHead> => {
  let attempt = 0;
  return retryOnConflict('a batch of redrives', async () => {
    const head = await batchHead(table, batchId);
    if (!head) throw new Problem('batch-not-found');
    if (await effectBefore(table, asked)) return head;
    if (head.status === 'running' || head.status === 'finished') return unmoved(table, asked, head);
    // Two rounds of a job cannot begin at the same instant.
    const at = toInstant(asked.now + attempt++);
    const started: BatchHead = { ...head, status: 'running', startedAt: at };
    const round = {
      job: 'redrive-executions' as const,
      at,
      slices: [{ shard: 0, pass: 0, failed: 0, after: batchId }],
    };
    const failed = await table.transact([
      batchWrite(table, started, head.status),
      roundWrite(table, round),
      ...rememberingWrites(table, asked.identity, {}),
    ]);
    return failed.length === 0 ? started : conflict;
  });
};

/**
 * Stops a running batch; any other stays as it is.
 * @throws Problem `batch-not-found`
 */
export const stopBatch = (table: Table, batchId: string, asked: Asked): Promise<BatchHead> =>
  retryOnConflict('a batch of redrives', async () => {
    const head = await batchHead(table, batchId);
    if (!head) throw new Problem('batch-not-found');
    if (await effectBefore(table, asked)) return head;
    if (head.status !== 'running') return unmoved(table, asked, head);
    const stopped: BatchHead = { ...head, status: 'stopped' };
    const failed = await table.transact([
      batchWrite(table, stopped, 'running'),
      ...rememberingWrites(table, asked.identity, {}),
    ]);
    return failed.length === 0 ? stopped : conflict;
  });

/** A batch that stays as it is: the request is remembered all the same, so that it moves nothing when it comes again later. */
async function unmoved(table: Table, asked: Asked, head: BatchHead): Promise<BatchHead> {
  await keepAnswer(table, asked, {});
  return head;
}
