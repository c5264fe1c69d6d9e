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
    'Changes the track, the tier or what is promised. What was done is kept and counts; the period of the minimum counts begins anew (I-09). Answers the task that asked for an adjustment, if one is open.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: planChoiceSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
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
