import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'end-hardship-notice',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/hardship-notice-end',
  summary: { zh: '登记公示结果', en: 'Close the public notice of a recognition' },
  description:
    'Records that the public notice is over and every objection is answered; the recognition goes on to its next step. Not possible before the last day has passed.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'hardship-notice-not-up',
    'hardship-notice-running',
    'hardship-objection-open',
    'case-changed',
  ],
});
