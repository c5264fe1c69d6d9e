import * as z from 'zod';
import { placementCheckActionSchema } from '../after-placement/schedule.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { citationSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** What speaks for a closure: its kind, where it comes from, and of which day it is. */
export const closureEvidenceSchema = z.strictObject({
  kind: z.string(),
  source: z.string(),
  on: localDateSchema,
  /** Since when it has been so, where the evidence says it: the first day in work, for instance. */
  since: localDateSchema.optional(),
});
export type ClosureEvidence = z.infer<typeof closureEvidenceSchema>;

/** The kind of evidence that is what the person has said themself. */
export const statementOfThePerson = 'statement-of-the-person';

/** A closure that somebody, or a count of records, proposes. A human decides it (PIPL art. 24). */
export const closureProposalSchema = z.strictObject({
  number: z.int().positive(),
  reason: z.string(),
  basis: citationSchema,
  evidence: z.array(closureEvidenceSchema).min(1),
  decidedBy: z.enum(['officer', 'supervisor']),
  noticeExempt: z.boolean(),
  taskId: z.string(),
  deadline: deadlineSchema,
});
export type ClosureProposal = z.infer<typeof closureProposalSchema>;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const closureEvents = {
  'closure-proposed': z.strictObject({ closureProposal: closureProposalSchema }),
  'closure-declined': z.strictObject({ taskId: z.string() }),
  'registration-closed': z.strictObject({
    taskId: z.string(),
    reason: z.string(),
    closedOn: localDateSchema,
    noticeExempt: z.boolean(),
    /** The person is in work: stands beside the reason, which is sealed, for indicators, which are counted without a key. */
    inWork: z.literal(true).optional(),
    /** Checks after a placement, by the ids of their scheduled actions. */
    checks: z.record(z.string(), placementCheckActionSchema),
  }),
} as const;
export type ClosureEvent<Type extends keyof typeof closureEvents = keyof typeof closureEvents> = EventOf<
  typeof closureEvents,
  Type
>;
/** Makes an event of this episode: `closureEvent(context, type, data)`. */
export const closureEvent = eventMaker(closureEvents);
