import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { conflict, retryOnConflict } from '../../../../lib/store/retry-on-conflict.ts';
import { firstSlices, lastRound, roundWrite } from '../../../../lib/store/rounds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

/** How long a requested check counts, so that it is not started again, in milliseconds. */
const oneCheckIn = 5 * 60 * 1000;

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { now } = request;
    const begunAt = await retryOnConflict('the checks', async () => {
      const before = await answerBefore(table, operation, request);
      if (before) return before.begunAt;
      const last = await lastRound(table, 'reconcile-cases');
      if (last && Date.parse(last.at) + oneCheckIn > now) return last.at;
      const at = toInstant(now);
      const failed = await table.transact([
        roundWrite(table, { job: 'reconcile-cases', at, slices: firstSlices() }),
        ...rememberingWrites(table, request.identity, { answer: { begunAt: at } }),
      ]);
      return failed.length === 0 ? at : conflict;
    });
    return { body: { begunAt } };
  };

export const handler = serve(operation, () => handle(connectTable()));
