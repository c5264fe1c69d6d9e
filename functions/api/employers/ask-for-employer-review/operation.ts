import * as z from 'zod';
import { employerClaimPathSchema, employerClaimSchema } from '../../../common/employers/employer-schema.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'ask-for-employer-review',
  method: 'POST',
  path: '/employer/claims/{claimId}/review',
  summary: { zh: '用人单位申请复核', en: 'Ask for a review of an employer’s claim' },
  description:
    'Contests the refusal of an employer’s claim, once. A supervisor who was not involved reviews it. Reconsideration and litigation remain open.',
  access: ['employer'],
  pathParameters: employerClaimPathSchema,
  body: z
    .strictObject({
      statement: freeTextSchema()
        .describe('Stored encrypted.')
        .meta(label('申请复核的理由', 'Why it is wrong')),
    })
    .meta({ example: { statement: '劳动合同期限已满十二个月。' } }),
  answers: { status: 200, description: 'The claim after the change.', schema: employerClaimSchema },
  problems: ['claim-not-found', 'claim-not-in-state', 'claim-review-used', 'case-changed'],
});
