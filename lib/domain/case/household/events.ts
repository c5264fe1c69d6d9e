import * as z from 'zod';
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
export const relationSchema = z.enum(relations);
export type Relation = z.infer<typeof relationSchema>;

/**
 * A member of a household, as little as the proof needs: no name, no address, no phone number. Of somebody under 16 there
 * is no number of an identity document either, and they never count as able to work ([L4] arts 28, 31).
 */
export const householdMemberSchema = z.strictObject({
  /** Which of the members it is, from 1 on. */
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
export const checkResultSchema = z.enum(checkResults);

export const householdCheckSchema = z.strictObject({
  member: z.int().positive(),
  subject: checkedSubjectSchema,
  result: checkResultSchema,
  /** Where it was looked up, and as of which day. */
  source: z.string(),
  on: localDateSchema,
});
export type HouseholdCheck = z.infer<typeof householdCheckSchema>;

/** Why a household is no longer helped as one without work (DOMAIN C7; the last three are a local list, a proposal). */
export const householdEndReasons = ['member-in-work', 'three-refusals', 'unreachable', 'own-wish'] as const;
export const householdEndReasonSchema = z.enum(householdEndReasons);
export type HouseholdEndReason = z.infer<typeof householdEndReasonSchema>;

export const householdEndSchema = z.strictObject({
  reason: householdEndReasonSchema,
  /** The member who works, and since when. */
  member: z.int().positive().optional(),
  since: localDateSchema.optional(),
  /** What shows it, where it was found, and of which day that is. */
  evidence: z.strictObject({ kind: z.string(), source: z.string(), on: localDateSchema }),
});
export type HouseholdEnd = z.infer<typeof householdEndSchema>;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const householdEvents = {
  'household-applied-for': z.strictObject({
    number: z.int().positive(),
    members: z.array(householdMemberSchema).min(1),
    check: deadlineSchema,
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
  'household-refused': z.strictObject({ taskId: z.string(), reason: z.string() }),
  'household-withdrawn': z.strictObject({ number: z.int().positive() }),
  'household-ended': z.strictObject({ taskId: z.string(), on: localDateSchema, end: householdEndSchema }),
  'household-reopened': z.strictObject({
    number: z.int().positive(),
    on: localDateSchema,
    evidence: householdEndSchema.shape.evidence,
    help: deadlineSchema,
  }),
  /** On the case of another member: they belong to it, or no longer. */
  'household-membership-begun': z.strictObject({
    caseId: z.string(),
    number: z.int().positive(),
    on: localDateSchema,
  }),
  'household-membership-ended': z.strictObject({
    caseId: z.string(),
    number: z.int().positive(),
    on: localDateSchema,
  }),
} as const;
export type HouseholdEvent<Type extends keyof typeof householdEvents = keyof typeof householdEvents> =
  EventOf<typeof householdEvents, Type>;
/** Makes an event of this episode: `householdEvent(context, type, data)`. */
export const householdEvent = eventMaker(householdEvents);
