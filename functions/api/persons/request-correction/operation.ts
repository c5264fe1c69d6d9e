import * as z from 'zod';
import { requestedParts } from '../../../../lib/domain/case/person/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'request-correction',
  method: 'POST',
  path: '/cases/{caseId}/corrections',
  summary: { zh: '申请更正信息', en: 'Ask for a correction' },
  description:
    'Asks an officer to correct what the person cannot correct themself with `correct-person`: a name or a number (for which the identity document must be seen), statements about the unemployment, or data from a source (PIPL art. 46). Opens a task, one at a time. No document other than the identity document may be asked for.',
  access: ['applicant', 'representative'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      field: z
        .enum(requestedParts)
        .meta(label('需更正的内容', 'What is wrong', { choices: 'requestedPart' })),
      value: freeTextSchema(200)
        .optional()
        .describe('What it should be. Stored encrypted.')
        .meta(label('应当更正为', 'What it should be')),
      words: freeTextSchema(500)
        .describe('What is wrong. Stored encrypted.')
        .meta(label('说明', 'In words', { help: ['写明哪里有误。', 'Say what is wrong.'] })),
    })
    .meta({ example: { field: 'unemployment', value: '2026-10-20', words: '离职日期填错了。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'correction-requested-already', 'case-changed'],
});
