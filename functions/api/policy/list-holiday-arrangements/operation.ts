import * as z from 'zod';
import { holidayArrangementFormSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'list-holiday-arrangements',
  method: 'GET',
  path: '/holiday-arrangements',
  summary: { zh: '放假安排清单', en: 'The holiday arrangements' },
  description:
    'The years whose holiday arrangements are known, from the earliest: of each its source and its days as they count now. Deadlines of a year that is not among them are provisional: `awaited` says of how many.',
  access: ['officer', 'supervisor', 'unit-administrator', 'policy-administrator', 'auditor', 'administrator'],
  answers: {
    status: 200,
    description: 'The arrangements.',
    schema: z.strictObject({
      awaited: z
        .array(
          z.strictObject({
            year: z.int(),
            deadlines: z.int().nonnegative().describe('Open deadlines that are provisional for it.'),
            more: z.boolean().describe('There are more: about a thousand are counted.'),
          }),
        )
        .describe('This year and the two after it, as far as no arrangement is known.'),
      arrangements: z.array(
        z.strictObject({
          arrangement: holidayArrangementFormSchema,
          missingStatutoryHolidays: z
            .array(localDateSchema)
            .describe('The statutory holidays that it does not list; none is expected.'),
          loadedAt: instantSchema.optional().describe('Absent where it came with this edition.'),
          loadedBy: z.string().optional().describe('Who confirmed it.'),
          proposedBy: z.string().optional(),
        }),
      ),
    }),
  },
  problems: [],
});
