import { batchesFrom } from '../../../../lib/store/redrives.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query }) => {
    const { entries, ...next } = await batchesFrom(table, query);
    return { body: { batches: [...entries], ...next } };
  };

export const handler = serve(operation, () => handle(connectTable()));
