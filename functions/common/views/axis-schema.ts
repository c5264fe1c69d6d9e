import * as z from 'zod';
import { instantSchema, localMonthSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** The lanes of the axis of a case. */
const axisLanes = ['event', 'deadline', 'month', 'execution'] as const;

/** An item on the axis of a case: an event, or a period that an event began. */
const axisItemSchema = z.strictObject({
  at: instantSchema.describe('When it happened, or when it began.'),
  until: instantSchema.optional().describe('When it ends; absent for an item without duration.'),
  lane: z.enum(axisLanes),
  id: z.string().describe('The number of the event, the deadline, the month or the execution.'),
  sequence: z.int().describe('The number of the event that brought it; items are in this order.'),
  text: z.string(),
  state: z
    .enum(['happened', 'open', 'overdue', 'met', 'met-late', 'lapsed', 'excused', 'missed', 'begun'])
    .describe('The state as of `asOf`.'),
  provisional: z.boolean().optional(),
  link: z
    .strictObject({
      taskId: z.string().optional(),
      deadlineId: z.string().optional(),
      month: localMonthSchema.optional(),
      noticeIds: z.array(z.string()).optional(),
      execution: z.string().optional(),
    })
    .describe('The records that can be opened from it.'),
});

/** A case on one time axis. */
export const axisSchema = z
  .strictObject({
    caseId: z.string(),
    asOf: instantSchema.describe('The instant as of which the case is shown.'),
    version: z.int().describe('How many events there were by then.'),
    phase: z.string(),
    phaseText: z.string(),
    past: z.boolean().describe('Whether an earlier instant is shown, on which nothing can be done.'),
    omitted: z.int().describe('How many older items are left out.'),
    items: z.array(axisItemSchema),
  })
  .meta({ id: 'CaseAxis' });
export type Axis = z.infer<typeof axisSchema>;
export type AxisItem = Axis['items'][number];
