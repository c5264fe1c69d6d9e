import * as z from 'zod';
import { deadlineKindSchema } from '../../../../lib/domain/case/case.ts';
import {
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
  localMonthSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { overdueReasons } from '../../../../lib/domain/case/model/deadlines.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  asOfSchema,
  caseIdSchema,
  districtSchema,
  nextPageSchema,
  pageQuery,
  placeSchema,
  severalOf,
  subjectSchema,
} from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { officerNameSchema, takerFields } from '../../../common/views/officer-view.ts';

const entrySchema = z.strictObject({
  caseId: caseIdSchema,
  applicationNumber: z.string(),
  district: placeSchema,
  kind: deadlineKindSchema,
  kindText: z.string(),
  taskId: z.string(),
  dueDate: localDateSchema,
  overdueSince: instantSchema.describe('The first instant at which it was overdue.'),
  workingDaysOverdue: z.int().nonnegative(),
  level: escalationLevelSchema.describe(
    'Who has to answer now; after the first action on it, the officer again.',
  ),
  reason: z.enum(overdueReasons),
  reasonText: z.string(),
  attempts: z
    .int()
    .nonnegative()
    .optional()
    .describe('The number of attempts that did not reach the person.'),
  officer: z.string().optional().describe('The sign-in of the officer responsible for the case.'),
  officerName: officerNameSchema.optional(),
  ...takerFields,
  absence: z
    .strictObject({ until: localDateSchema, deputy: z.string().optional() })
    .optional()
    .describe('Whether the officer is away today.'),
  basis: basisSchema,
});

const fairEntrySchema = z.strictObject({
  district: placeSchema,
  month: localMonthSchema,
  required: z.int().positive(),
  held: z.int().nonnegative(),
  dueDate: localDateSchema,
  overdueSince: instantSchema,
  workingDaysOverdue: z.int().nonnegative(),
  level: escalationLevelSchema.describe(
    'Who has to answer now, under the escalation of the monthly follow-ups.',
  ),
  basis: basisSchema,
});

export const operation = defineOperation({
  id: 'list-overdue',
  method: 'GET',
  path: '/overdue',
  summary: { zh: '逾期事项', en: 'List the overdue deadlines' },
  description:
    'Lists everything that is overdue in a jurisdiction, longest first: since when, why (as far as the records show), how far it has been escalated and who is responsible, with totals by kind over all pages; and the months without a recruitment fair.',
  access: ['supervisor', 'unit-administrator', 'auditor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    kind: severalOf(deadlineKindSchema)
      .optional()
      .describe('Only deadlines of these kinds: `kind=a&kind=b` or `kind=a,b`.'),
    level: escalationLevelSchema.optional().describe('Only those at this escalation level now.'),
    officer: z
      .union([z.literal('none'), subjectSchema])
      .optional()
      .describe(
        'Only those of cases for which this officer is responsible, or `none` for cases without an officer.',
      ),
    reason: z.enum(overdueReasons).optional().describe('Only those that are late for this reason.'),
    ...pageQuery({ limit: 20, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description: 'A page of overdue deadlines.',
    schema: z.strictObject({
      asOf: asOfSchema,
      total: z.int().nonnegative().describe('The number that match the filters, over all pages.'),
      kinds: z
        .partialRecord(deadlineKindSchema, z.int().positive())
        .describe('The number of each kind, with all filters except `kind`.'),
      lookedThrough: z
        .int()
        .positive()
        .optional()
        .describe(
          'Present if there are too many for a filter by level, officer or reason: only this many, the longest overdue, were examined. Choose fewer districts or kinds to see the others.',
        ),
      overdue: z.array(entrySchema),
      fairs: z
        .array(fairEntrySchema)
        .optional()
        .describe(
          'Months that ended without the recruitment fairs that the circular requires, by district, longest first (WH-4.2). On the first page only; absent if there are none, or if a filter other than the district is used.',
        ),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field'],
});
