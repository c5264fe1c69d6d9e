import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, choiceSchema, placeSchema } from '../../../common/http/schemas.ts';
import { divisionSchema } from '../../../common/payments/division.ts';
import { yearParameter } from '../year.ts';

const fen = z.int().describe('In fen.');

export const operation = defineOperation({
  id: 'read-fund-execution',
  method: 'GET',
  path: '/fund-execution',
  summary: { zh: '资金执行情况', en: 'Read how the funds were spent' },
  description:
    'Returns what was approved, paid, recovered and returned in a year, by district, scheme and month (WH-1.4). An approval counts in its month; a payment on the day that finance reports; a recovery on the day on which it came in; a return on the day on which the money came back from the bank after payment, while the payment keeps its own month. Nobody is named.',
  access: ['finance', 'supervisor', 'unit-administrator', 'auditor', 'policy-administrator'],
  query: z.strictObject({ division: divisionSchema.optional(), year: yearParameter }),
  answers: {
    status: 200,
    description: 'The rows, by district, scheme and month.',
    schema: z.strictObject({
      division: placeSchema,
      year: z.int(),
      rows: z.array(
        z.strictObject({
          district: placeSchema,
          scheme: choiceSchema,
          fund: z.string().optional(),
          month: plausibleMonthSchema,
          approved: z.int(),
          approvedFen: fen,
          overBudgetFen: fen,
          paid: z.int(),
          paidFen: fen,
          recovered: z.int(),
          recoveredFen: fen,
          returned: z.int(),
          returnedFen: fen,
        }),
      ),
      asOf: asOfSchema,
    }),
  },
  problems: ['outside-jurisdiction'],
});
