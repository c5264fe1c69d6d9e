import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'drop-claim-question',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/claim-question-answer',
  summary: { zh: '核查无误', en: 'Close an inquiry into a payment without findings' },
  description:
    'Records that an inquiry found nothing against the payment. If it did find something, propose a recovery instead (`propose-claim-recovery`). If part of the payment had been recovered before the money was returned, a supervisor who was not involved must do this.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      note: freeTextSchema().describe('Stored encrypted.').meta(label('核查情况', 'What was found')),
    })
    .meta({ example: { note: '经核查，未享受过扩岗补助。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'claim-not-found',
    'supervisor-needed',
    'separation-of-duties',
    'case-changed',
  ],
});
