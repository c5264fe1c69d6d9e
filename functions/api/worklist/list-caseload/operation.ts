import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { deadlineKindSchema } from '../../../../lib/domain/case/case.ts';
import {
  instantSchema,
  localDateSchema,
  localMonthSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  asOfSchema,
  caseIdSchema,
  districtSchema,
  nextPageSchema,
  pageQuery,
  placeSchema,
  subjectSchema,
} from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { officerNameSchema } from '../../../common/views/officer-view.ts';
import { monthViewSchema } from '../../../common/views/registration-schema.ts';

const caseSchema = z.strictObject({
  caseId: caseIdSchema,
  applicationNumber: z.string(),
  version: z.int(),
  applicant: z.string().describe('The name, masked.'),
  district: placeSchema,
  phase: z.enum(['registered', 'job-seeker']),
  phaseText: z.string(),
  officer: subjectSchema.describe(
    'Who answers for the case: whom the list is about, or whose deputy they are.',
  ),
  officerName: officerNameSchema.optional(),
  since: instantSchema.describe('Since when they answer for it.'),
  registeredOn: localDateSchema.optional().describe('Absent for a job-seeker.'),
  month: monthViewSchema
    .pick({ month: true, status: true, statusText: true, by: true, attempts: true })
    .optional()
    .describe('The follow-up of the month that was asked for; absent for a job-seeker.'),
  plan: z
    .strictObject({ items: z.int(), met: z.int(), fulfilledAt: instantSchema.optional() })
    .optional()
    .describe('How many items the present plan has, and how many of their minimum counts are met.'),
  nextDue: z
    .strictObject({
      kind: deadlineKindSchema,
      kindText: z.string(),
      taskId: z.string(),
      dueAt: instantSchema,
      dueDate: localDateSchema,
      provisional: z.boolean(),
      overdue: z.boolean(),
      workingDaysLeft: z.int(),
      basis: basisSchema,
    })
    .optional()
    .describe('The open deadline that is due first.'),
  lastContactOn: localDateSchema.describe('The Beijing day on which the person was last certainly in touch.'),
});

export const operation = defineOperation({
  id: 'list-caseload',
  method: 'GET',
  path: '/caseload',
  summary: { zh: '负责的人员', en: 'The caseload of an officer' },
  description:
    'The open registrations that an officer answers for, and those of officers whose deputy they are today, in the order in which they were given them, a page at a time: how this month’s follow-up and the plan stand, what is due next, and when the person was last in touch.',
  access: ['officer', 'supervisor'],
  query: z.strictObject({
    officer: z.union([z.literal('me'), subjectSchema]).default('me'),
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    phase: z.enum(['registered', 'job-seeker']).optional(),
    month: plausibleMonthSchema
      .optional()
      .describe('The month whose follow-up is shown; this month if absent, and none to come.'),
    ...pageQuery({ limit: 20, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description:
      'A page of registrations. It is looked through after it was read, so that it may hold fewer than `limit`, also none; more follow while there is a `next`.',
    schema: z.strictObject({
      asOf: asOfSchema,
      month: localMonthSchema,
      total: z.int().nonnegative().describe('How many there are before `district` and `phase`.'),
      cases: z.array(caseSchema),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field', 'invalid-cursor', 'date-in-future'],
});
