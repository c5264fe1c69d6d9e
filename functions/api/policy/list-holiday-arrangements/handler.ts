import { missingStatutoryHolidays } from '../../../../lib/domain/calendar/holiday-arrangement.ts';
import { knownArrangements } from '../../../../lib/store/calendar.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async () => {
    const known = await knownArrangements(table);
    return {
      body: {
        arrangements: known.map(({ arrangement, loaded }) => ({
          arrangement: {
            ...arrangement,
            holidays: [...arrangement.holidays],
            makeUpWorkdays: [...arrangement.makeUpWorkdays],
          },
          missingStatutoryHolidays: missingStatutoryHolidays(arrangement).map(({ date }) => date),
          ...(loaded && { loadedAt: loaded.at, loadedBy: loaded.by }),
          ...(loaded?.proposedBy !== undefined && { proposedBy: loaded.proposedBy }),
        })),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
