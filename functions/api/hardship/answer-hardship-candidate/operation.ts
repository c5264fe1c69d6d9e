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
  summary: { zh: '核实就业困难人员线索', en: 'Look at a candidate' },
  description:
    'An officer has asked somebody whom the daily search has put forward. What was found is a hint and decides nothing: the recognition begins where the person wants it, and not where they do not, or it is not so. Nobody is put forward twice for the same thing.',
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
        .describe('The groups for which it begins; needed where it does.')
        .meta(
          label('认定类别', 'Groups', {
            options: 'hardshipCategories',
            help: ['同意申请的填写。', 'Needed where it begins.'],
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
