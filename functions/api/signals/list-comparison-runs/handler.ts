import { matchedBySource, matchingRuns } from '../../../../lib/store/matching-runs.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query }) => {
    const [{ entries, ...next }, sources] = await Promise.all([
      matchingRuns(table, query),
      query.after === undefined ? matchedBySource(table) : undefined,
    ]);
    return { body: { runs: [...entries], ...(sources && { sources: [...sources] }), ...next } };
  };

export const handler = serve(operation, () => handle(connectTable()));
