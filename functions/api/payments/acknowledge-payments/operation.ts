import * as z from 'zod';
import { acknowledgementLineSchema } from '../../../../lib/domain/payments/acknowledgement.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { choiceSchema } from '../../../common/http/schemas.ts';
import { runPathSchema, runSchema } from '../../../common/payments/schemas.ts';

/** The result of a line of an answer. */
export const lineOutcomes = ['paid', 'bounced', 'returned', 'unchanged', 'refused'] as const;

export const operation = defineOperation({
  id: 'acknowledge-payments',
  method: 'POST',
  path: '/payment-runs/{runId}/acknowledgements',
  summary: { zh: '登记拨付回执', en: 'Record the bank’s answer to a payment file' },
  description:
    'Records up to 50 lines of the bank’s answer. Each line takes effect once; a repeated line is reported as `unchanged`. A line for another run, claim or amount is refused with its reason and changes nothing. Payments that no line answers stay open. A payment that came back is corrected with the payee and can then be paid under a new key. `returned` says that a payment already answered as paid is back in the paying account (退汇), even after the run is settled: it counts on the day in `returnedOn`, and the payment keeps its own day. Money that came back before it was answered as paid has bounced, whichever of the two the line says.',
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
  ownScreen: 'Its lines are read from the bank’s file.',
  answers: {
    status: 200,
    description: 'The run, and the result of each line, in the order of the request.',
    schema: z.strictObject({
      run: runSchema,
      lines: z.array(
        z.strictObject({ key: z.string(), outcome: z.enum(lineOutcomes), because: choiceSchema.optional() }),
      ),
    }),
  },
  // An error in a line is reported with the line.
  problems: [
    'payment-run-not-found',
    'payment-of-another-run',
    'paid-before-sent',
    'returned-before-paid',
    'payment-repaid-already',
    'case-changed',
  ],
});
