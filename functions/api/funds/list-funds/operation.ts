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
  summary: { zh: '资金执行台', en: 'The board of the funds' },
  description:
    'The funds of a jurisdiction in a year: what was budgeted for it, with each entry and its source, and what was approved, paid and recovered in it, and what came back from the bank, and all within it. What waits to be sent, and what was sent and not answered, is as it stands now. A fund without an entry has no budget here: nothing is compared then.',
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
          fund: z.string().optional().describe('Absent: the source of the scheme names no fund.'),
          scheme: choiceSchema.optional().describe('Where no fund is named: the scheme.'),
          text: z.string(),
          budgetFen: fen.optional(),
          approvedFen: fen,
          overBudgetFen: fen.describe(
            'Of it, what was approved with the knowledge that the budget did not cover it.',
          ),
          paidFen: fen,
          recoveredFen: fen,
          returnedFen: fen.describe('Paid, in this year or before, and come back from the bank in it.'),
          queuedFen: fen.describe('Approved and to be sent, as it stands now.'),
          inRunFen: fen.describe('Sent and not answered, as it stands now.'),
          leftFen: fen
            .optional()
            .describe('The budget without what was approved; below nothing where it is exceeded.'),
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
      asOf: asOfSchema,
    }),
  },
  problems: ['outside-jurisdiction'],
});
