import { missingStatutoryHolidays } from '../../../../lib/domain/calendar/holiday-arrangement.ts';
import { saveArrangement } from '../../../../lib/store/calendar.ts';
import { connectTable } from '../../../common/cases/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

const table = connectTable();

export const handler = serve(operation, async ({ path, body, principal, now }) => {
  if (body.year !== Number(path.year)) throw Problem.ofFields([{ pointer: '/year', code: 'invalid-field' }]);
  await saveArrangement(table, body, { at: new Date(now).toISOString(), by: principal.subject });
  return {
    body: {
      year: body.year,
      holidays: body.holidays.length,
      makeUpWorkdays: body.makeUpWorkdays.length,
      missingStatutoryHolidays: missingStatutoryHolidays(body).map(({ date }) => date),
    },
  };
});
