import * as z from 'zod';
import { batchHeadFields } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-redrive-batches',
  method: 'GET',
  path: '/redrive-batches',
  summary: { zh: '批量重新执行名单', en: 'The batches of redrives' },
  description:
    'The batches that were made, newest first, each with how it stands and who made it why. What came of its items is in `read-redrive-batch`. Batches of before 2026-11-30 are not listed.',
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
          size: z.int().positive().describe('How many executions are on its list.'),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
