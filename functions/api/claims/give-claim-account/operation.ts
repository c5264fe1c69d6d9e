import * as z from 'zod';
import { payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { claimFields } from '../../../common/claims/claim-fields.ts';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'give-claim-account',
  method: 'POST',
  path: '/cases/{caseId}/claim-accounts',
  summary: { zh: '填报或更正收款账户', en: 'Give or correct the account of a claim' },
  description:
    'Sets the bank account for a claim, or corrects it after a payment came back; that payment is then queued again. Not possible while a payment is in progress.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({ claim: claimNumberSchema, payee: payeeSchema })
    .meta({ example: { claim: 1, payee: { holder: '王某', bank: '某银行', account: '6222000011112222' } } }),
  labels: claimFields,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'claim-not-in-state',
    'payment-not-in-state',
    'not-possible-now',
    'case-changed',
  ],
});
