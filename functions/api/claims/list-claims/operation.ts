import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { claimViewSchema } from '../../../common/claims/claim-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-claims',
  method: 'GET',
  path: '/cases/{caseId}/claims',
  summary: { zh: '补贴申领情况', en: 'List the claims of a case' },
  description:
    'Lists the claims of a case with their status: the result of each condition, what may be approved, the payment and what is being recovered. The person sees their own claims. Staff also see those of employers, and whether somebody with the same name, birth date and telephone number has a case under another identity document; that decides nothing.',
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
            contestable: z.boolean().describe('Whether the person can contest it.'),
            contested: z.boolean().describe('Whether it is being investigated.'),
          }),
        )
        .optional()
        .describe('For the person: which employers have claimed for them, and what those have declared.'),
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction'],
});
