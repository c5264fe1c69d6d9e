import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { publicNoticeKinds } from '../../../../lib/store/public-notices.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, placeSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-public-notices',
  method: 'GET',
  path: '/public-notices',
  summary: { zh: '公示', en: 'Public notices' },
  description:
    'What is on public notice in a district today, for everybody to read. Of a person it shows the family name with 某, or 某某 where the family name is rare, and what the notice is about: no number, no telephone, no account. What is over, was withdrawn or was destroyed is not here: it is the day that decides, and nothing has to be taken down.',
  access: 'public',
  query: z.strictObject({ district: districtSchema, kind: z.enum(publicNoticeKinds).optional() }),
  answers: {
    status: 200,
    description: 'The notices of today, those that end first before the others.',
    schema: z.strictObject({
      district: placeSchema,
      today: localDateSchema,
      notices: z.array(
        z.strictObject({
          kind: z.enum(publicNoticeKinds),
          reference: z.string().describe('The number of the notice: objections name it.'),
          name: z.string(),
          subject: z.string().describe('What it is about, such as the scheme.'),
          from: localDateSchema,
          until: localDateSchema.describe('The last day.'),
        }),
      ),
      howToObject: z.string(),
    }),
  },
  problems: ['region-not-served', 'district-abolished'],
});
