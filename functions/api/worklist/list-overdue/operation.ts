import * as z from 'zod';
import { deadlineKindSchema } from '../../../../lib/domain/case/case.ts';
import {
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { overdueReasons } from '../../../../lib/domain/case/model/deadlines.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, districtSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';

const entrySchema = z.strictObject({
  caseId: caseIdSchema,
  applicationNumber: z.string(),
  district: z.strictObject({ code: z.string(), name: z.string() }),
  kind: deadlineKindSchema,
  kindText: z.string(),
  taskId: z.string(),
  dueDate: localDateSchema,
  overdueSince: instantSchema.describe('The first instant at which it was overdue.'),
  workingDaysOverdue: z.int().nonnegative(),
  level: escalationLevelSchema.describe('Who answers for it now: after the first act the officer again.'),
  reason: z.enum(overdueReasons),
  reasonText: z.string(),
  attempts: z.int().nonnegative().optional().describe('How often the person was tried in vain.'),
  officer: z.string().optional().describe('The officer who answers for the case, by their sign-in.'),
  absence: z
    .strictObject({ until: localDateSchema, deputy: z.string().optional() })
    .optional()
    .describe('The officer is away today.'),
  basis: basisSchema,
});

export const operation = defineOperation({
  id: 'list-overdue',
  method: 'GET',
  path: '/overdue',
  summary: { zh: '逾期事项', en: 'What is overdue' },
  description:
    'What is overdue in a jurisdiction, the longest first: since when, why as far as the records tell it, at which level of the ladder, and whose it is; with the number of each kind over all pages.',
  access: ['supervisor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; else all of the jurisdiction.'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    after: z.string().max(200).optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of overdue deadlines.',
    schema: z.strictObject({
      total: z.int().nonnegative(),
      kinds: z.partialRecord(deadlineKindSchema, z.int().positive()),
      overdue: z.array(entrySchema),
      next: z.string().optional().describe('Ask for the following page with this; absent on the last one.'),
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field'],
});
