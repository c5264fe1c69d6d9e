import * as z from 'zod';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

/** What a claimant adds, in their own words. */
export const answerSchema = freeTextSchema()
  .describe('The answer, stored encrypted.')
  .meta(label('补充说明', 'Your answer', { help: ['用自己的话说明即可。', 'In your own words.'] }));

export const operation = defineOperation({
  id: 'provide-claim-information',
  method: 'POST',
  path: '/cases/{caseId}/claim-information',
  summary: { zh: '补充说明补贴申领', en: 'Answer a question about a claim' },
  description:
    'Answers the request of the officer who checks the claim (`informationRequest` in `list-claims`). Possible until the claim has been checked.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({ claim: claimNumberSchema, answer: answerSchema })
    .meta({ example: { claim: 1, answer: '店铺于2026年10月8日开业。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'nothing-was-asked',
    'not-possible-now',
    'case-changed',
  ],
});
