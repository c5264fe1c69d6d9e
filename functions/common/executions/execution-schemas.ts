import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { caseIdSchema, districtSchema, freeTextSchema, nextPageSchema } from '../http/schemas.ts';

/** The status of an execution, as Step Functions names it. */
const executionStatusSchema = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']);

/** The name of an execution: the case and its purpose, or the job of a round and when it began. */
export const executionNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]{0,79}$/)
  .describe('The execution, by its name.');

export const executionPathSchema = z.strictObject({ name: executionNameSchema });

/** A state or a choice: its name in the definition, and its text in the language of the request. */
export const stateSchema = z.strictObject({ name: z.string(), text: z.string() });

const count = z.int().nonnegative();

/** A row of the list of executions. */
export const executionRowSchema = z.strictObject({
  name: executionNameSchema,
  workflow: z.strictObject({ name: z.string(), text: z.string() }),
  status: executionStatusSchema,
  standsAt: stateSchema
    .optional()
    .describe(
      'The state in which a failed execution failed, or the state of a running one that waits for an open task of the case. Absent if neither is known: the execution itself always shows it.',
    ),
  since: instantSchema.describe('Since when it has this status.'),
  error: z.string().optional().describe('The name of the error; never its message.'),
  caseId: caseIdSchema.optional().describe('Absent for the rounds of jobs.'),
  applicationNumber: z.string().optional(),
  district: districtSchema.optional(),
  officer: z.string().optional(),
  startedAt: instantSchema,
  stoppedAt: instantSchema.optional(),
  redrives: count.describe('How often it was redriven.'),
  redrivable: z.boolean().describe('Whether it failed less than 14 days ago.'),
});

/** The filters of the list. An execution must match all that are given. */
export const executionFilters = {
  caseId: caseIdSchema.optional(),
  applicationNumber: z
    .string()
    .trim()
    .max(40)
    .optional()
    .describe('The number of the application; blanks do not count.'),
  officer: z.string().max(255).optional().describe('The subject of the officer who has the case.'),
  district: districtSchema.optional(),
  workflow: z
    .string()
    .regex(/^[a-z][a-z-]{0,39}$/)
    .optional(),
  status: executionStatusSchema.optional(),
  state: z.string().max(80).optional().describe('The name of the state that it is in.'),
  error: z.string().max(100).optional().describe('The name of the error.'),
  begunFrom: instantSchema.optional(),
  begunUntil: instantSchema.optional(),
  endedFrom: instantSchema.optional(),
  endedUntil: instantSchema.optional(),
} as const;

/** The reason for a redrive; kept for auditors. */
export const redriveReasonSchema = freeTextSchema(500).describe(
  'The reason, kept with the name for auditors.',
);

/** An item of a batch, and its result. */
const batchItemSchema = z.strictObject({
  name: executionNameSchema,
  result: z.enum(['waiting', 'done', 'refused', 'failed']),
  because: z
    .strictObject({ code: z.string(), text: z.string() })
    .optional()
    .describe('Why the item was refused or failed.'),
  at: instantSchema.optional(),
});

/** The current state of a batch, without its items. */
export const batchHeadFields = {
  batchId: z.ulid(),
  status: z.enum(['frozen', 'running', 'stopped', 'finished']),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  startedAt: instantSchema.optional(),
} as const;

/** A batch, with a page of its items. */
export const batchSchema = z.strictObject({
  ...batchHeadFields,
  counts: z.strictObject({ waiting: count, done: count, refused: count, failed: count }),
  items: z.array(batchItemSchema),
  next: nextPageSchema,
});

export const batchPathSchema = z.strictObject({ batchId: z.ulid() });
