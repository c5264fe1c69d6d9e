import * as z from 'zod';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'ask-for-claim-review',
  method: 'POST',
  path: '/cases/{caseId}/claim-reviews',
  summary: { zh: '申请复核补贴不予批准', en: 'Ask for a review of a refused claim' },
  description:
    'Contests a refusal on behalf of the claimant, once. A supervisor who was not involved reviews it. Reconsideration and litigation remain open.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      claim: claimNumberSchema,
      statement: freeTextSchema()
        .describe('Stored encrypted.')
        .meta(label('申请复核的理由', 'Why it is wrong')),
    })
    .meta({ example: { claim: 1, statement: '我的登记时间已满六个月。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'claim-not-in-state',
    'claim-review-used',
    'not-possible-now',
    'case-changed',
  ],
});
