import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { cursorSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { payableFilters, runSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'freeze-payment-run',
  method: 'POST',
  path: '/payment-runs',
  summary: { zh: '建立拨付批次', en: 'Create a payment run' },
  description:
    'Freezes the list of what is payable now: at most 500 claims, oldest first. Claims that become payable later are not added. Freezing does not put a claim into the run; `enter-payment-run` does. If two people have frozen the same claim, it enters only one of the two runs. If none of the claims examined can be sent and the list continues, `nothing-to-pay` has a `next`.',
  access: ['finance'],
  body: z
    .strictObject({
      ...payableFilters,
      after: cursorSchema
        .optional()
        .describe('The `next` of a preview or of `nothing-to-pay`: the run starts there.')
        .meta(
          label('接续位置', 'After', {
            help: [
              '上一次预览返回的位置；不填从最早的开始。',
              'As shown by the last preview; without it, from the oldest.',
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
