import * as z from 'zod';
import { employerClaimPathSchema, employerClaimSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { answerSchema } from '../../claims/provide-claim-information/operation.ts';

export const operation = defineOperation({
  id: 'provide-employer-information',
  method: 'POST',
  path: '/employer/claims/{claimId}/information',
  summary: { zh: '补充说明本单位的补贴申领', en: 'Answer a question about an employer’s claim' },
  description:
    'Answers the request of the officer who checks the claim (`informationRequest`). Possible until the claim has been checked.',
  access: ['employer'],
  pathParameters: employerClaimPathSchema,
  body: z.strictObject({ answer: answerSchema }).meta({ example: { answer: '合同自2026年11月2日起履行。' } }),
  answers: { status: 200, description: 'The claim after the change.', schema: employerClaimSchema },
  problems: ['claim-not-found', 'nothing-was-asked', 'case-changed'],
});
