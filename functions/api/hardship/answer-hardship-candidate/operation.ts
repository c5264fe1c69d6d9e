import * as z from 'zod';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'answer-hardship-candidate',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/hardship-candidate-answer',
  summary: { zh: '核实就业困难人员线索', en: 'Follow up on a candidate for recognition' },
  description:
    'Records the answer of a person whom the daily search has put forward and an officer has asked. The search gives a hint and decides nothing: recognition starts only if the person wants it and the hint is right. Nobody is put forward twice for the same fact.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: z
    .strictObject({
      answer: z.enum(['begun', 'declined', 'not-so']).meta(
        label('核实结果', 'What was found', {
          choices: {
            begun: { zh: '情况属实，本人同意申请', en: 'It is so, and the person wants to be recognised' },
            declined: { zh: '本人不申请', en: 'The person does not want it' },
            'not-so': { zh: '情况不属实', en: 'It is not so' },
          },
        }),
      ),
      categories: z
        .array(codeSchema)
        .min(1)
        .max(10)
        .optional()
        .describe('The groups to be recognised; needed if recognition starts.')
        .meta(
          label('认定类别', 'Groups', {
            options: 'hardshipCategories',
            help: ['同意申请的填写。', 'Needed if recognition starts.'],
          }),
        ),
      statement: freeTextSchema()
        .describe('What the person has said; stored encrypted.')
        .meta(label('核实情况', 'What was said')),
    })
    .meta({ example: { answer: 'begun', categories: ['older'], statement: '电话联系本人，同意申请认定。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'hardship-under-way',
    'hardship-recognised-already',
    'hardship-category-missing',
    'unknown-hardship-category',
    'case-changed',
  ],
});
