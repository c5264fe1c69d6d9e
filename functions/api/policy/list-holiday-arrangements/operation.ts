import * as z from 'zod';
import { holidayArrangementFormSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'list-holiday-arrangements',
  method: 'GET',
  path: '/holiday-arrangements',
  summary: { zh: '放假安排清单', en: 'List the holiday arrangements' },
  description:
    'Lists the years whose holiday arrangements are known, earliest first, each with its source and its days as they count now. Deadlines in other years are provisional; `awaited` says how many there are.',
  access: ['officer', 'supervisor', 'unit-administrator', 'policy-administrator', 'auditor', 'administrator'],
  answers: {
    status: 200,
    description: 'The arrangements.',
    schema: z.strictObject({
      awaited: z
        .array(
          z.strictObject({
            year: z.int(),
            deadlines: z.int().nonnegative().describe('Open deadlines that are provisional because of it.'),
            more: z.boolean().describe('Whether there are more: counting stops at about a thousand.'),
          }),
        )
        .describe('The years without a known arrangement, from this year and the two after it.'),
      arrangements: z.array(
        z.strictObject({
          arrangement: holidayArrangementFormSchema,
          missingStatutoryHolidays: z
            .array(localDateSchema)
            .describe('The statutory holidays that it does not list; normally none.'),
          loadedAt: instantSchema.optional().describe('Absent if it came with this edition.'),
          loadedBy: z.string().optional().describe('Who confirmed it.'),
          proposedBy: z.string().optional(),
        }),
      ),
    }),
  },
  problems: [],
});
