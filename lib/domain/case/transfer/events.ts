import * as z from 'zod';
import { recusalSchema } from '../assignment/state.ts';
import { restrictionSchema } from '../data-rights/state.ts';
import { continuedHardshipSchema } from '../hardship/events.ts';
import { householdsSchema } from '../household/state.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import {
  channelSchema,
  districtCodeSchema,
  identityBasisSchema,
  identityProofSchema,
  instantSchema,
  localDateSchema,
  placeBasisSchema,
  regionSchema,
} from '../kernel/vocabulary.ts';
import { ledgerSchema } from '../ledger/state.ts';
import { mandateSchema } from '../mandate/state.ts';
import { previousSpellSchema } from '../registration/previous-spell.ts';

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const transferEvents = {
  /** The first event of the case that takes over a registration at another place (I-15). */
  'registration-transferred-in': z.strictObject({
    region: regionSchema,
    district: districtCodeSchema,
    channel: channelSchema,
    placeBasis: placeBasisSchema,
    packVersion: z.string(),
    applicationNumber: z.string(),
    owner: z.string().optional(),
    /** How the identity of the person is known; this moves with the person. */
    identity: identityBasisSchema.optional(),
    identityProof: identityProofSchema.optional(),
    submittedAt: instantSchema,
    registeredAt: instantSchema,
    from: z.strictObject({ caseId: z.string(), district: z.string() }),
    ledger: ledgerSchema,
    /** The previous spell, and whether the person was re-included after it (YN-5.1.3). */
    previousSpell: previousSpellSchema.optional(),
    spellToProve: previousSpellSchema.optional(),
    reIncluded: z.literal(true).optional(),
    /** A recognition of employment difficulty moves with the person within a region: each province defines its own groups. */
    hardshipContinued: continuedHardshipSchema.optional(),
    /** Who is barred from the case, and who acts for the person: neither depends on the place. */
    recusals: z.array(recusalSchema).optional(),
    mandates: z.array(mandateSchema).optional(),
    /** A restriction of processing remains: it concerns the person's data, wherever they are (PIPL art. 44). */
    restriction: restrictionSchema.optional(),
    /** A recognised household is helped at the place of the registration. */
    household: householdsSchema.optional(),
    householdHelp: deadlineSchema.optional(),
    firstContact: deadlineSchema,
    followUp: z.strictObject({ month: z.string(), at: instantSchema }),
  }),
  /** The last event of the case that was handed over. */
  'registration-transferred-out': z.strictObject({
    taskId: z.string().optional(),
    to: z.strictObject({ caseId: z.string(), region: regionSchema, district: z.string() }),
    closedOn: localDateSchema,
  }),
} as const;
export type TransferEvent<Type extends keyof typeof transferEvents = keyof typeof transferEvents> = EventOf<
  typeof transferEvents,
  Type
>;
/** Makes an event of this episode: `transferEvent(context, type, data)`. */
export const transferEvent = eventMaker(transferEvents);
