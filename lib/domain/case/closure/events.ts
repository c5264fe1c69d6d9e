import * as z from 'zod';
import { placementCheckActionSchema } from '../after-placement/schedule.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { citationSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** The evidence for a closure: its kind, its source, and its day. */
export const closureEvidenceSchema = z.strictObject({
  kind: z.string(),
  source: z.string(),
  on: localDateSchema,
  /** The beginning of the fact, if the evidence states it: the first day in work, for instance. */
  since: localDateSchema.optional(),
});
export type ClosureEvidence = z.infer<typeof closureEvidenceSchema>;

/** The kind of evidence that is the person's own statement. */
export const statementOfThePerson = 'statement-of-the-person';

/** A closure proposed by a person or by a count of records. A human decides it (PIPL art. 24). */
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
  'closure-declined': z.strictObject({
    taskId: z.string(),
    /** Absent if nobody is told of a closure for this reason (DOMAIN C5), and in events from before anybody was told of this. */
    tellsPerson: z.literal(true).optional(),
  }),
  'registration-closed': z.strictObject({
    taskId: z.string(),
    reason: z.string(),
    closedOn: localDateSchema,
    noticeExempt: z.boolean(),
    /** The person is in work. It is kept beside the sealed reason, since indicators are counted without decrypting. */
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
