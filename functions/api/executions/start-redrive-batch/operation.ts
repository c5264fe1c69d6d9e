import { batchPathSchema, batchSchema } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'start-redrive-batch',
  method: 'POST',
  path: '/redrive-batches/{batchId}/start',
  summary: { zh: '开始批量重新执行', en: 'Start a batch of redrives' },
  description:
    'Starts a batch, or resumes a stopped one: its waiting items are redriven one after another in the background. Starting a running batch changes nothing.',
  access: ['administrator'],
  pathParameters: batchPathSchema,
  answers: { status: 200, description: 'The batch, with its first items.', schema: batchSchema },
  problems: ['batch-not-found'],
});
