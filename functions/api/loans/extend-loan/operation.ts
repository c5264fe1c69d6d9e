import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'extend-loan',
  method: 'POST',
  path: '/cases/{caseId}/loan-extensions',
  summary: { zh: '登记贷款展期', en: 'Record the extension of a loan' },
  description:
    'Records that the bank and the borrower have agreed on a later due day, under a scheme of the region. The schemes of 2022 are closed to new extensions (SX-7.4, QH-7.3, CQ-7.4, YN-6.1.2, WH-2.3); a new document opens one as data. Only a supervisor can go beyond the scheme’s normal maximum time.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      loan: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .describe('The number of the loan.')
        .meta(label('贷款', 'Loan', { options: 'loans', help: ['贷款的序号。', 'The number of the loan.'] })),
      scheme: codeSchema
        .describe('One of `loanReliefSchemes`.')
        .meta(label('展期政策', 'Scheme', { options: 'loanReliefSchemes' })),
      on: plausibleDateSchema.describe('The Beijing day.').meta(
        label('办理日期', 'Agreed on', {
          help: ['银行与借款人约定之日。', 'The day on which the bank and the borrower agreed.'],
        }),
      ),
      until: plausibleDateSchema.describe('The new due day.').meta(label('展期后到期日', 'New due day')),
    })
    .meta({ example: { loan: '1', scheme: 'extension', on: '2026-11-20', until: '2027-11-20' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'loan-not-found',
    'loan-not-in-force',
    'unknown-loan-relief',
    'date-in-future',
    'loan-relief-closed',
    'loan-due-outside-relief',
    'extension-not-later',
    'extension-too-long',
    'separation-of-duties',
    'case-changed',
  ],
});
