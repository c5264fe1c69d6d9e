import { employerClaimPathSchema, employerClaimSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'withdraw-employer-claim',
  method: 'POST',
  path: '/employer/claims/{claimId}/withdrawal',
  summary: { zh: '撤回本单位的补贴申领', en: 'Withdraw a claim of an employer' },
  description: 'Withdraws a claim. Possible until it is decided; it can be made again.',
  access: ['employer'],
  pathParameters: employerClaimPathSchema,
  answers: { status: 200, description: 'The claim after the change.', schema: employerClaimSchema },
  problems: ['claim-not-found', 'claim-not-in-state', 'case-changed'],
});
