import * as z from 'zod';
import { refusalReasons } from '../../../../lib/domain/case/hardship/events.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'decide-hardship',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/hardship-decision',
  summary: { zh: '认定就业困难人员', en: 'Decide on the recognition of hardship' },
  description:
    'Recognises the person, refuses with a reason, or sends the request back to be examined again. The supervisor must have taken no earlier step. Recognition requires every step of the region, all positive, and an ended public notice. The person is told, and may object to a refusal.',
  access: ['supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      outcome: z.enum(['recognise', 'refuse', 'return']).meta(
        label('决定', 'Decision', {
          choices: {
            recognise: { zh: '予以认定', en: 'Recognise' },
            refuse: { zh: '不予认定', en: 'Refuse' },
            return: { zh: '退回重新核实', en: 'Send back to be examined again' },
          },
        }),
      ),
      categories: z
        .array(codeSchema)
        .min(1)
        .max(10)
        .optional()
        .describe('The groups; needed to recognise.')
        .meta(
          label('认定类别', 'Groups', {
            options: 'hardshipCategories',
            help: ['予以认定的填写。', 'Needed to recognise.'],
          }),
        ),
      reason: z
        .enum(refusalReasons)
        .optional()
        .describe('Needed to refuse.')
        .meta(
          label('不予认定的理由', 'Reason for the refusal', {
            choices: 'hardshipRefusal',
            help: ['不予认定的填写。', 'Needed to refuse.'],
          }),
        ),
      explanation: freeTextSchema()
        .describe('Told to the person; stored encrypted.')
        .meta(label('说明', 'Explanation', { help: ['会告知本人。', 'The person reads it.'] })),
    })
    .meta({
      example: { outcome: 'recognise', categories: ['older'], explanation: '符合大龄失业人员认定条件。' },
    }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'supervisor-needed',
    'separation-of-duties',
    'hardship-not-under-way',
    'hardship-category-missing',
    'unknown-hardship-category',
    'hardship-chain-incomplete',
    'hardship-reason-missing',
    'forbidden-document',
    'case-changed',
  ],
});
