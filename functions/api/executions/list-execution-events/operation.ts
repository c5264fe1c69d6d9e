import * as z from 'zod';
import { instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { executionPathSchema } from '../../../common/executions/execution-schemas.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { nextPageSchema, numberCursorSchema, pageQuery } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-execution-events',
  method: 'GET',
  path: '/executions/{name}/events',
  summary: { zh: '一次执行的事件', en: 'List the events of an execution' },
  description:
    'Lists the events in the history of an execution, in order, with all given filters. Details show allowed fields only. Of a very long history, only the first 3,000 events are searched.',
  access: ['administrator'],
  pathParameters: executionPathSchema,
  query: z.strictObject({
    types: z
      .string()
      .regex(/^[A-Za-z]{1,60}(,[A-Za-z]{1,60}){0,29}$/)
      .optional()
      .describe('The types of events, separated by commas, such as `TaskFailed,TaskTimedOut`.'),
    failed: z
      .enum(['true', 'false'])
      .optional()
      .describe('`true`: only events that failed, timed out or were aborted.'),
    ...pageQuery({ limit: 100, maxLimit: 500 }),
    after: numberCursorSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'A page of events.',
    schema: z.strictObject({
      events: z.array(
        z.strictObject({
          id: z.int().positive(),
          previous: z.int().nonnegative(),
          at: instantSchema,
          type: z.string(),
          state: z.string().optional(),
          failed: z.boolean(),
          details: z.json().optional().describe('Redacted.'),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['execution-not-found', 'invalid-field', 'invalid-cursor'],
});
