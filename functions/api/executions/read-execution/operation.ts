import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  executionPathSchema,
  executionRowSchema,
  stateSchema,
} from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';

const count = z.int().nonnegative();
const redactedSchema = z
  .json()
  .describe('As it is, with what is not on the list of allowed fields replaced by `"[redacted]"`.');

const stepSchema = z.strictObject({
  state: stateSchema,
  type: z.string().describe('`Task`, `Choice`, ... as the definition has it.'),
  event: count.describe('The number of the event with which it was entered.'),
  within: z
    .array(z.string())
    .optional()
    .describe('The states around it, of a branch or an iteration; outermost first.'),
  iteration: count.optional(),
  entered: instantSchema,
  left: instantSchema.optional().describe('Absent where it stands there, or ended there.'),
  outcome: z.enum(['left', 'standing', 'failed', 'aborted']),
  attempts: count,
  errors: z.array(z.strictObject({ error: z.string(), at: instantSchema, caught: z.boolean() })),
  chosen: stateSchema.optional().describe('Of a choice, the state that it led to.'),
  waitsFor: z
    .string()
    .optional()
    .describe('The task of the case that it waits for. The token is never shown.'),
  input: redactedSchema.optional(),
  output: redactedSchema.optional(),
});

export const operation = defineOperation({
  id: 'read-execution',
  method: 'GET',
  path: '/executions/{name}',
  summary: { zh: '一次执行', en: 'An execution' },
  description:
    'How an execution has gone: the definition that it runs, which need not be the one that new ones run, its steps in the order in which they were entered, where it stands now, and whether it can be redriven and why not. Inputs and outputs show allowed fields only; a task token is never shown. Of a very long execution the first steps are given, and how many events were read.',
  access: ['administrator'],
  pathParameters: executionPathSchema,
  answers: {
    status: 200,
    description: 'The execution.',
    schema: z.strictObject({
      ...executionRowSchema.shape,
      definition: z
        .json()
        .describe('The definition in the Amazon States Language, as the execution runs it.'),
      texts: z
        .record(z.string(), z.string())
        .describe(
          'What people read of each state, by its name; of each way on from a choice by `choice → number`, from 0, the default last.',
        ),
      steps: z.array(stepSchema),
      standing: z.array(stateSchema).describe('Where it is now: nowhere where it has ended.'),
      events: count.describe('How many events were read.'),
      complete: z.boolean().describe('False where there are more events than were read.'),
      redrive: z.strictObject({
        possible: z.boolean(),
        because: z.strictObject({ code: z.string(), text: z.string() }).optional(),
        until: instantSchema.optional().describe('Until when it can be redriven.'),
      }),
    }),
  },
  problems: ['execution-not-found'],
});
