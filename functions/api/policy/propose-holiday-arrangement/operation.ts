import * as z from 'zod';
import { holidayArrangementFormSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { arrangementFields } from '../../../common/rules/rule-fields.ts';
import { proposalSchema } from '../../../common/views/proposal-schema.ts';

export const operation = defineOperation({
  id: 'propose-holiday-arrangement',
  method: 'PUT',
  path: '/holiday-arrangements/{year}',
  summary: { zh: '提议放假安排', en: 'Propose a holiday arrangement' },
  description:
    'Proposes the State Council’s holiday arrangement for a year, with its source. It has no effect until another policy administrator confirms it (`confirm-rule-proposal`). Deadlines that waited for it are then recomputed at the next sweep, and each case records why.',
  access: ['policy-administrator'],
  pathParameters: z.strictObject({ year: z.string().regex(/^\d{4}$/) }),
  body: holidayArrangementFormSchema,
  labels: arrangementFields,
  answers: {
    status: 200,
    description: 'The proposal.',
    schema: z.strictObject({
      ...proposalSchema.shape,
      holidays: z.int(),
      makeUpWorkdays: z.int(),
      missingStatutoryHolidays: z
        .array(z.string())
        .describe('A warning: the statutory holidays that it does not list.'),
    }),
  },
  problems: ['invalid-field', 'holiday-arrangement-not-sound', 'proposal-open', 'case-changed'],
});
