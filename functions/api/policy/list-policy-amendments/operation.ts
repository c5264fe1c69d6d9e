import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { amendmentIdSchema, amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-policy-amendments',
  method: 'GET',
  path: '/policy-amendments',
  summary: { zh: '政策修订清单', en: 'List the policy amendments' },
  description:
    'Lists the amendments loaded into the policy packs since this edition, by name: each as it now applies, who loaded it and when.',
  access: ['officer', 'supervisor', 'unit-administrator', 'policy-administrator', 'auditor', 'administrator'],
  query: z.strictObject({
    ...pageQuery({ limit: 100, maxLimit: 200 }),
    after: amendmentIdSchema.optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'The amendments.',
    schema: z.strictObject({
      amendments: z.array(
        z.strictObject({
          amendment: amendmentSchema(),
          revision: z.int(),
          loadedAt: instantSchema,
          loadedBy: z.string().describe('Who confirmed it.'),
          proposedBy: z.string().optional(),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-cursor'],
});
