import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const objectionSchema = z
  .strictObject({
    statement: freeTextSchema()
      .describe('Why the decision is wrong; stored encrypted.')
      .meta(
        label('异议理由', 'Why the decision is wrong', {
          help: ['用自己的话说明即可，无需证明材料。', 'In your own words. No document is needed.'],
        }),
      ),
  })
  .meta({ example: { statement: '我没有就业，社保系原单位漏报停保。' } });

export const operation = defineOperation({
  id: 'raise-objection',
  method: 'POST',
  path: '/cases/{caseId}/objection',
  summary: { zh: '对决定提出异议', en: 'Object to a refusal or a closure' },
  description:
    'Objects to the refusal of an application or the closure of a registration, online or through an officer at the counter. A supervisor who did not decide reviews it within a time limit. If the person is right, they are registered or their registration is reinstated. Each decision can be objected to once.',
  access: ['applicant', 'representative', 'officer'],
  pathParameters: casePathSchema,
  body: objectionSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'no-closure-to-object-to',
    'already-objected',
    'case-changed',
  ],
});
