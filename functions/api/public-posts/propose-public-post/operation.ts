import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { postIdSchema } from '../../../../lib/domain/public-post.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const postProposalBodySchema = z
  .strictObject({
    postId: postIdSchema
      .describe(
        'One of the `publicPosts` in the choices of the case: posts of its district with free places.',
      )
      .meta(label('岗位', 'Post', { options: 'publicPosts' })),
    startsOn: plausibleDateSchema.meta(label('安置开始日期', 'From')),
    endsOn: plausibleDateSchema.describe('At most three years later, or the statutory retirement.').meta(
      label('安置结束日期', 'Until', {
        help: [
          '最长3年；首次核定时距法定退休年龄不足5年的，可以到退休为止。',
          'Three years at most; to retirement with fewer than five years left at the first approval.',
        ],
      }),
    ),
    statement: freeTextSchema()
      .describe(
        'Why the market truly could not place the person, for the person who decides. Stored encrypted.',
      )
      .meta(
        label('市场渠道难以就业的情况', 'Why the market could not', {
          help: [
            '说明已推荐的岗位、结果和原因，供审核人参考。',
            'What was offered, with what result and why, for the person who decides.',
          ],
        }),
      ),
  })
  .meta({
    example: {
      postId: '01KB0000000000000000000000',
      startsOn: '2026-12-01',
      endsOn: '2029-12-01',
      statement: '已推荐岗位5次，因年龄和身体原因均未成功。',
    },
  });

export const operation = defineOperation({
  id: 'propose-public-post',
  method: 'POST',
  path: '/cases/{caseId}/public-posts',
  summary: { zh: '提请公益性岗位安置', en: 'Propose a placement in a public-welfare post' },
  description:
    'Proposes to place a registered person in a public-welfare post of the district, for a supervisor to decide. The person must be recognised as in difficulty, or their household as one without work, and the case must record that the market was tried (SX-6.3, QH-6.3, CQ-6.3, YN-5.2.1): what was offered, with its results, is shown to the person who decides. At most three years, or until retirement with fewer than five years left, and at most twice in all (DOMAIN C8).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: postProposalBodySchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'public-post-not-found',
    'public-post-not-entitled',
    'market-not-tried',
    'public-post-under-way',
    'public-post-elsewhere',
    'public-post-placed-often',
    'public-post-not-again',
    'public-post-not-open',
    'public-post-full',
    'public-post-term-too-long',
    'public-post-ends-before-it-begins',
    'public-post-begins-in-the-past',
    'separation-of-duties',
    'case-changed',
  ],
});
