import { claimPathSchema } from '../../../common/claims/claim-path.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-claim',
  method: 'POST',
  path: '/cases/{caseId}/claims/{claim}/withdrawal',
  summary: { zh: '撤回补贴申领', en: 'Withdraw a claim' },
  description: 'Takes a claim back. Possible until it is decided; what it held can be claimed again.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: claimPathSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'claim-not-in-state',
    'not-possible-now',
    'case-changed',
  ],
});
