import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { digestsOfMonth } from '../../../../lib/store/digests.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, now }) => {
    const { district, month } = query;
    servedRegionOf(principal, district);
    const digests = await digestsOfMonth(table, district, month ?? monthOf(beijingDate(now)));
    return { body: { digests } };
  };

export const handler = serve(operation, () => handle(connectTable()));
