import * as z from 'zod';
import { coverageKinds } from '../../../../lib/domain/case/follow-up/coverage.ts';
import { localDateSchema, localMonthSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, districtSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

const count = z.int().nonnegative();
const byWhomSchema = z
  .strictObject({ humanContact: count, comparison: count })
  .describe('By contact with the person, and by a data comparison with a definite status (I-05).');
const ratioSchema = z.strictObject({
  numerator: count,
  denominator: count,
  value: z.number().min(0).max(1).optional().describe('Absent where nothing was owed.'),
});

const totalsSchema = z.strictObject({
  month: localMonthSchema,
  owed: count.describe(
    'Every registration but those excused: done, done late, open, upcoming, overdue, missed and gap add up to it.',
  ),
  done: byWhomSchema,
  doneLate: byWhomSchema,
  open: count,
  upcoming: count.describe('Owed; its work begins on a later day of the month.'),
  overdue: count,
  missed: count.describe('Overdue when the registration ended, and never done.'),
  excused: z.strictObject({ unreachable: count, registrationEnded: count, transferred: count }),
  gap: count.describe('Owed, and nothing was ever opened for it. It must be 0.'),
  doneInTime: ratioSchema.describe('Done within the month, of what was owed.'),
  doneInAll: ratioSchema.describe('Done in the month or later, of what was owed.'),
});

const cellSchema = z.strictObject({
  month: localMonthSchema,
  status: z.enum(coverageKinds),
  by: z.enum(['officer', 'data-comparison', 'first-contact']).optional(),
});

export const operation = defineOperation({
  id: 'read-coverage',
  method: 'GET',
  path: '/coverage',
  summary: { zh: '回访覆盖情况', en: 'Coverage of the follow-ups' },
  description:
    'The matrix of cases and months of a district, a page of cases at a time, with the totals of each month over all cases on the first page. Excused months, and those of registrations that ended while the month ran, are not in the denominators. Administrators see the totals only.',
  access: ['officer', 'supervisor', 'administrator'],
  query: z.strictObject({
    district: districtSchema,
    from: localMonthSchema.describe('The first month, `YYYY-MM`.'),
    to: localMonthSchema.describe(
      'The last month: at most 24 months from the first, and not a later one than this.',
    ),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'Totals and a page of cases.',
    schema: z.strictObject({
      district: z.strictObject({ code: z.string(), name: z.string() }),
      responsibility: z
        .strictObject({
          level: z.enum(['registering-agency', 'county-and-below']),
          text: z.string(),
          basis: basisSchema,
        })
        .describe('Who answers for the monthly follow-up, with the clause (YN-1.3.4).'),
      months: z.array(localMonthSchema),
      totals: z.array(totalsSchema).optional().describe('Over all cases of the district; on the first page.'),
      cases: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string(),
          registeredOn: localDateSchema,
          endedOn: localDateSchema.optional(),
          officer: z.string().optional(),
          cells: z.array(cellSchema),
        }),
      ),
      next: z.string().optional().describe('Ask for the following page with this; absent on the last one.'),
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'date-in-future'],
});
