import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-application',
  method: 'POST',
  path: '/cases/{caseId}/withdrawal',
  summary: { zh: '撤回申请', en: 'Withdraw an application' },
  description:
    'Withdraws an application that has not been decided. The person does it; an officer does it for them only if the application was entered at a counter.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'withdrawal-is-the-persons',
    'separation-of-duties',
    'case-changed',
  ],
});
