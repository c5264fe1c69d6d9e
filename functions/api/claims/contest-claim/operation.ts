import * as z from 'zod';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'contest-claim',
  method: 'POST',
  path: '/cases/{caseId}/claim-contests',
  summary: { zh: '反映用人单位申领与事实不符', en: 'Contest an employer’s claim' },
  description:
    'Reports, for the person, that an employer which claims a subsidy for hiring them did not hire them, or that some of its statements are untrue. Somebody investigates; until then nothing is approved, and nothing is reclaimed because of the report alone. The employer is not told who reported it.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      claim: claimNumberSchema,
      statement: freeTextSchema().describe('Stored encrypted.').meta(label('情况说明', 'What is not so')),
    })
    .meta({ example: { claim: 1, statement: '我没有在该单位就业。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'claim-not-of-employer',
    'claim-not-in-state',
    'claim-question-open',
    'not-possible-now',
    'case-changed',
  ],
});
