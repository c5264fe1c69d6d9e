import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema, choiceSchema, placeSchema } from '../../../common/http/schemas.ts';
import { divisionSchema } from '../../../common/payments/division.ts';
import { yearParameter } from '../year.ts';

const fen = z.int().describe('In fen.');

export const operation = defineOperation({
  id: 'list-funds',
  method: 'GET',
  path: '/funds',
  summary: { zh: '资金执行台', en: 'List the funds of a year' },
  description:
    'Lists the funds of a jurisdiction in a year: the budget with each entry and its source, and what was approved, paid, recovered and returned by the bank, including in the divisions below. Payments to be sent, and payments sent but not yet answered, are as of now. A fund without entries has no budget here, so nothing is compared.',
  access: ['finance', 'supervisor', 'unit-administrator', 'auditor', 'policy-administrator'],
  query: z.strictObject({ division: divisionSchema.optional(), year: yearParameter }),
  answers: {
    status: 200,
    description: 'The funds, by their names.',
    schema: z.strictObject({
      division: placeSchema,
      year: z.int(),
      funds: z.array(
        z.strictObject({
          fund: z.string().optional().describe('Absent if the source of the scheme names no fund.'),
          scheme: choiceSchema.optional().describe('If no fund is named: the scheme.'),
          text: z.string(),
          budgetFen: fen.optional(),
          approvedFen: fen,
          overBudgetFen: fen.describe(
            'The approvals, each with its whole amount, that were given in the knowledge that the budget did not cover all of it.',
          ),
          paidFen: fen,
          recoveredFen: fen,
          returnedFen: fen.describe('Paid in this year or before, and returned by the bank in this year.'),
          queuedFen: fen.describe('Approved and to be sent, as of now.'),
          inRunFen: fen.describe('Sent and not answered, as of now.'),
          leftFen: fen.optional().describe('The budget less what was approved; negative if it is exceeded.'),
        }),
      ),
      entries: z.array(
        z.strictObject({
          entryId: z.string(),
          fund: z.string().optional(),
          scheme: z.string().optional(),
          amountFen: fen,
          source: z.string(),
          by: z.string(),
          at: instantSchema,
        }),
      ),
      budgetFor: z
        .strictObject({
          funds: z.array(choiceSchema).describe('The funds that schemes name; the code is the Chinese name.'),
          schemes: z.array(choiceSchema).describe('The schemes of the division whose sources name no fund.'),
        })
        .describe('What a budget can be entered for (`enter-budget`).'),
      asOf: asOfSchema,
    }),
  },
  problems: ['outside-jurisdiction'],
});
