import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decide-claim-review',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/claim-review-decision',
  summary: { zh: '复核补贴不予批准', en: 'Decide the review of a refused claim' },
  description: 'Upholds the refusal, or has the claim checked and decided again by other people.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      upheld: z.boolean().meta(label('原决定是否有误', 'The refusal was wrong')),
      explanation: freeTextSchema()
        .describe('Told to the claimant; stored encrypted.')
        .meta(label('说明', 'Explanation')),
    })
    .meta({ example: { upheld: true, explanation: '经复核，登记时间计算有误。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'claim-not-found',
    'supervisor-needed',
    'separation-of-duties',
    'claim-had-already',
    'claim-excluded',
    'claim-above-months',
    'forbidden-document',
    'case-changed',
  ],
});
