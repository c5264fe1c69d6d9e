import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decline-referral-request',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/referral-request-refusal',
  summary: { zh: '不予转介', en: 'Decline a request for a referral' },
  description:
    'Declines a person’s request for a referral after an officer has examined it, with a reason that the person reads. They can still turn to the other body themself.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      explanation: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(label('理由', 'Reasons', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({ example: { explanation: '经了解，本人已享受最低生活保障。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'forbidden-document',
    'separation-of-duties',
    'case-changed',
  ],
});
