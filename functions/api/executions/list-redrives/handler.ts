import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { redrivesFrom } from '../../../../lib/store/redrives.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal }) => {
    const { entries, ...next } = await redrivesFrom(table, query);
    const shown = entries.filter(
      ({ district }) =>
        principal.role === 'administrator' || (district !== undefined && isWithin(principal, district)),
    );
    return { body: { redrives: shown.map(({ redriveId: _id, ...redrive }) => redrive), ...next } };
  };

export const handler = serve(operation, () => handle(connectTable()));
