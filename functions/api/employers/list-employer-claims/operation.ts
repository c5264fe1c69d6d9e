import * as z from 'zod';
import { employerClaimSchema, entryIdSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-employer-claims',
  method: 'GET',
  path: '/employer/claims',
  summary: { zh: '本单位的补贴申领', en: 'List the claims of an employer' },
  description:
    'Lists the claims of the signed-in credit code, newest first, each with its next step. Persons are masked. A page may hold fewer claims than `limit`, because claims whose records were destroyed are not shown.',
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
