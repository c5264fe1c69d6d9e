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
  summary: { zh: '免申即享推送和确认情况', en: 'Grants that were found from data, and what became of them' },
  description:
    'By scheme, how many grants were found from data and pushed in a district in a month, and how many of those were confirmed or declined since, and granted. Each is counted in the district and the month in which it was pushed, wherever and whenever it is answered. What is found is pushed in the same step, so that the two are one number. No person, no employer. That it is measured so is a proposal.',
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
      asOf: instantSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served', 'invalid-field', 'date-in-future'],
});
