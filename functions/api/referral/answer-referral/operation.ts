import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

export const operation = defineOperation({
  id: 'answer-referral',
  method: 'POST',
  path: '/cases/{caseId}/referral-answers',
  summary: { zh: '答复转介告知', en: 'Agree to or decline a referral' },
  description:
    'Records whether the person agrees to a referral that needs their consent, or declines one, as long as nothing was handed over. Staff record what the person has told them.',
  access: ['applicant', 'officer', 'supervisor'],
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
      agrees: z.boolean().meta(label('是否同意转介', 'Agrees')),
      statement: optionalTextSchema(500)
        .optional()
        .describe('Stored encrypted.')
        .meta(label('说明', 'In words')),
    })
    .meta({ example: { referral: '1', agrees: true } }),
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'referral-not-found',
    'referral-not-answerable',
    'separation-of-duties',
    'case-changed',
  ],
});
