import * as z from 'zod';
import { closureProposalSchema } from '../closure/events.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { helperSchema } from '../kernel/helper.ts';
import { type ContactMeans, instantSchema, localMonthSchema } from '../kernel/vocabulary.ts';
import { profileSchema } from '../ledger/events.ts';
import { planAdjustmentSchema } from '../plan-adjustment/open-adjustment.ts';
import { openedTaskSchema, progresses } from './findings.ts';

/** How a contact was attempted. Excusing a month takes attempts by two of these means (I-07). */
export const attemptMeans = [
  'phone',
  'message',
  'online',
  'visit',
  'second-contact',
] as const satisfies readonly ContactMeans[];
export const attemptMeansSchema = z.enum(attemptMeans);
export type AttemptMeans = z.infer<typeof attemptMeansSchema>;

const progressSchema = z.enum(progresses);

/** The first contact that a follow-up has made, and the deadline for the plan after it. */
const firstReachedSchema = z.strictObject({ taskId: z.string(), planMaking: deadlineSchema });

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const followUpEvents = {
  'follow-up-opened': z.strictObject({
    month: localMonthSchema,
    taskId: z.string(),
    deadline: deadlineSchema,
    nextMonth: localMonthSchema,
    nextAt: instantSchema,
  }),
  'follow-up-attempted': z.strictObject({
    month: localMonthSchema,
    means: attemptMeansSchema,
    /** Whether this attempt excuses the month: there are now enough, by enough means (I-07). */
    excuses: z.boolean(),
    /** Who tried on behalf of the officer, if the officer did not. */
    helper: helperSchema.optional(),
    closureProposal: closureProposalSchema.optional(),
  }),
  'follow-up-completed': z.strictObject({
    month: localMonthSchema,
    by: z.enum(['officer', 'data-comparison']),
    method: z.string(),
    /** Who reached the person on behalf of the officer, if the officer did not. */
    helper: helperSchema.optional(),
    progress: progressSchema,
    /** Whether the ledger changed; false means that it was checked and is unchanged. */
    ledgerUpdated: z.boolean(),
    completesLedger: z.literal(true).optional(),
    profile: profileSchema.optional(),
    service: z.enum(['keep', 'adjust']),
    /** The adjustment of the plan that was decided or that the findings require, unless one is under way. */
    opens: planAdjustmentSchema.optional(),
    /** The other task that the finding opens, if it supports no closure. */
    opensTask: openedTaskSchema.optional(),
    closureProposal: closureProposalSchema.optional(),
    /** Present if this is the first time that somebody reached the person; once is enough. */
    firstReached: firstReachedSchema.optional(),
  }),
} as const;
export type FollowUpEvent<Type extends keyof typeof followUpEvents = keyof typeof followUpEvents> = EventOf<
  typeof followUpEvents,
  Type
>;
/** Makes an event of this episode: `followUpEvent(context, type, data)`. */
export const followUpEvent = eventMaker(followUpEvents);
