import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  executionPathSchema,
  redriveReasonSchema,
  stateSchema,
} from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';

const previewSchema = z.strictObject({
  from: stateSchema.describe('Where it goes on.'),
  redrives: z.int().nonnegative().describe('Send this as `expectedRedrives`.'),
  calls: z.array(
    z.strictObject({
      function: z.string(),
      effect: z.string(),
      alreadyDone: z
        .boolean()
        .describe('Whether what it does is recorded already, so that it is not done twice.'),
    }),
  ),
  unaffected: z.array(z.string()).describe('What a redrive does not touch.'),
});

export const operation = defineOperation({
  id: 'redrive-execution',
  method: 'POST',
  path: '/executions/{name}/redrive',
  summary: { zh: '重新执行', en: 'Redrive an execution' },
  description:
    'Goes on with an execution that has failed, from where it failed. With `preview` nothing is done, and the answer says what would be called and what of it is recorded already. Who, when and why is kept for auditors. Refused where the execution has not failed, has ended more than 14 days ago, has too many events, or where somebody was faster.',
  access: ['administrator'],
  pathParameters: executionPathSchema,
  body: z
    .union([
      z.strictObject({ preview: z.literal(true) }),
      z.strictObject({ reason: redriveReasonSchema, expectedRedrives: z.int().nonnegative() }),
    ])
    .meta({ example: { preview: true } }),
  ownScreen: 'The preview comes first; what it answers is then confirmed, with the number that it answers.',
  answers: {
    status: 200,
    description: 'What would be done, or that it was done.',
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
    'redriven-meanwhile',
  ],
});
