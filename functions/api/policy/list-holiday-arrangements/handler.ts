import { missingStatutoryHolidays } from '../../../../lib/domain/calendar/holiday-arrangement.ts';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { knownArrangements } from '../../../../lib/store/calendar.ts';
import { countAwaiting } from '../../../../lib/store/due.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ now }) => {
    const known = await knownArrangements(table);
    const announced = new Set(known.map(({ arrangement }) => arrangement.year));
    const first = Number(beijingDate(now).slice(0, 4));
    const years = [first, first + 1, first + 2].filter((year) => !announced.has(year));
    const waiting = await Promise.all(
      years.map(async (year) => ({ year, ...(await countAwaiting(table, year)) })),
    );
    return {
      body: {
        awaited: waiting.map(({ year, count, more }) => ({ year, deadlines: count, more })),
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
