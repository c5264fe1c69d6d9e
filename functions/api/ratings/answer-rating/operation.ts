import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'answer-rating',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/rating-answer',
  summary: { zh: '答复评价', en: 'Answer a poor rating' },
  description:
    'Answers a rating of 1 or 2: a supervisor says what was found and what is done about it. The person is told by a letter, and reads it in the history of the case. The rating stays.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      statement: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(
          label('核实及处理情况', 'What was found and done', {
            help: ['会告知本人。', 'The person reads it.'],
          }),
        ),
    })
    .meta({ example: { statement: '经核实，当日电话线路故障，已修复；我们已向您致歉。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'case-changed',
  ],
});
