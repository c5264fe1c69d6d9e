import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decide-home-visit-grant',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/home-visit-grant-decision',
  summary: { zh: '决定上门服务补贴', en: 'Decide on the home-visit grant' },
  description: 'The decision, by a supervisor who has not checked the application. The person is told.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      granted: z.boolean().meta(label('是否给予补贴', 'Give the grant')),
      explanation: freeTextSchema()
        .describe('Why, for the person; stored encrypted.')
        .meta(label('理由', 'Reasons')),
    })
    .meta({ example: { granted: true, explanation: '经核查符合条件。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'checked-by-same-person',
    'case-changed',
  ],
});
