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
    'The officer responsible for the case: the officer of the list, or one for whom they stand in.',
  ),
  officerName: officerNameSchema.optional(),
  since: instantSchema.describe('Since when that officer has been responsible.'),
  registeredOn: localDateSchema.optional().describe('Absent for a job-seeker.'),
  month: monthViewSchema
    .pick({ month: true, status: true, statusText: true, by: true, attempts: true })
    .optional()
    .describe('The follow-up of the requested month; absent for a job-seeker.'),
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
  lastContactOn: localDateSchema.describe('The last Beijing day on which the person was certainly in touch.'),
});

export const operation = defineOperation({
  id: 'list-caseload',
  method: 'GET',
  path: '/caseload',
  summary: { zh: '负责的人员', en: 'List the caseload of an officer' },
  description:
    'Lists the open registrations for which an officer is responsible, and those of officers for whom they stand in today, in the order in which they were assigned, page by page: the status of this month’s follow-up and of the plan, what is due next, and when the person was last in touch.',
  access: ['officer', 'supervisor'],
  query: z.strictObject({
    officer: z.union([z.literal('me'), subjectSchema]).default('me'),
    district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
    phase: z.enum(['registered', 'job-seeker']).optional(),
    month: plausibleMonthSchema
      .optional()
      .describe('The month whose follow-up is shown: not a future one; this month if absent.'),
    ...pageQuery({ limit: 20, maxLimit: 100 }),
  }),
  answers: {
    status: 200,
    description:
      'A page of registrations. It is filtered after it was read, so that it may hold fewer than `limit`, or none; more follow while there is a `next`.',
    schema: z.strictObject({
      asOf: asOfSchema,
      month: localMonthSchema,
      total: z
        .int()
        .nonnegative()
        .describe('The number of registrations before the filters `district` and `phase`.'),
      cases: z.array(caseSchema),
      next: nextPageSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field', 'invalid-cursor', 'date-in-future'],
});
