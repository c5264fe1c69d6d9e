import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { publicNoticesOn } from '../../../../lib/store/public-notices.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path: { district, notice }, principal, now }) => {
    servedRegionOf(principal, district);
    const found = await publicNoticesOn(table, district, beijingDate(now));
    const entry = found.find((each) => each.reference === notice);
    if (!entry) throw new Problem('public-notice-not-found');
    const { kind, caseId, number } = entry;
    return { body: { kind, caseId, number } };
  };

export const handler = serve(operation, () => handle(connectTable()));
