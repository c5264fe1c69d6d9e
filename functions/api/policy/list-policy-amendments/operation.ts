import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'list-policy-amendments',
  method: 'GET',
  path: '/policy-amendments',
  summary: { zh: '政策修订清单', en: 'The policy amendments' },
  description:
    'What was loaded into the policy packs since this edition, in the order of the names: each amendment as it holds now, who loaded it and when.',
  access: ['officer', 'supervisor', 'administrator'],
  answers: {
    status: 200,
    description: 'The amendments.',
    schema: z.strictObject({
      amendments: z.array(
        z.strictObject({
          amendment: amendmentSchema,
          revision: z.int(),
          loadedAt: instantSchema,
          loadedBy: z.string(),
        }),
      ),
    }),
  },
  problems: [],
});
