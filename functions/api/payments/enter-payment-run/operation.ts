import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { runItemViewSchema, runPathSchema, runSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'enter-payment-run',
  method: 'POST',
  path: '/payment-runs/{runId}/entries',
  summary: { zh: '逐项列入拨付批次', en: 'Enter the claims of a list into their run' },
  description:
    'Enters up to 50 claims of the frozen list into the run, each with its own event and its own permanent key. A claim that is in another run, was paid, or may not be sent by the caller is refused with the reason and does not hold up the others. Send further requests, each with a key of its own, until no claim waits. A repetition with the same key is about the same claims: it ends what the first request has begun, and enters nothing twice.',
  access: ['finance'],
  pathParameters: runPathSchema,
  answers: {
    status: 200,
    description: 'The run, and the results of the claims that this request has processed.',
    schema: z.strictObject({ run: runSchema, entries: z.array(runItemViewSchema) }),
  },
  // The reason why a claim is not entered is in its entry.
  problems: [
    'payment-run-not-found',
    'account-missing',
    'claim-after-death',
    'payment-not-in-state',
    'case-changed',
  ],
});
