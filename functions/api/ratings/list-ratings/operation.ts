import * as z from 'zod';
import { plausibleMonthSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { ratedKinds, ratingReasons } from '../../../../lib/domain/case/ratings/events.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema } from '../../../common/http/schemas.ts';

const countsSchema = z.strictObject({
  total: z.int().nonnegative(),
  stars: z
    .array(z.strictObject({ stars: z.int().min(1).max(5), text: z.string(), count: z.int().nonnegative() }))
    .describe('Always all five grades, from the best to the worst.'),
});

export const operation = defineOperation({
  id: 'list-ratings',
  method: 'GET',
  path: '/ratings',
  summary: { zh: '评价统计', en: 'List the ratings of a district' },
  description:
    'Lists how people rated the services of a district in a month: counts by grade, by what was rated and by reason. No persons, no cases, no free text.',
  access: ['supervisor', 'unit-administrator', 'auditor'],
  query: z.strictObject({
    district: districtSchema,
    month: plausibleMonthSchema.optional().describe('The month, `YYYY-MM`; the current month if absent.'),
  }),
  answers: {
    status: 200,
    description: 'The counts.',
    schema: countsSchema.extend({
      month: plausibleMonthSchema,
      kinds: z.array(
        countsSchema.extend({ kind: z.enum(ratedKinds), text: z.string().describe('What was rated.') }),
      ),
      reasons: z.array(
        z.strictObject({ code: z.enum(ratingReasons), text: z.string(), count: z.int().positive() }),
      ),
      asOf: instantSchema,
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served'],
});
