import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const handledSchema = z
  .strictObject({
    statement: freeTextSchema().describe('What was found or done; stored encrypted.'),
  })
  .meta({ example: { statement: '已电话核实，本人仍在求职，无需处理。' } });

export const operation = defineOperation({
  id: 'handle-signal',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/handled',
  summary: { zh: '办结变化情况', en: 'End the task that a change has opened' },
  description:
    'The officer has looked at what was reported and found that nothing more is called for, or has done what is. A closure, another plan or a transfer have operations of their own.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: handledSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'case-changed',
  ],
});
