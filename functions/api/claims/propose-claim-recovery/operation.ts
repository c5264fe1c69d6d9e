import * as z from 'zod';
import { recoveryGrounds } from '../../../../lib/domain/case/claim/events.ts';
import { claimNumberSchema } from '../../../common/claims/claim-number.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { recoveryTexts } from '../../../episodes/claim/ground-texts.ts';

export const operation = defineOperation({
  id: 'propose-claim-recovery',
  method: 'POST',
  path: '/cases/{caseId}/claim-recoveries',
  summary: {
    zh: '提请追回补贴或撤销批准',
    en: 'Propose to recover a subsidy',
  },
  description:
    'Proposes to recover all or part of a payment or, if nothing has been paid yet, to revoke the approval for the whole amount. A supervisor who has neither proposed it nor decided the claim decides. Until then nothing is paid out.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      claim: claimNumberSchema,
      ground: z.enum(recoveryGrounds).meta(label('追回或撤销理由', 'Ground', { choices: recoveryTexts })),
      amountFen: z
        .int()
        .positive()
        .max(100_000_000_00)
        .meta(
          label('追回或撤销金额（元）', 'Amount, in yuan', {
            help: [
              '最多两位小数；尚未发放的，填全部批准金额。',
              'At most two decimals; the whole approved amount if nothing was paid yet.',
            ],
            control: 'yuan',
          }),
        ),
      note: freeTextSchema().describe('Stored encrypted.').meta(label('核查情况', 'What was found')),
    })
    .meta({
      example: {
        claim: 1,
        ground: 'excluded-scheme',
        amountFen: 100000,
        note: '同一人员已享受一次性扩岗补助。',
      },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'claim-not-found',
    'claim-not-in-state',
    'payment-not-in-state',
    'recovery-under-way',
    'recovery-above-paid',
    'amount-outside-limits',
    'not-possible-now',
    'case-changed',
  ],
});
