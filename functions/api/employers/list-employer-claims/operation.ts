import * as z from 'zod';
import { employerClaimSchema, entryIdSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-employer-claims',
  method: 'GET',
  path: '/employer/claims',
  summary: { zh: '本单位的补贴申领', en: 'The claims of an employer' },
  description:
    'The claims of the credit code that is signed in, newest first, each with what comes next. Persons are masked. A page may have fewer claims than it may hold: those whose records were destroyed are not shown.',
  access: ['employer'],
  query: z.strictObject({
    ...pageQuery({ limit: 20, maxLimit: 50 }),
    after: entryIdSchema.optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'The claims.',
    schema: z.strictObject({ claims: z.array(employerClaimSchema), next: nextPageSchema }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
