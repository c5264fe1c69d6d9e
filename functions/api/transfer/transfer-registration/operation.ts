import * as z from 'zod';
import { placeBasisSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import {
  caseIdSchema,
  casePathSchema,
  districtSchema,
  freeTextSchema,
} from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const transferSchema = z
  .strictObject({
    district: districtSchema.describe('Where the registration goes: a county or district (GB/T 2260).').meta(
      label('转入地', 'Where it goes', {
        options: 'districts',
        help: ['转入的县（市、区）。', 'The county or district that takes over.'],
      }),
    ),
    placeBasis: placeBasisSchema
      .describe('The person’s link to that place: one of the four.')
      .meta(label('登记地类型', 'Kind of place', { choices: 'placeBasis' })),
    statement: freeTextSchema()
      .describe('The person’s request; stored encrypted.')
      .meta(label('本人请求', 'The person’s request')),
  })
  .meta({
    example: { district: '500106', placeBasis: 'residence', statement: '本人已迁居，申请转移登记地。' },
  });

export const operation = defineOperation({
  id: 'transfer-registration',
  method: 'POST',
  path: '/cases/{caseId}/transfer',
  summary: { zh: '转移登记地', en: 'Transfer a registration' },
  description:
    'Moves a registration to another of the four places at the person’s request. The case here ends and a case there begins, in one transaction. The spell continues with everything that was learnt, and each month is owed at exactly one of the two places.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: transferSchema,
  answers: {
    status: 201,
    description: 'The new case and the one that has ended.',
    schema: z.strictObject({
      caseId: caseIdSchema.describe('The new case, at the place that takes over.'),
      applicationNumber: z.string(),
      case: caseSchema.describe('The case that has ended.'),
    }),
  },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'region-not-served',
    'same-district',
    'separation-of-duties',
    'not-possible-now',
    'case-changed',
  ],
});
