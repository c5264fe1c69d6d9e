import { batchEntries } from '../../../../lib/store/redrives.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { batchView, firstItems } from '../../../common/executions/batch-view.ts';
import { stopBatch } from '../../../common/executions/move-batch.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, language } = request;
    const head = await stopBatch(table, path.batchId, request);
    return { body: batchView(head, await batchEntries(table, path.batchId), firstItems, language) };
  };

export const handler = serve(operation, () => handle(connectTable()));
