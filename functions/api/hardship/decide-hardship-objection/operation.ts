import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decide-hardship-objection',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/hardship-objection-decision',
  summary: { zh: '复核认定异议', en: 'Review an objection to a decision on hardship' },
  description:
    'Records the findings on an objection by a supervisor who neither checked nor decided. A wrong exit is undone. A wrong refusal becomes a recognition if every step was positive; otherwise it is examined again.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      uphold: z.boolean().meta(label('异议是否成立', 'The objection is right')),
      explanation: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(label('理由', 'Reasons', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({ example: { uphold: true, explanation: '经复核，符合认定条件。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'supervisor-needed',
    'separation-of-duties',
    'forbidden-document',
    'case-changed',
  ],
});
