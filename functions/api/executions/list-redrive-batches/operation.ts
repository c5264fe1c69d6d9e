import * as z from 'zod';
import { batchHeadFields } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-redrive-batches',
  method: 'GET',
  path: '/redrive-batches',
  summary: { zh: '批量重新执行名单', en: 'List the batches of redrives' },
  description:
    'Lists the batches, newest first, each with its status, who created it and why. `read-redrive-batch` returns the results of its items. Batches created before 2026-11-30 are not listed.',
  access: ['administrator'],
  query: z.strictObject({
    ...pageQuery({ limit: 50, maxLimit: 100 }),
    after: z.ulid().optional().describe('The `next` of the page before.'),
  }),
  answers: {
    status: 200,
    description: 'A page of batches.',
    schema: z.strictObject({
      batches: z.array(
        z.strictObject({
          ...batchHeadFields,
          size: z.int().positive().describe('The number of executions on its list.'),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
