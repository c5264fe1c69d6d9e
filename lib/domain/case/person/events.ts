import * as z from 'zod';
import { continuedHardshipSchema } from '../hardship/events.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { identityDocumentSchema } from '../kernel/vocabulary.ts';
import { tagSchema } from '../ledger/events.ts';

/** The correctable parts of a person. Their old and new values are sealed beside the event. */
export const correctedParts = [
  'name',
  'identityNumber',
  /** Together with a number that shows them, or by themselves on a travel permit, whose number does not. */
  'birthDate',
  'sex',
  'phone',
  'address',
  'secondContact',
  'nation',
  'household',
  'disabilityGrade',
] as const;
export type CorrectedPart = (typeof correctedParts)[number];

/**
 * What the person can ask an officer to correct: data on the identity document, their own statements, what a source has said
 * about them, or something else. They correct their own contact data.
 */
export const requestedParts = [
  'name',
  'identityNumber',
  'unemployment',
  'place',
  'profile',
  'groups',
  'finding',
  'other',
] as const;
export type RequestedPart = (typeof requestedParts)[number];

/** The outcome of a requested correction. */
export const correctionOutcomes = ['corrected', 'declined'] as const;
export type CorrectionOutcome = (typeof correctionOutcomes)[number];

/**
 * Data that staff see masked and can reveal. `statements`: free text, with the numbers in it. `householdNumbers`: the identity
 * numbers of the members of a household, for looking them up in a register.
 */
export const revealedFields = [
  'name',
  'identityNumber',
  'birthDate',
  'phone',
  'secondContact',
  'address',
  'statements',
  'householdNumbers',
] as const;
export type RevealedField = (typeof revealedFields)[number];

/** The reason for revealing personal data. */
export const revealReasons = ['contact', 'verify-identity', 'correct', 'other'] as const;
export type RevealReason = (typeof revealReasons)[number];

/** The effects of the previous spell, once the identity in a registration is proven (YN-5.1.3). */
const followingProof = {
  reIncluded: z.literal(true).optional(),
  tags: z.array(tagSchema).optional(),
  hardshipContinued: continuedHardshipSchema.optional(),
};

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const personEvents = {
  'person-corrected': z.strictObject({
    parts: z.array(z.enum(correctedParts)).min(1),
    /** The document that the officer has seen; required for a name or a number. */
    seen: identityDocumentSchema.optional(),
  }),
  /** The person asks an officer to correct something. What is wrong, and what it should be, is sealed beside the event. */
  'correction-requested': z.strictObject({
    part: z.enum(requestedParts),
    taskId: z.string(),
    deadline: deadlineSchema,
  }),
  /** An officer has looked into it. The reason for the outcome is sealed beside the event. */
  'correction-answered': z.strictObject({ taskId: z.string(), outcome: z.enum(correctionOutcomes) }),
  /** Staff have seen the person's identity document. */
  'identity-confirmed': z.strictObject({
    seen: identityDocumentSchema,
    /** The sign-in that stated the identity is not the person's: it has no part in the case from now on. */
    ownerRemoved: z.literal(true).optional(),
    /** The proof supplies all that was missing from the ledger. */
    completesLedger: z.literal(true).optional(),
    ...followingProof,
  }),
  /** Staff were shown personal data in full. Their explanation is sealed beside the event. */
  'personal-data-revealed': z.strictObject({
    fields: z.array(z.enum(revealedFields)).min(1),
    reason: z.enum(revealReasons),
  }),
  /** The person has proven by their sign-in that the case is theirs, and can read it from now on. */
  'account-linked': z.strictObject({
    owner: z.string().min(1).max(255),
    completesLedger: z.literal(true).optional(),
    ...followingProof,
  }),
} as const;
export type PersonEvent<Type extends keyof typeof personEvents = keyof typeof personEvents> = EventOf<
  typeof personEvents,
  Type
>;
/** Makes an event of this episode: `personEvent(context, type, data)`. */
export const personEvent = eventMaker(personEvents);
