import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { loanTermsSchema } from '../../../../lib/domain/case/guaranteed-loan/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { yuanSchema } from '../../../common/http/yuan.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'record-loan-answer',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/loan-answer',
  summary: { zh: '登记银行答复', en: 'Record the answer of a bank' },
  description:
    'Records the bank’s decision and its day: granted with its terms, or refused with the bank’s words. The person is told. The answer may come without a receipt.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('granted'),
        on: plausibleDateSchema
          .describe('The Beijing day.')
          .meta(
            label('答复日期', 'Answered on', { help: ['不早于提交之日。', 'Not before the hand-over.'] }),
          ),
        amount: yuanSchema.meta(
          label('贷款金额（元）', 'Amount, in yuan', {
            help: [
              '以元为单位，最多两位小数，如 100000 或者 100000.01。',
              'In yuan, with at most two decimals: 100000 or 100000.01.',
            ],
          }),
        ),
        months: loanTermsSchema.shape.months.meta(label('期限（月）', 'Months')),
        rateBasisPoints: loanTermsSchema.shape.rateBasisPoints
          .describe('The yearly rate in hundredths of a per cent: 345 is 3.45%.')
          .meta(
            label('年利率（万分之一）', 'Rate, in hundredths of a per cent', {
              help: ['3.45%填345。', '345 is 3.45%.'],
            }),
          ),
      }),
      z.strictObject({
        outcome: z.literal('refused'),
        on: plausibleDateSchema
          .describe('The Beijing day.')
          .meta(
            label('答复日期', 'Answered on', { help: ['不早于提交之日。', 'Not before the hand-over.'] }),
          ),
        explanation: freeTextSchema()
          .describe('What the bank says; told to the person; stored encrypted.')
          .meta(
            label('银行说明的理由', 'What the bank says', { help: ['会告知本人。', 'The person reads it.'] }),
          ),
      }),
    ])
    .meta({
      ...label('银行答复', 'Decision of the bank', {
        choices: { granted: { zh: '同意贷款', en: 'Granted' }, refused: { zh: '未同意贷款', en: 'Refused' } },
      }),
      example: { outcome: 'granted', on: '2026-12-02', amount: '100000', months: 24, rateBasisPoints: 345 },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'date-in-future',
    'before-hand-over',
    'nothing-handed-over',
    'not-an-amount',
    'loan-above-request',
    'forbidden-document',
    'separation-of-duties',
    'case-changed',
  ],
});
