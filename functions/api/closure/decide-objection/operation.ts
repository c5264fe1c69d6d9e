import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const objectionDecisionSchema = z
  .strictObject({
    uphold: z.boolean().describe('True: the closure was wrong, and the registration is reinstated.'),
    explanation: freeTextSchema().describe('Told to the person; stored encrypted.'),
  })
  .meta({ example: { uphold: true, explanation: '经核实未就业，原注销有误，予以恢复。' } });

export const operation = defineOperation({
  id: 'decide-objection',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/objection-decision',
  summary: { zh: '复核注销异议', en: 'Decide an objection' },
  description:
    'A supervisor looks at a closure again. A wrong one is reinstated with its monthly follow-ups: from this month on, or from the next where this month has been dealt with; the months between are excused. That cannot be where the person has another active case by now.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: objectionDecisionSchema,
  answers: { status: 200, description: 'The case as it stands now.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'already-active',
    'case-changed',
  ],
});
