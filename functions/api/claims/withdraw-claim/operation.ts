import * as z from 'zod';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-claim',
  method: 'POST',
  path: '/cases/{caseId}/claim-withdrawals',
  summary: { zh: '撤回补贴申领', en: 'Withdraw a claim' },
  description: 'Withdraws a claim. Possible until it is decided; what it covered can be claimed again.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z.strictObject({ claim: claimNumberSchema }).meta({ example: { claim: 1 } }),
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
