import * as z from 'zod';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'apply-for-hardship',
  method: 'POST',
  path: '/cases/{caseId}/hardship-recognitions',
  summary: { zh: '申请就业困难人员认定', en: 'Apply for recognition of employment difficulty' },
  description:
    'Requests recognition as in employment difficulty, online or at the counter. No documents are asked for: known data are compared. Different people take the steps that the region requires, and a supervisor decides.',
  access: ['applicant', 'representative', 'officer'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      categories: z
        .array(codeSchema)
        .min(1)
        .max(10)
        .describe('The groups, from those that the region recognises (`hardshipCategories`).')
        .meta(label('认定类别', 'Groups', { options: 'hardshipCategories' })),
      statement: optionalTextSchema()
        .optional()
        .describe('The person’s own account; stored encrypted.')
        .meta(
          label('情况说明', 'In your own words', {
            help: ['可以不填，不需要证明材料。', 'Optional. No document is needed.'],
          }),
        ),
    })
    .meta({ example: { categories: ['older'], statement: '失业一年多，投了很多简历没有回音。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'hardship-under-way',
    'hardship-recognised-already',
    'unknown-hardship-category',
    'case-changed',
  ],
});
