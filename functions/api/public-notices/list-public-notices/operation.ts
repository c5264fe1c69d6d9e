import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { publicNoticeKinds } from '../../../../lib/store/public-notices.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, placeSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-public-notices',
  method: 'GET',
  path: '/public-notices',
  summary: { zh: '公示', en: 'List the public notices of a district' },
  description:
    'Lists what is on public notice in a district today, for everybody to read. It shows a person’s family name with 某 (or 某某 if the family name is rare) and the subject of the notice, but no identity number, telephone number or account. Notices that are over, withdrawn or destroyed are not listed: only the day decides, so nothing has to be taken down.',
  access: 'public',
  query: z.strictObject({ district: districtSchema, kind: z.enum(publicNoticeKinds).optional() }),
  answers: {
    status: 200,
    description: 'The notices of today, those that end first at the beginning.',
    schema: z.strictObject({
      district: placeSchema,
      today: localDateSchema,
      notices: z.array(
        z.strictObject({
          kind: z.enum(publicNoticeKinds),
          reference: z.string().describe('The number of the notice, to quote in an objection.'),
          name: z.string(),
          subject: z.string().describe('The subject of the notice, such as the scheme.'),
          from: localDateSchema,
          until: localDateSchema.describe('The last day.'),
        }),
      ),
      howToObject: z.string(),
    }),
  },
  problems: ['region-not-served', 'district-abolished'],
});
