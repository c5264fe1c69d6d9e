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
    'Who is responsible now; after the first act on it, the officer again.',
  ),
  reason: z.enum(overdueReasons),
  reasonText: z.string(),
  attempts: z
    .int()
    .nonnegative()
    .optional()
    .describe('The number of attempts that did not reach the person.'),
  officer: z.string().optional().describe('The officer who answers for the case, by their sign-in.'),
  officerName: officerNameSchema.optional(),
  ...takerFields,
  absence: z
    .strictObject({ until: localDateSchema, deputy: z.string().optional() })
    .optional()
    .describe('The officer is away today.'),
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
  level: escalationLevelSchema.describe('Who is responsible now, by the ladder of the monthly follow-ups.'),
  basis: basisSchema,
});

export const operation = defineOperation({
  id: 'list-overdue',
  method: 'GET',
  path: '/overdue',
  summary: { zh: '逾期事项', en: 'What is overdue' },
  description:
    'Everything that is overdue in a jurisdiction, longest first: since when, why (as far as the records show), how far it has been escalated and whose it is, with totals by kind over all pages; and the months without a special fair.',
  access: ['supervisor', 'unit-administrator', 'auditor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    kind: severalOf(deadlineKindSchema)
      .optional()
      .describe('Only deadlines of these kinds: `kind=a&kind=b` or `kind=a,b`.'),
    level: escalationLevelSchema.optional().describe('Only those that this level answers for now.'),
    officer: z
      .union([z.literal('none'), subjectSchema])
      .optional()
      .describe('Only those of cases that this officer answers for, or that nobody does.'),
    reason: z.enum(overdueReasons).optional().describe('Only those that are late for this reason.'),
    ...pageQuery({ limit: 20, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description: 'A page of overdue deadlines.',
    schema: z.strictObject({
      asOf: asOfSchema,
      total: z.int().nonnegative().describe('How many there are by these filters, over all pages.'),
      kinds: z
        .partialRecord(deadlineKindSchema, z.int().positive())
        .describe('How many there are of each kind, by all filters but `kind`.'),
      lookedThrough: z
        .int()
        .positive()
        .optional()
        .describe(
          'Where there are too many for a filter by level, officer or reason: only the longest overdue, so many, were looked through. Fewer districts or kinds show the others.',
        ),
      overdue: z.array(entrySchema),
      fairs: z
        .array(fairEntrySchema)
        .optional()
        .describe(
          'Months that ended without the special fairs that the circular asks for, by district, longest first; on the first page only, absent where there are none, and where deadlines are filtered by anything but their district (WH-4.2).',
        ),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field'],
});
