import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-household',
  method: 'POST',
  path: '/cases/{caseId}/households/withdrawal',
  summary: { zh: '撤回零就业家庭申请', en: 'Withdraw the application for a household' },
  description:
    'Withdraws an application that has not been decided. Its members are free to be in another one.',
  access: ['applicant', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'household-not-applied-for',
    'separation-of-duties',
    'case-changed',
  ],
});
