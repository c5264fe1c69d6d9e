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

/** The law concerns households of urban residents ([L1] art. 56): for any other, an officer decides. */
export const residences = ['urban', 'rural'] as const;
export const residenceSchema = z.enum(residences);

/**
 * A member of a household, with as few data as the proof needs: no name, no address, no phone number. For a member below working
 * age the number of the identity document is left out, too, and they never count as able to work ([L4] arts 6, 28, 31).
 */
export const householdMemberSchema = z.strictObject({
  /** The number of the member, from 1. The first is the person of the case. */
  member: z.int().positive(),
  relation: relationSchema,
  birthDate: localDateSchema,
  ableToWork: z.boolean(),
  /** For members who may work, other than the person, whose number is in the case. */
  identityNumber: z.string().optional(),
  /** The keyed hash of that number, by which comparisons and guards find them. */
  personId: z.string().optional(),
});
export type HouseholdMember = z.infer<typeof householdMemberSchema>;

/** The subjects checked for each member who could work (DOMAIN C7). */
export const checkedSubjects = ['employment', 'insurance', 'business'] as const;
export const checkedSubjectSchema = z.enum(checkedSubjects);
export type CheckedSubject = z.infer<typeof checkedSubjectSchema>;

/** The result: `unknown` if no source could be asked, so that an officer checks. */
export const checkResults = ['no-work', 'work', 'unknown'] as const;

export const householdCheckSchema = z.strictObject({
  member: z.int().positive(),
  subject: checkedSubjectSchema,
  result: z.enum(checkResults),
  /** The source, and its day. */
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

/**
 * Why a household no longer gets help as one without work (DOMAIN C7: the first reason by law; nobody who could work is left, by
 * the definition of the law; the others by a local list).
 */
const householdEndReasons = [
  'member-in-work',
  'nobody-able-to-work',
  'three-refusals',
  'unreachable',
  'own-wish',
] as const;
export const householdEndReasonSchema = z.enum(householdEndReasons);
export type HouseholdEndReason = z.infer<typeof householdEndReasonSchema>;

/** Evidence, with its source and its day. */
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
  /** The case that holds the household. */
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
  /** The records of the sources about the members; an officer checks what none of them knows. */
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
  /** On the case of another member: they join the household, or leave it. */
  'household-membership-begun': membership,
  'household-membership-ended': membership,
} as const;
export type HouseholdEvent<Type extends keyof typeof householdEvents = keyof typeof householdEvents> =
  EventOf<typeof householdEvents, Type>;
/** Makes an event of this episode: `householdEvent(context, type, data)`. */
export const householdEvent = eventMaker(householdEvents);
