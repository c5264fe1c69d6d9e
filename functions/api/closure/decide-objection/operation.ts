import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const objectionDecisionSchema = z
  .strictObject({
    uphold: z
      .boolean()
      .describe(
        'True: the decision was wrong. A closed registration is reinstated; a refused application becomes a registration.',
      )
      .meta(
        label('异议是否成立', 'The objection is right', {
          help: [
            '选“是”：恢复登记，或者将不予登记的申请准予登记。',
            'Yes reinstates the registration, or registers who was refused.',
          ],
        }),
      ),
    explanation: freeTextSchema()
      .describe('Told to the person; stored encrypted.')
      .meta(label('理由', 'Reasons', { help: ['会告知本人。', 'The person reads it.'] })),
  })
  .meta({ example: { uphold: true, explanation: '经核实未就业，原注销有误，予以恢复。' } });

export const operation = defineOperation({
  id: 'decide-objection',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/objection-decision',
  summary: { zh: '复核异议', en: 'Decide an objection' },
  description:
    'Reviews a refusal or a closure, by a supervisor who neither proposed nor decided it. A wrong refusal becomes a registration from the day of acceptance. After a wrong closure the registration is reinstated, and monthly follow-ups resume with this month, or with the next one if this month has already been dealt with; the months between are excused. A person who has another active case by now cannot be reinstated.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: objectionDecisionSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'supervisor-needed',
    'separation-of-duties',
    'already-active',
    'death-is-recorded',
    'forbidden-document',
    'case-changed',
  ],
});
