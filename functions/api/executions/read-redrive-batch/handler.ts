import { batchEntries, batchHead } from '../../../../lib/store/redrives.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { batchView } from '../../../common/executions/batch-view.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path, query, language }) => {
    const head = await batchHead(table, path.batchId);
    if (!head) throw new Problem('batch-not-found');
    return { body: batchView(head, await batchEntries(table, path.batchId), query, language) };
  };

export const handler = serve(operation, () => handle(connectTable()));
