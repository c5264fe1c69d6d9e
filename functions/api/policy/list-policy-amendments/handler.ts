import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { loadedAmendments } from '../../../common/rules/amendments.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async () => ({
    body: { amendments: [...(await loadedAmendments(table))] },
  });

export const handler = serve(operation, () => handle(connectTable()));
