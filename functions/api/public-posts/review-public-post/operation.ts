import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { postPathSchema } from '../../../common/http/post-path.ts';
import { postSchema } from '../../../common/views/post-view.ts';

export const operation = defineOperation({
  id: 'review-public-post',
  method: 'POST',
  path: '/districts/{district}/public-posts/{postId}/review',
  summary: { zh: '核实公益性岗位性质', en: 'Review whether a post qualifies' },
  description:
    'Decides whether a post can be a public-welfare post: it must not be management or technical work (DOMAIN C8, a local rule). The supervisor must not have recorded the post.',
  access: ['supervisor'],
  pathParameters: postPathSchema,
  body: z
    .strictObject({
      suitable: z.boolean().meta(
        label('是否符合公益性岗位要求', 'A public-welfare post', {
          help: ['管理、专业技术岗位不得作为公益性岗位。', 'Management and technical posts are not.'],
        }),
      ),
    })
    .meta({ example: { suitable: true } }),
  answers: { status: 200, description: 'The post after the review.', schema: postSchema },
  problems: [
    'outside-jurisdiction',
    'region-not-served',
    'public-post-not-found',
    'public-post-not-to-review',
    'separation-of-duties',
  ],
});
