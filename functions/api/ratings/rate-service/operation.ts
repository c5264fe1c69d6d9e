import * as z from 'zod';
import { ratingReasons } from '../../../../lib/domain/case/ratings/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'rate-service',
  method: 'POST',
  path: '/cases/{caseId}/ratings',
  summary: { zh: '评价服务', en: 'Rate a service' },
  description:
    'Rates, for the person, something that the agency has done, by its number in the history: from 1 (非常不满意) to 5 (非常满意). Each thing can be rated once, and the rating cannot be changed. A supervisor answers a rating of 1 or 2. A rating changes nothing in the case.',
  access: ['applicant', 'representative'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      event: z
        .int()
        .positive()
        .describe('The number of the rated entry in the history of the case.')
        .meta(label('评价的事项', 'What is rated', { control: 'hidden' })),
      stars: z
        .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
        .meta(label('满意程度', 'How satisfied', { choices: 'stars' })),
      reasons: z
        .array(z.enum(ratingReasons))
        .max(ratingReasons.length)
        .refine((reasons) => new Set(reasons).size === reasons.length)
        .default([])
        .meta(label('原因', 'Reasons', { choices: 'ratingReason' })),
      words: freeTextSchema(500)
        .optional()
        .describe('Stored encrypted.')
        .meta(label('想说的话', 'In your own words')),
    })
    .meta({ example: { event: 5, stars: 2, reasons: ['slow'], words: '电话一直打不通。' } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: ['case-not-found', 'nothing-to-rate', 'rated-already', 'case-changed'],
});
