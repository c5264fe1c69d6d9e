import { missingStatutoryHolidays } from '../../../../lib/domain/calendar/holiday-arrangement.ts';
import { saveArrangement } from '../../../../lib/store/calendar.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { writeOnce } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    if (body.year !== Number(path.year))
      throw Problem.ofFields([{ pointer: '/year', code: 'invalid-field' }]);
    const loaded = { at: new Date(now).toISOString(), by: principal.subject };
    const answer = {
      year: body.year,
      holidays: body.holidays.length,
      makeUpWorkdays: body.makeUpWorkdays.length,
      missingStatutoryHolidays: missingStatutoryHolidays(body).map(({ date }) => date),
    };
    return {
      body: await writeOnce(table, operation, request, answer, (alongside) =>
        saveArrangement(table, body, loaded, alongside),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
