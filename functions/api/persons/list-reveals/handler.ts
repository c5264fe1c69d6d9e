import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { revealsOfMonth } from '../../../../lib/store/reveals.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { pageAfter } from '../../../common/http/page-after.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, now }) => {
    const { district, month } = query;
    servedRegionOf(principal, district);
    const [counts, officers] = await Promise.all([
      revealsOfMonth(table, district, month ?? monthOf(beijingDate(now))),
      officerEntries(table),
    ]);
    const names = new Map(officers.map(({ subject, name }) => [subject, name]));
    const { entries, ...next } = pageAfter(counts, query, ({ date, subject }) => `${date}#${subject}`);
    return {
      body: {
        reveals: entries.map((count) => {
          const name = names.get(count.subject);
          return { ...count, ...(name !== undefined && { name }) };
        }),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
