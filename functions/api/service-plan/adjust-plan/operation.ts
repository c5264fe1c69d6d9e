import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { planChoiceSchema } from '../../../common/views/plan-choice.ts';

export const operation = defineOperation({
  id: 'adjust-plan',
  method: 'POST',
  path: '/cases/{caseId}/plan-adjustments',
  summary: { zh: '调整服务计划', en: 'Adjust the service plan' },
  description:
    'Changes the track, the tier or the promised services. Services already given still count; the period for the minimum counts starts again (I-09). Ends the open adjustment task, if there is one.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: planChoiceSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'no-plan',
    'same-track',
    'unknown-track',
    'unknown-tier-ground',
    'one-to-one-owed',
    'unknown-service',
    'case-changed',
  ],
});
