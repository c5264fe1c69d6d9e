import * as z from 'zod';
import { closureProposalSchema } from '../closure/events.ts';
import { openedTaskSchema } from '../follow-up/findings.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { citationSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** How a member is related to the person of the case, who is `self`. */
export const relations = [
  'self',
  'spouse',
  'parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
  'other',
] as const;
const relationSchema = z.enum(relations);
export type Relation = z.infer<typeof relationSchema>;

/** The law speaks of households of urban residents ([L1] art. 56): of another one a person decides. */
export const residences = ['urban', 'rural'] as const;
export const residenceSchema = z.enum(residences);

/**
 * A member of a household, as little as the proof needs: no name, no address, no phone number. Of somebody under 16 there
 * is no number of an identity document either, and they never count as able to work ([L4] arts 6, 28, 31).
 */
export const householdMemberSchema = z.strictObject({
  /** Which of the members it is, from 1 on: the first is the person of the case. */
  member: z.int().positive(),
  relation: relationSchema,
  birthDate: localDateSchema,
  ableToWork: z.boolean(),
  /** Of whoever may work and is not the person of the case, whose number is with the case. */
  identityNumber: z.string().optional(),
  /** The keyed hash of that number, by which comparisons and guards find them. */
  personId: z.string().optional(),
});
export type HouseholdMember = z.infer<typeof householdMemberSchema>;

/** What is looked at of each member who could work (DOMAIN C7). */
export const checkedSubjects = ['employment', 'insurance', 'business'] as const;
export const checkedSubjectSchema = z.enum(checkedSubjects);
export type CheckedSubject = z.infer<typeof checkedSubjectSchema>;

/** What was found: `unknown` where no source could be asked, so that a person looks. */
export const checkResults = ['no-work', 'work', 'unknown'] as const;

export const householdCheckSchema = z.strictObject({
  member: z.int().positive(),
  subject: checkedSubjectSchema,
  result: z.enum(checkResults),
  /** Where it was looked up, and as of which day. */
  source: z.string(),
  on: localDateSchema,
});
export type HouseholdCheck = z.infer<typeof householdCheckSchema>;

/** Why a household is not recognised. */
export const householdRefusals = [
  'member-works',
  'nobody-able-to-work',
  'not-one-household',
  'not-urban',
] as const;
export const householdRefusalSchema = z.enum(householdRefusals);

/** Why a household is no longer helped as one without work (DOMAIN C7: the first by law, the others by a local list). */
const householdEndReasons = ['member-in-work', 'three-refusals', 'unreachable', 'own-wish'] as const;
export const householdEndReasonSchema = z.enum(householdEndReasons);
export type HouseholdEndReason = z.infer<typeof householdEndReasonSchema>;

/** What shows something, where it was found, and of which day that is. */
export const householdEvidenceSchema = z.strictObject({
  kind: z.string(),
  source: z.string(),
  on: localDateSchema,
});
export type HouseholdEvidence = z.infer<typeof householdEvidenceSchema>;

export const householdEndSchema = z.strictObject({
  reason: householdEndReasonSchema,
  /** The member who works, and since when. */
  member: z.int().positive().optional(),
  since: localDateSchema.optional(),
  evidence: householdEvidenceSchema,
});
export type HouseholdEnd = z.infer<typeof householdEndSchema>;

const membership = z.strictObject({
  /** The case on which the household is. */
  caseId: z.string(),
  on: localDateSchema,
});

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const householdEvents = {
  'household-applied-for': z.strictObject({
    number: z.int().positive(),
    residence: residenceSchema,
    members: z.array(householdMemberSchema).min(1),
    check: deadlineSchema,
  }),
  /** What the sources say of the members; of what none of them knows, a person looks. */
  'household-compared': z.strictObject({
    number: z.int().positive(),
    found: z.array(householdCheckSchema),
  }),
  'household-checked': z.strictObject({
    taskId: z.string(),
    checks: z.array(householdCheckSchema),
    decision: deadlineSchema,
  }),
  'household-confirmed': z.strictObject({
    taskId: z.string(),
    on: localDateSchema,
    basis: citationSchema,
    help: deadlineSchema,
  }),
  'household-refused': z.strictObject({ taskId: z.string(), reason: householdRefusalSchema }),
  'household-withdrawn': z.strictObject({ number: z.int().positive() }),
  'household-ended': z.strictObject({
    taskId: z.string(),
    on: localDateSchema,
    end: householdEndSchema,
    /** It is the person of the case who works: a human decides whether their registration is closed (SX-2.6). */
    closureProposal: closureProposalSchema.optional(),
    opensTask: openedTaskSchema.optional(),
  }),
  'household-reopened': z.strictObject({
    number: z.int().positive(),
    on: localDateSchema,
    evidence: householdEvidenceSchema,
    help: deadlineSchema,
  }),
  /** On the case of another member: they belong to it, or no longer. */
  'household-membership-begun': membership,
  'household-membership-ended': membership,
} as const;
export type HouseholdEvent<Type extends keyof typeof householdEvents = keyof typeof householdEvents> =
  EventOf<typeof householdEvents, Type>;
/** Makes an event of this episode: `householdEvent(context, type, data)`. */
export const householdEvent = eventMaker(householdEvents);
