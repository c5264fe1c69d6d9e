import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { saveAmendment } from '../../../common/rules/load-amendment.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    if (body.id !== path.amendmentId) throw Problem.ofFields([{ pointer: '/id', code: 'invalid-field' }]);
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const loaded = { at: new Date(now).toISOString(), by: principal.subject };
    const saved = await saveAmendment(table, body, loaded, (answer) =>
      rememberingWrites(table, request.identity, { answer: { id: body.id, ...answer } }),
    );
    return { body: { id: body.id, ...saved } };
  };

export const handler = serve(operation, () => handle(connectTable()));
