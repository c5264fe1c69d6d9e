import * as z from 'zod';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { householdCheckSchema, householdEndSchema, householdMemberSchema } from './events.ts';

/** How far the recognition of a household, and the help that follows it, has come. */
export const householdStatuses = [
  'applied-for',
  'checked',
  'confirmed',
  'refused',
  'withdrawn',
  'ended',
  'moved',
] as const;
export const householdStatusSchema = z.enum(householdStatuses);
export type HouseholdStatus = z.infer<typeof householdStatusSchema>;

/** Days on which a household counts as one without work: from the first on, and no longer on the last. */
export const recognisedPeriodSchema = z.strictObject({
  from: localDateSchema,
  until: localDateSchema.optional(),
});

export const householdSchema = z.strictObject({
  number: z.int().positive(),
  status: householdStatusSchema,
  appliedAt: instantSchema,
  /** Sealed: who belongs to it. */
  members: z.array(householdMemberSchema),
  /** Sealed: what was found of each member of working age. */
  checks: z.array(householdCheckSchema),
  /** Who put it forward or checked it, by their subjects: neither decides it. */
  enteredBy: z.string().optional(),
  checkedBy: z.string().optional(),
  decidedBy: z.string().optional(),
  /** The stretches for which it was recognised: more than one where nobody worked again. */
  periods: z.array(recognisedPeriodSchema),
  /** Sealed: how the last of them ended. */
  end: householdEndSchema.optional(),
});
export type Household = z.infer<typeof householdSchema>;

/** That the person belongs to a household which is recognised on another member's case. */
export const membershipSchema = recognisedPeriodSchema.extend({
  /** The case on which the household is, and its number there. */
  caseId: z.string(),
  number: z.int().positive(),
});

/** The fields of a case that belong to this episode, and their values in a new case. */
export const householdSlice = {
  shape: {
    households: z.array(householdSchema),
    householdMemberships: z.array(membershipSchema),
  },
  initial: { households: [], householdMemberships: [] },
};

export interface HouseholdSlice {
  readonly households: readonly Household[];
  readonly householdMemberships: readonly z.infer<typeof membershipSchema>[];
}

/** The household of a case that is looked at now: the last one. */
export const lastHousehold = ({ households }: Pick<HouseholdSlice, 'households'>): Household | undefined =>
  households.at(-1);

/** Whether a household is neither refused, nor withdrawn, nor ended: its members belong to no other one. */
export const isOpenHousehold = ({ status }: Pick<Household, 'status'>): boolean =>
  status === 'applied-for' || status === 'checked' || status === 'confirmed';

/**
 * Whether the person of a case belongs to a recognised household without work on a Beijing day, by an application on their
 * own case or on that of another member ([L1] art. 56). The day on which it was recognised is one; that on which
 * it ended is none any more.
 */
export const isZeroEmploymentMember = (
  { households, householdMemberships }: HouseholdSlice,
  on: string,
): boolean =>
  [...households.flatMap(({ periods }) => periods), ...householdMemberships].some(
    ({ from, until }) => from <= on && (until === undefined || on < until),
  );
