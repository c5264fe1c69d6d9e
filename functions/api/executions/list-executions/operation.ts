import * as z from 'zod';
import { executionFilters, executionRowSchema } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { cursorSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-executions',
  method: 'GET',
  path: '/executions',
  summary: { zh: '执行清单', en: 'List the executions of the workflows' },
  description:
    'Lists the executions, newest first, with all given filters. They are read from the table, which records every change of their status; the nightly reconciliation adds executions that began before that. A request examines a limited number of executions: a page may have fewer rows than `limit`, or none, and still a `next`. No personal data.',
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
