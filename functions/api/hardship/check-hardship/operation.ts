import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'check-hardship',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/hardship-check',
  summary: { zh: '就业困难人员认定审核', en: 'Check employment difficulty' },
  description:
    'Records the findings on a request for recognition: the first check, or the review after it if the region has one. Each step is taken by a different person. A negative finding goes to the decision without a public notice.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      positive: z
        .boolean()
        .describe('Whether the person belongs to a group that the region recognises.')
        .meta(label('是否符合认定条件', 'Meets the conditions')),
      statement: freeTextSchema()
        .describe('For the person who decides; stored encrypted.')
        .meta(
          label('审核意见', 'What was found', {
            help: ['供作出认定决定的人参考。', 'For whoever decides it.'],
          }),
        ),
    })
    .meta({ example: { positive: true, statement: '经入户走访和数据比对，情况属实。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'separation-of-duties',
    'hardship-not-under-way',
    'case-changed',
  ],
});
