import * as z from 'zod';
import { holidayArrangementFormSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'load-holiday-arrangement',
  method: 'PUT',
  path: '/holiday-arrangements/{year}',
  summary: { zh: '导入放假安排', en: 'Load a holiday arrangement' },
  description:
    'Loads the State Council’s holiday arrangement for a year, with its source. Deadlines that waited for it are recomputed at the next sweep, and each case records why.',
  access: ['policy-administrator'],
  pathParameters: z.strictObject({ year: z.string().regex(/^\d{4}$/) }),
  body: holidayArrangementFormSchema,
  answers: {
    status: 200,
    description: 'The arrangement is loaded.',
    schema: z.strictObject({
      year: z.int(),
      holidays: z.int(),
      makeUpWorkdays: z.int(),
      missingStatutoryHolidays: z
        .array(z.string())
        .describe('A warning: the statutory holidays that it does not list.'),
    }),
  },
  problems: ['invalid-field', 'holiday-arrangement-not-sound'],
});
