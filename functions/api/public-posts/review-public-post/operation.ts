import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { postPathSchema } from '../../../common/http/post-path.ts';
import { postSchema } from '../../../common/views/post-view.ts';

export const operation = defineOperation({
  id: 'review-public-post',
  method: 'POST',
  path: '/districts/{district}/public-posts/{postId}/review',
  summary: { zh: '核实公益性岗位性质', en: 'Look at what a post is' },
  description:
    'A supervisor who did not record the post says whether it is one that a public-welfare post may be: no management or technical work (DOMAIN C8, a local rule).',
  access: ['supervisor'],
  pathParameters: postPathSchema,
  body: z
    .strictObject({
      suitable: z.boolean().meta(
        label('是否符合公益性岗位要求', 'A public-welfare post', {
          help: ['管理、专业技术岗位不得作为公益性岗位。', 'Management and technical work are none.'],
        }),
      ),
    })
    .meta({ example: { suitable: true } }),
  answers: { status: 200, description: 'The post after it.', schema: postSchema },
  problems: [
    'outside-jurisdiction',
    'region-not-served',
    'public-post-not-found',
    'public-post-not-to-review',
    'separation-of-duties',
  ],
});
