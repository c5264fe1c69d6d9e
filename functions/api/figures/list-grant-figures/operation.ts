import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { choiceSchema, districtSchema, localMonthParameter } from '../../../common/http/schemas.ts';

const count = z.int().nonnegative();

export const operation = defineOperation({
  id: 'list-grant-figures',
  method: 'GET',
  path: '/grant-figures',
  summary: { zh: '补贴申领和免申即享情况', en: 'Claims, and grants that were found from data' },
  description:
    'By scheme, how many grants were found from data and pushed in a district in a month, and how many of those were confirmed or declined since, and granted. Each is counted in the district and the month in which it was pushed, wherever and whenever it is answered. What is found is pushed in the same step, so that the two are one number. Beside them, by scheme, how many claims were received, approved, refused and paid, and how many payments came back, in the district in that month, whoever claimed and by whatever way: each is counted in the month in which it was, since the day from which it is counted. No person, no employer. That it is measured so is a proposal.',
  access: ['supervisor', 'unit-administrator', 'auditor'],
  query: z.strictObject({ district: districtSchema, month: localMonthParameter }),
  answers: {
    status: 200,
    description: 'The counts.',
    schema: z.strictObject({
      month: plausibleMonthSchema,
      schemes: z.array(
        z.strictObject({
          scheme: choiceSchema,
          pushed: count.describe('Found and pushed.'),
          confirmed: count,
          declined: count,
          granted: count.describe('Of those confirmed, the claims that were approved.'),
          confirmedShare: z.number().min(0).max(1).optional().describe('Confirmed of those pushed.'),
        }),
      ),
      claims: z
        .array(
          z.strictObject({
            scheme: choiceSchema,
            received: count.describe('Claims made, confirmed grants among them.'),
            approved: count.describe('Decisions to approve.'),
            refused: count.describe(
              'Decisions to refuse; a claim that is then reviewed may be decided again.',
            ),
            paid: count.describe(
              'Payments that finance has confirmed, in the month of the day that it says.',
            ),
            returned: count.describe(
              'Payments that came back from the bank after that, in the month of that day.',
            ),
          }),
        )
        .describe('What became of claims in the month.'),
      asOf: instantSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'date-in-future'],
});
