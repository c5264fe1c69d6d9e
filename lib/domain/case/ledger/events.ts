import * as z from 'zod';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { codeSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { planAdjustmentSchema } from '../plan-adjustment/open-adjustment.ts';

/** How a fact about the person was learnt. */
export const factSources = ['person', 'officer', 'comparison', 'carried-over'] as const;
const factSourceSchema = z.enum(factSources);

/** A fact of the intake profile, by its code: its wording is sealed beside the event. */
export const profileFactSchema = z.strictObject({
  code: codeSchema,
  value: codeSchema,
  source: factSourceSchema,
  on: localDateSchema,
});

/** Whether a person belongs to a group, as checked on a day: "no" is an answer, too. */
export const tagSchema = z.strictObject({
  group: codeSchema,
  applies: z.boolean(),
  source: factSourceSchema,
  on: localDateSchema,
});
export type Tag = z.infer<typeof tagSchema>;

export const profileSchema = z.strictObject({
  facts: z.array(profileFactSchema),
  tags: z.array(tagSchema),
});
export type Profile = z.infer<typeof profileSchema>;

/** Ledger data of an earlier case of the same person, as a new case takes them over. */
export const carriedLedgerSchema = profileSchema.extend({
  /** The case from which they come. */
  from: z.string(),
});
export type CarriedLedger = z.infer<typeof carriedLedgerSchema>;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const ledgerEvents = {
  'profile-recorded': profileSchema.extend({
    /** The adjustment of the plan, if the findings entitle the person to services that it lacks, unless one is under way. */
    opens: planAdjustmentSchema.optional(),
    /** The findings supply all that was missing from the ledger. */
    completesLedger: z.literal(true).optional(),
  }),
} as const;
export type LedgerEvent<Type extends keyof typeof ledgerEvents = keyof typeof ledgerEvents> = EventOf<
  typeof ledgerEvents,
  Type
>;
/** Makes an event of this episode: `ledgerEvent(context, type, data)`. */
export const ledgerEvent = eventMaker(ledgerEvents);
