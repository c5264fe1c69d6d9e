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
    'Returns the approved claims to be paid in the jurisdiction or a part of it: their number and sum by district and by scheme, and which would be left out and why. Claims of other schemes or funds, and claims that cannot be sent, do not hide those after them; if the list is long, `next` says where to continue. Nothing is frozen.',
  access: ['finance'],
  query: z.strictObject({ ...payableFilters, after: cursorSchema.optional() }),
  answers: { status: 200, description: 'What a run would contain now.', schema: previewSchema },
  problems: ['outside-jurisdiction', 'invalid-cursor'],
});
