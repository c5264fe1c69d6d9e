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
    'Compares runs of the jurisdiction, newest first, with the claims on their lists: the sums that each has counted with those of its items, and each item with what its claim says. `atOdds` is empty as long as nothing is wrong. Lists what was sent and has been without an answer for longer than the working days that the rules say (a proposal, until a region sets it).',
  access: ['finance', 'auditor'],
  query: z.strictObject({
    ...pageQuery({ limit: 5, maxLimit: 10 }),
    after: runIdSchema.optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of the runs as they compare.',
    schema: z.strictObject({
      runs: z.array(
        z.strictObject({
          run: runSchema,
          atOdds: z
            .array(z.string())
            .describe(
              'The sums of the run that differ from those of its items, and `items` where an item and its claim differ.',
            ),
          destroyed: z
            .int()
            .describe('Items whose records were destroyed: their amounts are not known any more.'),
          unanswered: z.array(runItemViewSchema).describe('What has been without an answer for too long.'),
        }),
      ),
      unansweredAfterWorkingDays: z.int(),
      next: nextPageSchema,
      asOf: asOfSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'invalid-cursor'],
});
