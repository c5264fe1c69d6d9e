import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { coverageKinds } from '../../../../lib/domain/case/follow-up/coverage.ts';
import { monthSchema } from '../../../../lib/domain/case/follow-up/state.ts';
import {
  instantSchema,
  localDateSchema,
  localMonthSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  agencySchema,
  asOfSchema,
  caseIdSchema,
  nextPageSchema,
  pageQuery,
  placeSchema,
  severalOf,
} from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { officerNameSchema } from '../../../common/views/officer-view.ts';

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
    'Every registration that is not excused: the sum of done, done late, open, upcoming, overdue, missed and gap.',
  ),
  done: byWhomSchema,
  doneLate: byWhomSchema,
  open: count,
  upcoming: count.describe('Owed, and to begin later in the month.'),
  overdue: count,
  missed: count.describe('Overdue when the registration ended, and never done afterwards.'),
  excused: z.strictObject({ unreachable: count, registrationEnded: count, transferred: count }),
  gap: count.describe('Owed, but no follow-up was ever opened. Must be 0.'),
  doneInTime: ratioSchema.describe('What was done within the month, as a share of what was owed.'),
  doneInAll: ratioSchema.describe('What was done in the month or later, as a share of what was owed.'),
});

const cellSchema = z.strictObject({
  month: localMonthSchema,
  status: z.enum(coverageKinds),
  by: monthSchema.shape.by,
});

export const operation = defineOperation({
  id: 'read-coverage',
  method: 'GET',
  path: '/coverage',
  summary: { zh: '回访覆盖情况', en: 'Coverage of the follow-ups' },
  description:
    'The follow-ups of a district as a table of cases and months, a page of cases at a time; the first page also has the totals of each month. Excused months, and months in which the registration ended, are left out of the denominators. Administrators see only the totals. Of a province or a city the totals of its districts are answered.',
  access: ['officer', 'supervisor', 'unit-administrator', 'auditor', 'administrator'],
  query: z.strictObject({
    district: z
      .string()
      .regex(/^(\d{2}|\d{4}|\d{6})$/)
      .describe(
        'A county or district by its six digits; or the first two or four, for the totals of each district of a province or a city, and of all of them, without cases.',
      ),
    from: plausibleMonthSchema.describe('The first month, `YYYY-MM`.'),
    to: plausibleMonthSchema.describe(
      'The last month: at most 24 months in all, and not after the present month.',
    ),
    status: severalOf(z.enum(coverageKinds))
      .optional()
      .describe(
        'Only cases with a month, of those asked for, that stands so: `status=overdue&status=gap`. A page is looked through after it was read, unless it is ordered by `worst`: it may hold fewer than `limit`, also none, and more follow while there is a `next`.',
      ),
    order: z
      .enum(['registered', 'worst'])
      .default('registered')
      .describe(
        'By when they were registered, or those with the most gaps first, then with the most that is overdue, missed and done late. A district with more than 2,000 registrations is not ordered by `worst`: there `status` finds them.',
      ),
    ...pageQuery({ limit: 50, maxLimit: 200 }),
  }),
  answers: {
    status: 200,
    description: 'Totals and a page of cases.',
    schema: z.strictObject({
      district: placeSchema,
      responsibility: z
        .strictObject({
          level: z.enum(['registering-agency', 'county-and-below']),
          text: z.string(),
          basis: basisSchema,
        })
        .describe('Who is responsible for the monthly follow-up, with the clause (YN-1.3.4).'),
      months: z.array(localMonthSchema),
      totals: z
        .array(totalsSchema)
        .optional()
        .describe('Totals over all cases of the district; on the first page only.'),
      realNames: z
        .strictObject({ signIn: count, counter: count, unproven: count })
        .optional()
        .describe(
          'How many of the persons who are registered now are known by a verified sign-in, by a document at the counter, or by neither (QH-1.3 实名); with the totals.',
        ),
      asOf: asOfSchema,
      countedAt: instantSchema
        .optional()
        .describe(
          'When the totals were counted: now, or in a large district by the last reconciliation, which counts them every day.',
        ),
      districts: z
        .array(
          z.strictObject({
            district: placeSchema,
            totals: z.array(totalsSchema).optional(),
            countedAt: instantSchema.optional(),
          }),
        )
        .optional()
        .describe(
          'Of a province or a city: each of its districts, with what was counted there last; without totals where nothing was counted so far. `totals` is their sum, and `countedAt` the oldest of their counts.',
        ),
      cases: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string(),
          registeredOn: localDateSchema,
          endedOn: localDateSchema.optional(),
          officer: z.string().optional(),
          officerName: officerNameSchema.optional(),
          agency: agencySchema.optional(),
          cells: z.array(cellSchema),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: [
    'outside-jurisdiction',
    'region-not-served',
    'invalid-field',
    'invalid-cursor',
    'date-in-future',
    'too-many-to-order',
  ],
});
