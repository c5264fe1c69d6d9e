import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { cursorSchema } from '../../../common/http/schemas.ts';
import { payableFilters, previewSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'preview-payment-run',
  method: 'GET',
  path: '/payables',
  summary: { zh: '预览拨付批次', en: 'Preview a payment run' },
  description:
    'The approved claims that are to be paid in the jurisdiction, or in a part of it: how many and how much by district and by scheme, and what would be left out and why. Claims of other schemes or funds and those that cannot be sent hide none behind them; where the list is long, `next` says where to go on. Nothing is frozen by it.',
  access: ['finance'],
  query: z.strictObject({ ...payableFilters, after: cursorSchema.optional() }),
  answers: { status: 200, description: 'What a run would have on its list now.', schema: previewSchema },
  problems: ['outside-jurisdiction', 'invalid-cursor'],
});
