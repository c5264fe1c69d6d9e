import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'record-claim-repayment',
  method: 'POST',
  path: '/cases/{caseId}/claim-repayments',
  summary: { zh: '登记退回款项', en: 'Record a repayment' },
  description:
    'Records that all or part of the amount owed has been repaid. Once it is repaid in full, anybody entitled to the subsidy can claim it again.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      claim: claimNumberSchema,
      amountFen: z
        .int()
        .positive()
        .max(100_000_000_00)
        .meta(
          label('退回金额（元）', 'Amount, in yuan', {
            help: ['最多两位小数。', 'At most two decimals.'],
            control: 'yuan',
          }),
        ),
      on: plausibleDateSchema.meta(label('到账日期', 'Came in on')),
      reference: z.string().trim().min(1).max(100).meta(label('凭证号', 'Reference')),
    })
    .meta({ example: { claim: 1, amountFen: 50000, on: '2026-11-20', reference: 'R-2026-1120-1' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'nothing-owed',
    'repayment-recorded-already',
    'repaid-more-than-owed',
    'date-in-future',
    'repaid-before-paid',
    'not-possible-now',
    'case-changed',
  ],
});
