import * as z from 'zod';
import { placeBasisSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { districtSchema, freeTextSchema } from '../../../common/http/schemas.ts';

export const transferRequestSchema = z
  .strictObject({
    identityNumber: z
      .string()
      .max(40)
      .describe('From the identity document of the person, who stands at the counter.')
      .meta(
        label('证件号码', 'Identity number', {
          help: ['按本人出示的身份证件填写。', 'From the document of the person at the counter.'],
        }),
      ),
    district: districtSchema.describe('Where the registration should go: a district of the caller.').meta(
      label('转入地', 'Where it goes', {
        options: 'districts',
        help: ['转入的县（市、区）。', 'The county or district that takes over.'],
      }),
    ),
    placeBasis: placeBasisSchema
      .describe('The person’s link to that place: one of the four.')
      .meta(label('登记地类型', 'Kind of place', { choices: 'placeBasis' })),
    statement: freeTextSchema()
      .describe('The person’s request; stored encrypted at the present place.')
      .meta(label('本人请求', 'The person’s request')),
  })
  .meta({
    example: {
      identityNumber: '11010519491231002X',
      district: '500106',
      placeBasis: 'residence',
      statement: '本人已迁居，申请转移登记地。',
    },
  });

export const operation = defineOperation({
  id: 'request-transfer',
  method: 'POST',
  path: '/transfer-requests',
  summary: { zh: '代为申请转移登记地', en: 'Request the transfer of a registration' },
  description:
    'Requests a transfer, at the person’s wish, from the counter of the place to which they have moved. The present place must arrange it within a time limit, and the person is told. The answer does not say where they are registered.',
  access: ['officer', 'supervisor'],
  body: transferRequestSchema,
  answers: {
    status: 201,
    description: 'The present place has been asked.',
    schema: z.strictObject({ text: z.string() }),
  },
  problems: [
    'outside-jurisdiction',
    'region-not-served',
    'invalid-field',
    'no-registration-to-transfer',
    'same-district',
    'already-reported',
    'separation-of-duties',
    'case-changed',
  ],
});
