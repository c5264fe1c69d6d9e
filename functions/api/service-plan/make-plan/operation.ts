import { defineOperation } from '../../../common/http/operation.ts';
import { taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { planChoiceSchema } from '../../../common/views/plan-choice.ts';

export const operation = defineOperation({
  id: 'make-plan',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/plan',
  summary: { zh: '制定服务计划', en: 'Make the service plan' },
  description:
    'Makes the first plan from the region’s template for the track. The minimum counts are copied from the pack in force today and have to be met within the time that the pack sets (CQ-2.2 to CQ-2.4, I-09).',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: planChoiceSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'unknown-track',
    'unknown-tier-ground',
    'one-to-one-owed',
    'unknown-service',
    'case-changed',
  ],
});
