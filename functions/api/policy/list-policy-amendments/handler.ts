import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { pageAfter } from '../../../common/http/page-after.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { loadedAmendments } from '../../../common/rules/amendments.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query }) => {
    const loaded = await loadedAmendments(table);
    const { entries, ...next } = pageAfter(loaded, query, ({ amendment }) => amendment.id);
    return { body: { amendments: [...entries], ...next } };
  };

export const handler = serve(operation, () => handle(connectTable()));
