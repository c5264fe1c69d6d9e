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
  /** First event of the case that takes over a registration at another place (I-15). */
  'registration-transferred-in': z.strictObject({
    region: regionSchema,
    district: districtCodeSchema,
    channel: channelSchema,
    placeBasis: placeBasisSchema,
    packVersion: z.string(),
    applicationNumber: z.string(),
    owner: z.string().optional(),
    /** How it is known whose case it is: that goes with the person. */
    identity: identityBasisSchema.optional(),
    identityProof: identityProofSchema.optional(),
    submittedAt: instantSchema,
    registeredAt: instantSchema,
    from: z.strictObject({ caseId: z.string(), district: z.string() }),
    ledger: ledgerSchema,
    /** What the spell goes on with: the one before it, and that it takes the person back (YN-5.1.3). */
    previousSpell: previousSpellSchema.optional(),
    spellToProve: previousSpellSchema.optional(),
    reIncluded: z.literal(true).optional(),
    /** A recognition of employment difficulty goes with the person within a region: the range is the province's. */
    hardshipContinued: continuedHardshipSchema.optional(),
    /** Who takes no step in the case, and who acts for the person: that does not depend on the place. */
    recusals: z.array(recusalSchema).optional(),
    mandates: z.array(mandateSchema).optional(),
    /** What the person has restricted stays so: it is about their data, wherever they are (PIPL art. 44). */
    restriction: restrictionSchema.optional(),
    /** A household that is recognised is helped at the place where the registration is. */
    household: householdsSchema.optional(),
    householdHelp: deadlineSchema.optional(),
    firstContact: deadlineSchema,
    followUp: z.strictObject({ month: z.string(), at: instantSchema }),
  }),
  /** Last event of the case that was handed over. */
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
