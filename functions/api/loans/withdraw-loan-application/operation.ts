import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'withdraw-loan-application',
  method: 'POST',
  path: '/cases/{caseId}/loan-withdrawals',
  summary: { zh: '撤回创业担保贷款申请', en: 'Withdraw an application for a loan' },
  description:
    'Withdraws an application that no bank has yet, for the person or through staff at the counter.',
  access: ['applicant', 'representative', 'officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      loan: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .describe('The number of the loan.')
        .meta(label('贷款', 'Loan', { options: 'loans', help: ['贷款的序号。', 'The number of the loan.'] })),
    })
    .meta({ example: { loan: '1' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'loan-not-found',
    'loan-not-withdrawable',
    'separation-of-duties',
    'case-changed',
  ],
});
