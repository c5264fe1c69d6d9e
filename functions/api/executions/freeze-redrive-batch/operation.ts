import * as z from 'zod';
import {
  batchSchema,
  executionFilters,
  executionNameSchema,
  redriveReasonSchema,
} from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'freeze-redrive-batch',
  method: 'POST',
  path: '/redrive-batches',
  summary: { zh: '建立批量重新执行名单', en: 'Create a batch of executions to redrive' },
  description:
    'Freezes a list of at most 500 executions: those named, or all that match the filters and can be redriven. Nothing is redriven until the batch is started. Executions that match the filters later are not added.',
  access: ['administrator'],
  body: z
    .union([
      z.strictObject({
        names: z
          .array(executionNameSchema)
          .min(1)
          .max(500)
          .refine((names) => new Set(names).size === names.length, { error: 'invalid-field' }),
        reason: redriveReasonSchema,
      }),
      z.strictObject({ filter: z.strictObject(executionFilters), reason: redriveReasonSchema }),
    ])
    .meta({ example: { filter: { status: 'FAILED' }, reason: '接口故障已排除' } }),
  ownScreen: 'It is made from the list of executions: from those that are ticked, or from its filters.',
  answers: { status: 201, description: 'The batch, frozen.', schema: batchSchema },
  problems: ['nothing-to-redrive', 'too-many-to-redrive'],
});
