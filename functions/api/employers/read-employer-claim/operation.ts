import { employerClaimPathSchema, employerClaimSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'read-employer-claim',
  method: 'GET',
  path: '/employer/claims/{claimId}',
  summary: { zh: '本单位的一项补贴申领', en: 'A claim of an employer' },
  description:
    'A claim of the credit code that is signed in, as it stands. That of another employer is not found.',
  access: ['employer'],
  pathParameters: employerClaimPathSchema,
  answers: { status: 200, description: 'The claim.', schema: employerClaimSchema },
  problems: ['claim-not-found'],
});
