import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const closureDecisionSchema = z
  .strictObject({
    close: z
      .boolean()
      .describe('False leaves the registration as it is.')
      .meta(
        label('是否注销', 'Close the registration', {
          help: ['选“否”：登记保持不变。', 'No leaves it as it is.'],
        }),
      ),
    explanation: freeTextSchema()
      .describe('The reasons for the decision, shown to the person; stored encrypted.')
      .meta(label('理由', 'Reasons', { help: ['会告知本人。', 'The person reads it.'] })),
  })
  .meta({ example: { close: true, explanation: '经与用人单位核实，已于11月18日入职。' } });

export const operation = defineOperation({
  id: 'decide-closure',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/closure-decision',
  summary: { zh: '审核注销', en: 'Decide a closure' },
  description:
    'Decides a proposed closure; only a human decision ends a registration (Personal Information Protection Law, art. 24). A supervisor decides if refusals were counted. Nobody decides a closure that they proposed, their own case or that of a declared relative. The person is told, unless an exemption applies, and can object.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: closureDecisionSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'supervisor-needed',
    'person-in-touch',
    'forbidden-document',
    'separation-of-duties',
    'case-changed',
  ],
});
