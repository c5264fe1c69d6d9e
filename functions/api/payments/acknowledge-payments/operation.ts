import * as z from 'zod';
import { acknowledgementLineSchema } from '../../../../lib/domain/payments/acknowledgement.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { choiceSchema } from '../../../common/http/schemas.ts';
import { runPathSchema, runSchema } from '../../../common/payments/schemas.ts';

/** What a line of an answer came to. */
export const lineOutcomes = ['paid', 'bounced', 'returned', 'unchanged', 'refused'] as const;

export const operation = defineOperation({
  id: 'acknowledge-payments',
  method: 'POST',
  path: '/payment-runs/{runId}/acknowledgements',
  summary: { zh: '登记拨付回执', en: 'Record what finance answers to a payment file' },
  description:
    'Up to 50 lines of the bank’s answer. Each line has its effect once: one that comes again is unchanged, and says so. One for another run, another claim or another amount is refused with its reason, and touches nothing. What no line answers stays open. What came back is corrected with the payee, and is payable again under a new key. `returned` says of what was answered as paid that the money is back in the account that it left (退汇), also once the run is settled: it counts on the day in `returnedOn`, and what was paid keeps its own day. What came back before it was answered as paid has bounced, whichever of the two a line says.',
  access: ['finance'],
  pathParameters: runPathSchema,
  body: z.strictObject({ lines: z.array(acknowledgementLineSchema).min(1).max(50) }).meta({
    example: {
      lines: [
        {
          key: 'PAY-01ARZ3NDEKTSV4RRFFQ69G5FAV-1-1',
          amountFen: 400000,
          result: 'paid',
          paidOn: '2026-11-20',
          reference: 'F2026-11-77',
        },
      ],
    },
  }),
  ownScreen: 'Its lines are read from the file of the bank.',
  answers: {
    status: 200,
    description: 'The run, and what became of each line, in their order.',
    schema: z.strictObject({
      run: runSchema,
      lines: z.array(
        z.strictObject({ key: z.string(), outcome: z.enum(lineOutcomes), because: choiceSchema.optional() }),
      ),
    }),
  },
  // What is wrong with a line is said of it, among the lines.
  problems: [
    'payment-run-not-found',
    'payment-of-another-run',
    'paid-before-sent',
    'returned-before-paid',
    'payment-repaid-already',
    'case-changed',
  ],
});
