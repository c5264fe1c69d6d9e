import * as z from 'zod';
import { placementEvents } from './after-placement/placement-check.ts';
import { assignmentEvents } from './assignment/assign-officer.ts';
import { closureEvents } from './closure/closure.ts';
import { followUpEvents } from './follow-up/months.ts';
import { deadlineSchema } from './kernel/deadline.ts';
import { scheduledActionSchema } from './kernel/scheduled-action.ts';
import {
  actorSchema,
  channelSchema,
  instantSchema,
  localMonthSchema,
  placeBasisSchema,
  regionSchema,
  taskKindSchema,
} from './kernel/vocabulary.ts';
import { ledgerEvents } from './ledger/ledger.ts';
import { planEvents } from './service-plan/plan.ts';
import { signalEvents } from './signals/signals.ts';
import { previousSpellSchema, spellEvents } from './transfer/transfer.ts';

/** One finding of the screening. It is shown to the officer and decides nothing (DOMAIN D3.3, I-03). */
export const evidenceSchema = z.strictObject({
  check: z.enum(['duplicate', 'age', 'retirement-age', 'pension', 'insured-employment', 'business-owner']),
  finding: z.enum(['clear', 'match', 'review', 'unavailable']),
  source: z.string(),
  asOf: z.string().optional(),
  detail: z.string().optional(),
  clause: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Somebody who submits for another person, labelled as such for good. */
export const assistanceSchema = z.strictObject({
  relationship: z.enum(['family', 'community-worker', 'agency-staff', 'other']),
  subject: z.string(),
});

const registrationEvents = {
  'application-submitted': z.strictObject({
    region: regionSchema,
    district: z.string().regex(/^\d{6}$/),
    channel: channelSchema,
    placeBasis: placeBasisSchema,
    packVersion: z.string(),
    applicationNumber: z.string(),
    owner: z.string().optional(),
    assistance: assistanceSchema.optional(),
    previousSpell: previousSpellSchema.optional(),
    deadline: deadlineSchema,
  }),
  'application-screened': z.strictObject({ evidence: z.array(evidenceSchema) }),
  'task-opened': z.strictObject({
    taskId: z.string(),
    kind: taskKindSchema,
    forSupervisor: z.boolean().optional(),
  }),
  'information-requested': z.strictObject({ taskId: z.string(), items: z.array(z.string()).min(1) }),
  'information-provided': z.strictObject({ items: z.array(z.string()).min(1) }),
  'application-approved': z.strictObject({
    taskId: z.string(),
    contradictedEvidence: z.array(z.string()),
    firstContact: deadlineSchema,
    /** When the monthly follow-ups begin (I-06). */
    followUp: scheduledActionSchema,
    /** Taken back under assistance after less than the time in work that the notice sets (YN-5.1.3). */
    reIncluded: z.boolean(),
  }),
  'application-refused': z.strictObject({
    taskId: z.string(),
    reason: z.string(),
    jobSeekerRegistrationOffered: z.boolean(),
  }),
  'application-withdrawn': z.strictObject({}),
  'result-notified': z.strictObject({ notice: z.string(), template: z.string(), templateVersion: z.int() }),
  'contact-recorded': z.strictObject({
    taskId: z.string(),
    method: z.enum(['phone', 'message', 'visit', 'counter']),
    reached: z.boolean(),
    /** The month for which this first contact counts as the follow-up, and when the next one begins. */
    firstContactMonth: z
      .strictObject({ month: localMonthSchema, nextMonth: localMonthSchema, nextAt: instantSchema })
      .optional(),
    /** The plan is to be made by then. */
    planMaking: deadlineSchema.optional(),
  }),
  'job-seeker-registered': z.strictObject({}),
  'deadline-escalated': z.strictObject({ deadlineId: z.string(), step: z.string(), to: z.string() }),
  'deadline-recomputed': z.strictObject({ deadline: deadlineSchema, because: z.string() }),
} as const;

/** What each type of event holds. */
export const eventDataSchemas = {
  ...registrationEvents,
  ...assignmentEvents,
  ...ledgerEvents,
  ...planEvents,
  ...followUpEvents,
  ...signalEvents,
  ...closureEvents,
  ...placementEvents,
  ...spellEvents,
} as const;

export type EventType = keyof typeof eventDataSchemas;
export const eventTypes = Object.keys(eventDataSchemas) as readonly EventType[];

type FactOf<Type extends EventType> = {
  [Each in Type]: {
    readonly type: Each;
    readonly at: string;
    readonly actor: z.infer<typeof actorSchema>;
    readonly data: z.infer<(typeof eventDataSchemas)[Each]>;
  };
}[Type];

/**
 * Something that has happened to a case, as decided: who did it, when, and the facts, none of them personal.
 * What people wrote in their own words travels beside it and is stored encrypted.
 */
export type CaseEvent<Type extends EventType = EventType> = FactOf<Type>;

/** Parses an event that was read from the store. Throws where the stored form is not what this code knows. */
export function parseEvent(event: unknown): CaseEvent {
  const { type } = z.looseObject({ type: z.enum(eventTypes) }).parse(event);
  return z
    .object({ type: z.literal(type), at: instantSchema, actor: actorSchema, data: eventDataSchemas[type] })
    .parse(event) as CaseEvent;
}
