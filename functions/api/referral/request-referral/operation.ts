import * as z from 'zod';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'request-referral',
  method: 'POST',
  path: '/cases/{caseId}/referral-requests',
  summary: { zh: '请求转介', en: 'Ask for a referral' },
  description:
    'Asks, for the person, for a referral to one of the bodies that the region names. An officer answers within a time limit. The request itself hands nothing over.',
  access: ['applicant', 'representative'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      body: codeSchema.describe('One of the bodies that the region refers people to.').meta(
        label('转介给', 'To whom', {
          options: 'referralBodies',
          choices: {
            'civil-affairs': { zh: '当地民政部门', en: 'Civil affairs' },
            charity: { zh: '当地慈善组织', en: 'A charity' },
            'unemployment-insurance': { zh: '失业保险经办机构', en: 'Unemployment insurance' },
          },
        }),
      ),
      statement: optionalTextSchema(500)
        .optional()
        .describe('Stored encrypted.')
        .meta(label('情况说明', 'Your situation')),
    })
    .meta({ example: { body: 'civil-affairs', statement: '家中没有收入，生活困难。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'unknown-referral-body',
    'referral-under-way',
    'case-changed',
  ],
});
