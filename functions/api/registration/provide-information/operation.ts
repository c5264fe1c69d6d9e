import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const informationSchema = z
  .strictObject({
    answer: freeTextSchema()
      .describe('The answer, stored encrypted.')
      .meta(
        label('补充说明', 'Your answer', {
          help: ['用自己的话说明即可，无需证明材料。', 'In your own words. No document is needed.'],
        }),
      ),
  })
  .meta({ example: { answer: '我于 2026 年 10 月 15 日离职，之后一直没有工作。' } });

export const operation = defineOperation({
  id: 'provide-information',
  method: 'POST',
  path: '/cases/{caseId}/information',
  summary: { zh: '补充说明', en: 'Answer a request for information' },
  description: 'Answers a request for information in the person’s own words. No document is needed as proof.',
  access: ['applicant', 'representative', 'officer'],
  pathParameters: casePathSchema,
  body: informationSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'nothing-was-asked',
    'case-changed',
  ],
});
