import { batchPathSchema, batchSchema } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'stop-redrive-batch',
  method: 'POST',
  path: '/redrive-batches/{batchId}/stop',
  summary: { zh: '停止批量重新执行', en: 'Stop a batch of redrives' },
  description:
    'Stops a batch after its current item. Redriven items stay redriven; waiting items can be started again.',
  access: ['administrator'],
  pathParameters: batchPathSchema,
  answers: { status: 200, description: 'The batch, with its first items.', schema: batchSchema },
  problems: ['batch-not-found'],
});
