import { employerClaimPathSchema, employerClaimSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'read-employer-claim',
  method: 'GET',
  path: '/employer/claims/{claimId}',
  summary: { zh: '本单位的一项补贴申领', en: 'Read a claim of an employer' },
  description:
    'Returns a claim of the signed-in credit code with its status. A claim of another employer is not found.',
  access: ['employer'],
  pathParameters: employerClaimPathSchema,
  answers: { status: 200, description: 'The claim.', schema: employerClaimSchema },
  problems: ['claim-not-found'],
});
