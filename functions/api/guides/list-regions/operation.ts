import * as z from 'zod';
import { regionSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { placeSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-regions',
  method: 'GET',
  path: '/regions',
  summary: { zh: '服务地区', en: 'List the regions served' },
  description: 'Lists the regions whose circulars are loaded, with their counties and districts.',
  access: 'public',
  answers: {
    status: 200,
    description: 'The regions.',
    schema: z.strictObject({
      regions: z.array(
        z.strictObject({
          region: regionSchema,
          name: z.string(),
          packVersion: z.string(),
          districts: z.array(placeSchema),
        }),
      ),
    }),
  },
  problems: [],
});
