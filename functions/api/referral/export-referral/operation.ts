import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';
import { handOverSchema } from '../../../common/views/hand-over-view.ts';

export const operation = defineOperation({
  id: 'export-referral',
  method: 'POST',
  path: '/cases/{caseId}/referral-exports',
  summary: { zh: '再次调取转介信息', en: 'Read the data of a referral again' },
  description:
    'Returns the data of a handed-over referral again, under the same key, for a body that has lost them. Who read them is recorded first.',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: z
    .strictObject({
      referral: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .describe('The number of the referral.')
        .meta(
          label('转介', 'Referral', {
            options: 'referrals',
            help: ['转介的序号。', 'The number of the referral.'],
          }),
        ),
    })
    .meta({ example: { referral: '1' } }),
  answers: { status: 200, description: 'The data handed over.', schema: handOverSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'referral-not-found',
    'nothing-handed-over',
    'processing-restricted',
    'separation-of-duties',
    'case-changed',
  ],
});
