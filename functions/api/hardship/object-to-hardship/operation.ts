import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'object-to-hardship',
  method: 'POST',
  path: '/cases/{caseId}/hardship-objection',
  summary: { zh: '对认定决定提出异议', en: 'Object to a decision on hardship' },
  description:
    'Objects to a refused recognition or to the end of one, online or at the counter. Another supervisor reviews it. Each decision can be objected to once.',
  access: ['applicant', 'representative', 'officer'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      statement: freeTextSchema()
        .describe('Stored encrypted.')
        .meta(
          label('异议理由', 'Why the decision is wrong', {
            help: ['用自己的话说明即可，无需证明材料。', 'In your own words. No document is needed.'],
          }),
        ),
    })
    .meta({ example: { statement: '我一直没有找到工作，也没有其他收入。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'no-hardship-decision-to-object-to',
    'already-objected',
    'case-changed',
  ],
});
