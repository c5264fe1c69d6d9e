import * as z from 'zod';
import { localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { postSchema } from '../../../common/views/post-view.ts';

export const operation = defineOperation({
  id: 'list-public-posts',
  method: 'GET',
  path: '/districts/{district}/public-posts',
  summary: { zh: '公益性岗位', en: 'List the public-welfare posts of a district' },
  description:
    'Lists the public-welfare posts of a district with their places, how many are taken, and the target of the city’s circular (WH-3.4: about 14,000 by the end of 2022, kept as history).',
  access: ['officer', 'supervisor', 'unit-administrator', 'auditor', 'administrator'],
  pathParameters: districtPathSchema,
  answers: {
    status: 200,
    description: 'The posts, oldest first.',
    schema: z.strictObject({
      posts: z.array(postSchema),
      totals: z.strictObject({ created: z.int(), filled: z.int() }),
      target: z
        .strictObject({ posts: z.int(), by: localDateSchema, isOver: z.boolean(), basis: basisSchema })
        .optional()
        .describe('For the whole city, if its circular sets a target.'),
    }),
  },
  problems: ['outside-jurisdiction', 'region-not-served'],
});
