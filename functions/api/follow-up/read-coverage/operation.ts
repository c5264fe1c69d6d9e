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
  .describe('By contact with the person, or by a data comparison with a definite status (I-05).');
const ratioSchema = z.strictObject({
  numerator: count,
  denominator: count,
  value: z.number().min(0).max(1).optional().describe('Absent if nothing was owed.'),
});

const totalsSchema = z.strictObject({
  month: localMonthSchema,
  owed: count.describe(
    'All registrations that are not excused: the sum of done, done late, open, upcoming, overdue, missed and gap.',
  ),
  done: byWhomSchema,
  doneLate: byWhomSchema,
  open: count,
  upcoming: count.describe('Owed, and beginning later in the month.'),
  overdue: count,
  missed: count.describe('Overdue when the registration ended, and never done afterwards.'),
  excused: z.strictObject({ unreachable: count, registrationEnded: count, transferred: count }),
  gap: count.describe('Owed, but no follow-up was ever opened. Must be 0.'),
  doneInTime: ratioSchema.describe('The share of what was owed that was done within the month.'),
  doneInAll: ratioSchema.describe('The share of what was owed that was done in the month or later.'),
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
  summary: { zh: '回访覆盖情况', en: 'Read the coverage of the follow-ups' },
  description:
    'Returns the follow-ups of a district as a table of cases and months, one page of cases at a time; the first page also has the totals of each month. Excused months, and months in which the registration ended, are not in the denominators. Administrators see only the totals. For a province or a city, returns the totals of its districts.',
  access: ['officer', 'supervisor', 'unit-administrator', 'auditor', 'administrator'],
  query: z.strictObject({
    district: z
      .string()
      .regex(/^(\d{2}|\d{4}|\d{6})$/)
      .describe(
        'The six digits of a county or district; or the first two or four digits of a province or a city, for the totals of each of its districts and of all of them, without cases.',
      ),
    from: plausibleMonthSchema.describe('The first month, `YYYY-MM`.'),
    to: plausibleMonthSchema.describe(
      'The last month: at most 24 months in all, and not after the current month.',
    ),
    status: severalOf(z.enum(coverageKinds))
      .optional()
      .describe(
        'Only cases with a requested month in one of these states: `status=overdue&status=gap`. A page is filtered after it was read, unless it is ordered by `worst`: it may hold fewer cases than `limit`, or none, and more follow while there is a `next`.',
      ),
    order: z
      .enum(['registered', 'worst'])
      .default('registered')
      .describe(
        'The order: by day of registration; or `worst`, most gaps first, then most months overdue, missed and done late. A district with more than 2,000 registrations cannot be ordered by `worst`; use `status` there.',
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
          'How many registered persons are known by a verified sign-in, by a document seen at the counter, or by neither (QH-1.3 实名); with the totals.',
        ),
      asOf: asOfSchema,
      countedAt: instantSchema
        .optional()
        .describe(
          'When the totals were counted: now or, in a large district, at the last daily reconciliation.',
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
          'For a province or a city: each of its districts with its last counts; without totals if nothing was counted yet. `totals` is their sum, and `countedAt` the oldest of their counts.',
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
