import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  executionPathSchema,
  redriveReasonSchema,
  stateSchema,
} from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';

const previewSchema = z.strictObject({
  from: stateSchema.describe('The state at which it continues.'),
  redrives: z.int().nonnegative().describe('Send this as `expectedRedrives`.'),
  calls: z.array(
    z.strictObject({
      function: z.string(),
      effect: z.string(),
      alreadyDone: z
        .boolean()
        .describe('Whether its effect is already recorded, so that it is not repeated.'),
    }),
  ),
  unaffected: z.array(z.string()).describe('What a redrive leaves untouched.'),
});

export const operation = defineOperation({
  id: 'redrive-execution',
  method: 'POST',
  path: '/executions/{name}/redrive',
  summary: { zh: '重新执行', en: 'Redrive an execution' },
  description:
    'Resumes a failed execution from the point of failure. With `preview` nothing is done; the answer shows what would be called and which of that is already recorded. Who redrove it, when and why is kept for auditors. Refused if the execution has not failed, ended more than 14 days ago, has too many events, or was redriven by somebody else in the meantime.',
  access: ['administrator'],
  pathParameters: executionPathSchema,
  body: z
    .union([
      z.strictObject({ preview: z.literal(true) }),
      z.strictObject({ reason: redriveReasonSchema, expectedRedrives: z.int().nonnegative() }),
    ])
    .meta({ example: { preview: true } }),
  ownScreen: 'The preview comes first; its answer is then confirmed, with the number that it has returned.',
  answers: {
    status: 200,
    description: 'What would be done, or what was done.',
    schema: z.strictObject({
      preview: previewSchema.optional(),
      redriven: z
        .strictObject({ at: instantSchema, by: z.string(), redrives: z.int().positive() })
        .optional(),
    }),
  },
  problems: [
    'execution-not-found',
    'not-failed',
    'round-goes-on-by-itself',
    'failed-too-long-ago',
    'too-many-events',
    'replaced-by-another',
    'redriven-meanwhile',
  ],
});
