import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const postDecisionSchema = z
  .strictObject({
    place: z.boolean().meta(label('是否同意安置', 'Place the person')),
    explanation: freeTextSchema()
      .describe('Why, for the person; stored encrypted.')
      .meta(label('说明', 'Explanation', { help: ['告知本人的内容。', 'The person reads it.'] })),
  })
  .meta({ example: { place: true, explanation: '符合公益性岗位安置条件。' } });

export const operation = defineOperation({
  id: 'decide-public-post',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/public-post-decision',
  summary: { zh: '审核公益性岗位安置', en: 'Decide on a placement in a post' },
  description:
    'Decides a proposed placement, by a supervisor who did not propose it. A place of the post and the one place that a person can have are taken in the same transaction, so that two people never get the last one. The person is told.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: postDecisionSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'public-post-not-entitled',
    'public-post-elsewhere',
    'public-post-placed-often',
    'public-post-not-again',
    'public-post-not-open',
    'public-post-term-over',
    'public-post-full',
    'separation-of-duties',
    'forbidden-document',
    'case-changed',
  ],
});
