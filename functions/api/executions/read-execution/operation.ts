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
  .describe('The data, with everything outside the list of allowed fields replaced by `"[redacted]"`.');

const stepSchema = z.strictObject({
  state: stateSchema,
  type: z.string().describe('`Task`, `Choice` and so on, as in the definition.'),
  event: count.describe('The number of the event that entered the state.'),
  within: z
    .array(z.string())
    .optional()
    .describe('The states around it, of a branch or an iteration; outermost first.'),
  iteration: count.optional(),
  entered: instantSchema,
  left: instantSchema.optional().describe('Absent if the execution is still in this state or ended in it.'),
  outcome: z.enum(['left', 'standing', 'failed', 'aborted']),
  attempts: count,
  errors: z.array(z.strictObject({ error: z.string(), at: instantSchema, caught: z.boolean() })),
  chosen: stateSchema.optional().describe('For a choice, the state that it led to.'),
  waitsFor: z
    .string()
    .optional()
    .describe('The task of the case that it waits for. The task token is never shown.'),
  input: redactedSchema.optional(),
  output: redactedSchema.optional(),
});

export const operation = defineOperation({
  id: 'read-execution',
  method: 'GET',
  path: '/executions/{name}',
  summary: { zh: '一次执行', en: 'Read an execution' },
  description:
    'Returns an execution: the definition that it runs (which may differ from that of new executions), its steps in the order in which they were entered, its current state, and whether it can be redriven, or why not. Inputs and outputs show allowed fields only; a task token is never shown. For a very long execution, the answer has the first steps and the number of events read.',
  access: ['administrator'],
  pathParameters: executionPathSchema,
  answers: {
    status: 200,
    description: 'The execution.',
    schema: z.strictObject({
      ...executionRowSchema.shape,
      definition: z.json().describe('The definition that the execution runs, in the Amazon States Language.'),
      texts: z
        .record(z.string(), z.string())
        .describe(
          'Readable names of the states, by state name; and of the ways out of a choice, by `choice → number`, from 0, the default last.',
        ),
      steps: z.array(stepSchema),
      standing: z.array(stateSchema).describe('The current states; empty if the execution has ended.'),
      events: count.describe('The number of events read.'),
      complete: z.boolean().describe('False if there are more events than were read.'),
      redrive: z.strictObject({
        possible: z.boolean(),
        because: z.strictObject({ code: z.string(), text: z.string() }).optional(),
        until: instantSchema.optional().describe('The instant until which it can be redriven.'),
      }),
    }),
  },
  problems: ['execution-not-found'],
});
