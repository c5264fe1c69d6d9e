import * as z from 'zod';
import { executionFilters, executionRowSchema } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { cursorSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-executions',
  method: 'GET',
  path: '/executions',
  summary: { zh: '执行清单', en: 'The executions of the workflows' },
  description:
    'The executions, newest first, with all filters that are given. They are read from the table, where each change of their status is noted; one that began before that is entered by the nightly reconciliation. A request looks at a limited number of executions: a page may have fewer rows than asked for, or none, and still a `next`. No personal data.',
  access: ['administrator'],
  query: z.strictObject({
    ...executionFilters,
    ...pageQuery({ limit: 50, maxLimit: 100 }),
    after: cursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of executions.',
    schema: z.strictObject({ executions: z.array(executionRowSchema), next: nextPageSchema }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
