import * as z from 'zod';
import { taskKindSchema } from '../../../../lib/domain/case/case.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, subjectSchema, worklistEntrySchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-worklist',
  method: 'GET',
  path: '/worklist',
  summary: { zh: '待办列表', en: 'The worklist' },
  description: 'The open tasks of a jurisdiction, soonest legal due date first, a page at a time.',
  access: ['officer', 'supervisor'],
  query: z.strictObject({
    district: districtSchema.optional().describe('Only this district; else all of the jurisdiction.'),
    kind: taskKindSchema.optional(),
    officer: z
      .union([z.literal('me'), subjectSchema])
      .optional()
      .describe('Only what an officer has to do today: of their own cases, and of those they stand in for.'),
    overdue: z.enum(['true', 'false']).optional().describe('Only what is overdue, or only what is not.'),
    escalated: z
      .enum(['true', 'false'])
      .optional()
      .describe('Only what was escalated, or only what was not.'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    after: z.string().max(200).optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of tasks.',
    schema: z.strictObject({
      tasks: z.array(worklistEntrySchema),
      next: z.string().optional().describe('Ask for the following page with this; absent on the last one.'),
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-field'],
});
