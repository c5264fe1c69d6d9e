import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { postPathSchema } from '../../../common/http/post-path.ts';
import { postSchema } from '../../../common/views/post-view.ts';

export const operation = defineOperation({
  id: 'change-public-post',
  method: 'POST',
  path: '/districts/{district}/public-posts/{postId}/changes',
  summary: { zh: '变更公益性岗位', en: 'Change a public-welfare post' },
  description:
    'Changes the number of places of a post, never below those that are taken, or closes it to further placements. People already in the post stay.',
  access: ['officer', 'supervisor'],
  pathParameters: postPathSchema,
  body: z
    .strictObject({
      vacancies: z.int().min(1).max(500).meta(label('名额', 'Places')),
      closed: z
        .boolean()
        .meta(label('是否关闭', 'Closed', { help: ['关闭后不再安置。', 'Nobody else is placed in it.'] })),
    })
    .meta({ example: { vacancies: 3, closed: false } }),
  answers: { status: 200, description: 'The post after the change.', schema: postSchema },
  problems: [
    'outside-jurisdiction',
    'region-not-served',
    'public-post-not-found',
    'public-post-not-open',
    'public-post-fewer-than-filled',
  ],
});
