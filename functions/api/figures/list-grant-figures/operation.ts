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
  summary: { zh: '补贴申领和免申即享情况', en: 'List the figures of claims and of grants found from data' },
  description:
    'Lists, by scheme, how many grants were found from data and pushed in a district in a month, and how many of those have since been confirmed, declined or granted. A grant counts in the district and month in which it was pushed, wherever and whenever it is answered; finding and pushing are one step, so one number covers both. Also lists, by scheme, how many claims were received, approved, refused and paid in the district in that month, and how many payments came back, whoever claimed and however. Each of these counts in its own month, from the day on which counting began. No persons and no employers. The definitions are a proposal.',
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
          granted: count.describe('Confirmed grants whose claims were approved.'),
          confirmedShare: z.number().min(0).max(1).optional().describe('Pushed grants that were confirmed.'),
        }),
      ),
      claims: z
        .array(
          z.strictObject({
            scheme: choiceSchema,
            received: count.describe('Claims made, including confirmed grants.'),
            approved: count.describe('Decisions to approve.'),
            refused: count.describe('Decisions to refuse; a reviewed claim may be decided again.'),
            paid: count.describe(
              'Payments that finance has confirmed, in the month of the payment day that it reports.',
            ),
            returned: count.describe(
              'Payments that came back from the bank after that, in the month of that day.',
            ),
          }),
        )
        .describe('The outcome of claims in the month.'),
      asOf: instantSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'date-in-future'],
});
