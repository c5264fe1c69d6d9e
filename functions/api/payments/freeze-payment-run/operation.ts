import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { cursorSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { payableFilters, runSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'freeze-payment-run',
  method: 'POST',
  path: '/payment-runs',
  summary: { zh: '建立拨付批次', en: 'Make a payment run' },
  description:
    'Freezes the list of what is payable now, 500 claims at most, the oldest first. What becomes payable later is not on it. No claim is in the run by that: each enters it by `enter-payment-run`, and where two people have frozen the same claim, it enters one of the two runs. Where nothing of what was looked at can be sent and the list goes on, `nothing-to-pay` says `next`.',
  access: ['finance'],
  body: z
    .strictObject({
      ...payableFilters,
      after: cursorSchema
        .optional()
        .describe('The `next` of a preview, or of `nothing-to-pay`: the run takes what follows.')
        .meta(
          label('接续位置', 'After', {
            help: [
              '上一次预览返回的位置；不填从最早的开始。',
              'As the preview before says; the oldest first without it.',
            ],
          }),
        ),
      purpose: freeTextSchema(60)
        .describe('What it is for, as payees read it in their accounts. No personal data.')
        .meta(
          label('用途', 'Purpose', {
            help: ['收款人在账户明细中可见，不填个人信息。', 'Payees read it: no personal data.'],
          }),
        ),
    })
    .meta({ example: { division: '500103', purpose: '就业补贴' } }),
  answers: { status: 201, description: 'The run.', schema: runSchema },
  problems: ['outside-jurisdiction', 'nothing-to-pay', 'invalid-cursor'],
});
