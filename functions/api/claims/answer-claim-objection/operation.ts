import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'answer-claim-objection',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/claim-objection-answer',
  summary: { zh: '答复公示异议', en: 'Answer an objection to a claim' },
  description:
    'Records the findings on an objection to a claim on public notice. This does not decide the claim: the person who decides may refuse it or have it checked again.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      upheld: z.boolean().meta(label('异议是否成立', 'The objection is right')),
      note: freeTextSchema().describe('Stored encrypted.').meta(label('核实情况', 'What was found')),
    })
    .meta({ example: { upheld: false, note: '经核实，劳动合同真实有效。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'claim-not-found',
    'separation-of-duties',
    'case-changed',
  ],
});
