import * as z from 'zod';
import { correctionOutcomes } from '../../../../lib/domain/case/person/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'answer-correction',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/correction-answer',
  summary: { zh: '答复更正申请', en: 'Answer a request for a correction' },
  description:
    'Answers a correction that the person has requested and ends its task, with an explanation that they read. First correct what is wrong with its own operation, such as `correct-person` or `record-profile`.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      outcome: z
        .enum(correctionOutcomes)
        .meta(label('处理结果', 'Outcome', { choices: 'correctionOutcome' })),
      explanation: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(label('说明', 'Explanation', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({ example: { outcome: 'corrected', explanation: '已核验身份证件并更正姓名。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'case-changed',
  ],
});
