import * as z from 'zod';
import { employerGrantSchema, entryIdSchema } from '../../../common/employers/employer-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-employer-grants',
  method: 'GET',
  path: '/employer/grants',
  summary: { zh: '为本单位查找到的补贴', en: 'Subsidies that were found for an employer' },
  description:
    'What data speak for, of people whom the employer has hired and pays insurance for: newest first, each with what is still to be stated. It decides nothing, and need not be wanted.',
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
