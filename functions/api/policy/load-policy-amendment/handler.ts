import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { saveAmendment } from '../../../common/rules/load-amendment.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, body, principal, now }) => {
    if (body.id !== path.amendmentId) throw Problem.ofFields([{ pointer: '/id', code: 'invalid-field' }]);
    const saved = await saveAmendment(table, body, {
      at: new Date(now).toISOString(),
      by: principal.subject,
    });
    return { body: { id: body.id, ...saved } };
  };

export const handler = serve(operation, () => handle(connectTable()));
