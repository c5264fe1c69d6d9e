import * as z from 'zod';
import { payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { claimFields } from '../../../common/claims/claim-fields.ts';
import { employerClaimPathSchema, employerClaimSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'give-employer-account',
  method: 'PUT',
  path: '/employer/claims/{claimId}/account',
  summary: { zh: '填报或更正本单位的收款账户', en: 'Give or correct the account of an employer’s claim' },
  description:
    'Sets the bank account for a claim, or corrects it after a payment came back; that payment is then queued again. Not possible while a payment is in progress.',
  access: ['employer'],
  pathParameters: employerClaimPathSchema,
  body: z
    .strictObject({ payee: payeeSchema })
    .meta({ example: { payee: { holder: '某机械有限公司', bank: '某银行', account: '6222000011112222' } } }),
  labels: claimFields,
  answers: { status: 200, description: 'The claim after the change.', schema: employerClaimSchema },
  problems: ['claim-not-found', 'claim-not-in-state', 'payment-not-in-state', 'case-changed'],
});
