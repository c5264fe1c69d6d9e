import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { layersWithAmendment } from '../../../common/rules/load-amendment.ts';
import { proposalView, propose } from '../../../common/rules/proposals.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    if (body.id !== path.amendmentId) throw Problem.ofFields([{ pointer: '/id', code: 'invalid-field' }]);
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    await layersWithAmendment(table, body);
    const by = { subject: principal.subject, at: new Date(now).toISOString() };
    const proposed = { kind: 'policy-amendment', name: body.id, text: body } as const;
    const proposal = await propose(table, proposed, by, (answer) =>
      rememberingWrites(table, request.identity, { answer: proposalView(answer) }),
    );
    return { body: proposalView(proposal) };
  };

export const handler = serve(operation, () => handle(connectTable()));
