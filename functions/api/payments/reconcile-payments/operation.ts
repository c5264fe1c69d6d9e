import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';
import { runIdSchema, runItemViewSchema, runSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'reconcile-payments',
  method: 'GET',
  path: '/payment-reconciliation',
  summary: { zh: '拨付对账', en: 'Reconcile the payment runs' },
  description:
    'Compares runs of the jurisdiction, newest first, with the claims on their lists: the sums of each run with those of its items, and each item with its claim. `atOdds` is empty if everything agrees. Also lists payments that have been without an answer for longer than the rules allow, in working days (a proposal, until a region sets it).',
  access: ['finance', 'auditor'],
  query: z.strictObject({
    ...pageQuery({ limit: 5, maxLimit: 10 }),
    after: runIdSchema.optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of compared runs.',
    schema: z.strictObject({
      runs: z.array(
        z.strictObject({
          run: runSchema,
          atOdds: z
            .array(z.string())
            .describe(
              'The sums of the run that differ from those of its items; and `items` if an item and its claim differ.',
            ),
          destroyed: z
            .int()
            .describe('Items whose records were destroyed: their amounts are no longer known.'),
          unanswered: z
            .array(runItemViewSchema)
            .describe('The payments that have been without an answer for too long.'),
        }),
      ),
      unansweredAfterWorkingDays: z.int(),
      next: nextPageSchema,
      asOf: asOfSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-cursor'],
});
