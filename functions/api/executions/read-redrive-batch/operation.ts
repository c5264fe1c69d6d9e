import * as z from 'zod';
import { batchPathSchema, batchSchema } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { numberCursorSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'read-redrive-batch',
  method: 'GET',
  path: '/redrive-batches/{batchId}',
  summary: { zh: '批量重新执行情况', en: 'Read a batch of redrives' },
  description: 'Returns a batch, its progress, and a page of its items with their results.',
  access: ['administrator'],
  pathParameters: batchPathSchema,
  query: z.strictObject({
    ...pageQuery({ limit: 100, maxLimit: 500 }),
    after: numberCursorSchema.optional(),
  }),
  answers: { status: 200, description: 'The batch.', schema: batchSchema },
  problems: ['batch-not-found', 'invalid-field', 'invalid-cursor'],
});
