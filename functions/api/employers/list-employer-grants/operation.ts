import * as z from 'zod';
import { employerGrantSchema, entryIdSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-employer-grants',
  method: 'GET',
  path: '/employer/grants',
  summary: { zh: '为本单位查找到的补贴', en: 'List the subsidies found for an employer' },
  description:
    'Lists the subsidies that data suggest for people whom the employer has hired and insures: newest first, each with what still has to be stated. Nothing is decided, and the employer may decline.',
  access: ['employer'],
  query: z.strictObject({
    ...pageQuery({ limit: 20, maxLimit: 50 }),
    after: entryIdSchema.optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'The grants.',
    schema: z.strictObject({ grants: z.array(employerGrantSchema), next: nextPageSchema }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
