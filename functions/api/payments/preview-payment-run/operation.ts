import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { payableFilters, previewSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'preview-payment-run',
  method: 'GET',
  path: '/payables',
  summary: { zh: '预览拨付批次', en: 'Preview a payment run' },
  description:
    'The approved claims that are to be paid in the jurisdiction, or in a part of it: how many and how much by district and by scheme, and what would be left out and why. Nothing is frozen by it.',
  access: ['finance'],
  query: z.strictObject(payableFilters),
  answers: { status: 200, description: 'What a run would have on its list now.', schema: previewSchema },
  problems: ['outside-jurisdiction'],
});
