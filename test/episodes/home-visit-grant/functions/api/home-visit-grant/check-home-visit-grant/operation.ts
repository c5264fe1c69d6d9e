import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'check-home-visit-grant',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/home-visit-grant-check',
  summary: { zh: '核查上门服务补贴申请', en: 'Check an application for the home-visit grant' },
  description: 'Records that somebody has checked the application. Whoever does this cannot decide on it.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'case-changed',
  ],
});
