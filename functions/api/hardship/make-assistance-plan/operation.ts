import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  freeTextSchema,
  optionalTextSchema,
  subjectSchema,
  taskPathSchema,
} from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'make-assistance-plan',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/assistance-plan',
  summary: { zh: '制定个性化援助方案', en: 'Make the individual plan' },
  description:
    'Makes the individual plan of a recognised person (SX-6.2, QH-6.2, WH-3.1, CQ-6.2, YN-5.1.2), and names the members of the district’s staff who keep contact and give the assistance. The services themselves are in the service plan. The plan also shows the person every subsidy scheme of the region, judged by what is known; those that may be claimed can be claimed together (`claim-from-plan`).',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      contact: subjectSchema.describe('Who keeps contact: a subject, or `me`.').meta(
        label('联系责任人', 'Who keeps contact', {
          options: 'officers',
          help: ['工作人员账号。', 'A sign-in of the staff.'],
        }),
      ),
      assistance: subjectSchema.describe('Who gives the assistance: a subject, or `me`.').meta(
        label('帮扶责任人', 'Who assists', {
          options: 'officers',
          help: ['工作人员账号，可以与联系责任人相同。', 'A sign-in of the staff; may be the same.'],
        }),
      ),
      measures: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(label('援助措施', 'What is done', { help: ['会告知本人。', 'The person reads it.'] })),
      exit: optionalTextSchema()
        .optional()
        .describe('When the assistance ends (YN-5.1.2 退出机制); stored encrypted.')
        .meta(label('退出条件', 'When it ends')),
    })
    .meta({
      example: { contact: 'me', assistance: 'me', measures: '每周推送3个适合的岗位，安排一次职业指导。' },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'responsible-not-in-district',
    'forbidden-document',
    'case-changed',
  ],
});
