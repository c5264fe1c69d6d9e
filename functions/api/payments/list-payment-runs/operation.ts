import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';
import { runIdSchema, runSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'list-payment-runs',
  method: 'GET',
  path: '/payment-runs',
  summary: { zh: '拨付批次', en: 'List the payment runs' },
  description: 'Lists the payment runs of the jurisdiction, newest first, with their sums.',
  access: ['finance', 'auditor'],
  query: z.strictObject({
    ...pageQuery({ limit: 20, maxLimit: 100 }),
    after: runIdSchema.optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of runs.',
    schema: z.strictObject({ runs: z.array(runSchema), next: nextPageSchema }),
  },
  problems: ['outside-jurisdiction', 'invalid-cursor'],
});
