import * as z from 'zod';
import { postResidences } from '../../../../lib/domain/public-post.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { postSchema } from '../../../common/views/post-view.ts';
import { postResidenceTexts } from '../../../episodes/public-post/texts.ts';

export const postBodySchema = z
  .strictObject({
    employer: freeTextSchema(100).meta(label('用人单位', 'Employer')),
    title: freeTextSchema(60).meta(label('岗位名称', 'Title')),
    content: freeTextSchema(500)
      .describe('The work in the post: a post has real content. No personal data.')
      .meta(
        label('工作内容', 'What is done there', {
          help: [
            '写明具体工作；不得设置管理、专业技术岗位，不填个人信息。',
            'No management or technical work; no personal data.',
          ],
        }),
      ),
    residence: z.enum(postResidences).meta(label('岗位类别', 'Kind', { choices: postResidenceTexts })),
    vacancies: z.int().min(1).max(500).meta(label('名额', 'Places')),
  })
  .meta({
    example: {
      employer: '某街道办事处',
      title: '社区保洁员',
      content: '负责社区公共区域的日常清扫保洁。',
      residence: 'urban',
      vacancies: 2,
    },
  });

export const operation = defineOperation({
  id: 'record-public-post',
  method: 'POST',
  path: '/districts/{district}/public-posts',
  summary: { zh: '登记公益性岗位', en: 'Record a public-welfare post' },
  description:
    'Records a public-welfare post of a district with its places. If it reads like a management or technical post, a supervisor must review it before anybody can be placed in it (DOMAIN C8); the words alone decide nothing.',
  access: ['officer', 'supervisor'],
  pathParameters: districtPathSchema,
  body: postBodySchema,
  answers: { status: 201, description: 'The post as recorded.', schema: postSchema },
  problems: ['outside-jurisdiction', 'region-not-served'],
});
