import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { itemResults } from '../../../../lib/domain/payments/run.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, numberCursorSchema, pageQuery } from '../../../common/http/schemas.ts';
import { runItemViewSchema, runPathSchema, runSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'read-payment-run',
  method: 'GET',
  path: '/payment-runs/{runId}',
  summary: { zh: '查看拨付批次', en: 'Read a payment run' },
  description:
    'Returns a payment run, the status of each claim on its list, and who was given its file. Payees are masked.',
  access: ['finance'],
  pathParameters: runPathSchema,
  query: z.strictObject({
    ...pageQuery({ limit: 100, maxLimit: 200 }),
    after: numberCursorSchema.optional(),
    result: z.enum(itemResults).optional().describe('Only claims with this status.'),
  }),
  answers: {
    status: 200,
    description: 'The run with a page of its list.',
    schema: z.strictObject({
      run: runSchema,
      items: z.array(runItemViewSchema),
      next: nextPageSchema,
      exports: z.array(
        z.strictObject({
          exportId: z.string(),
          by: z.string(),
          at: instantSchema,
          reason: z.string(),
          payments: z.int(),
        }),
      ),
    }),
  },
  problems: ['payment-run-not-found', 'invalid-cursor'],
});
