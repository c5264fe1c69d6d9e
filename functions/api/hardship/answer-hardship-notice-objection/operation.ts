import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'answer-hardship-notice-objection',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/hardship-notice-objection-answer',
  summary: { zh: '核实公示异议', en: 'Answer an objection to the notice' },
  description:
    'Records the findings on an objection to a public notice, by somebody who has not done a check. If the objection is right, the recognition cannot be granted as it is.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      upheld: z.boolean().meta(label('异议是否成立', 'The objection is right')),
      statement: freeTextSchema()
        .describe('Stored encrypted.')
        .meta(label('核实情况和答复', 'What was found and answered')),
    })
    .meta({
      example: { upheld: false, statement: '经核实，所反映的商店由其兄长经营，本人未就业，已答复。' },
    }),
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
