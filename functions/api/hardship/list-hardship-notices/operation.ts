import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema, placeSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-hardship-notices',
  method: 'GET',
  path: '/districts/{district}/hardship-notices',
  summary: { zh: '就业困难人员认定公示', en: 'Public notices of recognitions' },
  description:
    'The recognitions of employment difficulty that are on public notice in a district today, for everybody to read. Of the person it shows the family name with 某, or 某某 for a rare one, and nothing else: no number, no telephone, no group. What is over or was withdrawn is not here. Whoever objects tells the agency the number of the notice.',
  access: 'public',
  pathParameters: districtPathSchema,
  answers: {
    status: 200,
    description: 'The notices of today, those that end first before the others.',
    schema: z.strictObject({
      district: placeSchema,
      today: localDateSchema,
      notices: z.array(
        z.strictObject({
          reference: z.string().describe('The number of the notice.'),
          name: z.string().describe('The family name and 某, or 某某.'),
          from: localDateSchema,
          until: localDateSchema.describe('The last day: objections are accepted until then.'),
        }),
      ),
      howToObject: z.string(),
    }),
  },
  problems: ['region-not-served', 'district-abolished'],
});
