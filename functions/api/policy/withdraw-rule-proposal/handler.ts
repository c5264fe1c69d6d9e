import { conflict, retryOnConflict } from '../../../../lib/store/retry-on-conflict.ts';
import { endProposal } from '../../../../lib/store/rule-proposals.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { proposalToEnd, proposalView } from '../../../common/rules/proposals.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, principal, now } = request;
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const by = { subject: principal.subject, at: new Date(now).toISOString() };
    const body = await retryOnConflict('the proposal', async () => {
      const ended = await proposalToEnd(table, path.proposalId, 'withdrawn', by);
      const answer = proposalView(ended);
      const failed = await table.transact([
        endProposal(table, ended),
        ...rememberingWrites(table, request.identity, { answer }),
      ]);
      return failed.length === 0 ? answer : conflict;
    });
    return { body };
  };

export const handler = serve(operation, () => handle(connectTable()));
