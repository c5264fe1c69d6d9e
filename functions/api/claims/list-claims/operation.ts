import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { claimViewSchema } from '../../../common/claims/claim-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-claims',
  method: 'GET',
  path: '/cases/{caseId}/claims',
  summary: { zh: '补贴申领情况', en: 'The claims of a case' },
  description:
    'The claims of a case as they stand: each condition with what became of it, what may be approved, the payment and what is claimed back. The person sees their own claims; staff see those of employers, too, and where somebody of the same name, birth date and telephone number has a case under another identity document, which nobody decides by.',
  access: ['applicant', 'representative', 'officer', 'supervisor', 'auditor'],
  pathParameters: casePathSchema,
  answers: {
    status: 200,
    description: 'The claims, in the order in which they were made.',
    schema: z.strictObject({
      claims: z.array(claimViewSchema),
      byEmployers: z
        .array(
          z.strictObject({
            number: z.int(),
            employer: z.string(),
            contractFrom: localDateSchema.optional(),
            contractUntil: localDateSchema.optional(),
            madeAt: instantSchema,
            contestable: z.boolean().describe('Whether the person can say that it is not so.'),
            contested: z.boolean().describe('Whether somebody looks into it now.'),
          }),
        )
        .optional()
        .describe('For the person: which employers have claimed for them, and what they have declared.'),
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
