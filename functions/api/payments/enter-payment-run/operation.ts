import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { runItemViewSchema, runPathSchema, runSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'enter-payment-run',
  method: 'POST',
  path: '/payment-runs/{runId}/entries',
  summary: { zh: '逐项列入拨付批次', en: 'Let the claims of a list enter their run' },
  description:
    'Lets up to 50 claims of the frozen list enter the run, each by its own event and under its own permanent key. One that is in another run, was paid, or may not be sent by whoever asks is refused, with the reason, and keeps the others from nothing. It is sent again until nothing waits; a repetition does nothing again.',
  access: ['finance'],
  pathParameters: runPathSchema,
  answers: {
    status: 200,
    description: 'The run, and what became of the claims that this request has dealt with.',
    schema: z.strictObject({ run: runSchema, entries: z.array(runItemViewSchema) }),
  },
  // Why a claim does not enter is said of it, among the entries.
  problems: ['payment-run-not-found', 'account-missing', 'payment-not-in-state', 'case-changed'],
});
