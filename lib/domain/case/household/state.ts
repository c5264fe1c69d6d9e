import * as z from 'zod';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import {
  householdCheckSchema,
  householdEndSchema,
  householdMemberSchema,
  residenceSchema,
} from './events.ts';

/** How far the recognition of a household, and the help that follows it, has come. */
const householdStatuses = [
  'applied-for',
  'checked',
  'confirmed',
  'refused',
  'withdrawn',
  /** The registration ended before anybody had decided. */
  'lapsed',
  'ended',
  /** It goes on at the place to which the registration was transferred. */
  'moved',
] as const;
export const householdStatusSchema = z.enum(householdStatuses);
export type HouseholdStatus = z.infer<typeof householdStatusSchema>;

export const householdSchema = z.strictObject({
  number: z.int().positive(),
  status: householdStatusSchema,
  appliedAt: instantSchema,
  residence: residenceSchema,
  /** Sealed: who belongs to it. */
  members: z.array(householdMemberSchema),
  /** Sealed: what was found of each member who could work. */
  checks: z.array(householdCheckSchema),
  /** Who put it forward, and who checked it, by their subjects: the one who checked does not decide. */
  enteredBy: z.string().optional(),
  checkedBy: z.string().optional(),
  decidedBy: z.string().optional(),
  /** Sealed: how the help ended last. */
  end: householdEndSchema.optional(),
});
export type Household = z.infer<typeof householdSchema>;

/** Days on which a household counts as one without work: from the first on, and no longer on the last. */
const periodShape = { from: localDateSchema, until: localDateSchema.optional() };

const recognisedPeriodSchema = z.strictObject({ number: z.int().positive(), ...periodShape });

/** That the person belongs to a household which is recognised on another member's case. */
const membershipSchema = z.strictObject({ caseId: z.string(), ...periodShape });

export const householdsSchema = z.strictObject({
  applications: z.array(householdSchema),
  /** The stretches for which one was recognised: more than one where nobody worked again. */
  periods: z.array(recognisedPeriodSchema),
  memberships: z.array(membershipSchema),
});

/** The fields of a case that belong to this episode, and their values in a new case. */
export const householdSlice = { shape: { household: householdsSchema.optional() }, initial: {} };

export interface HouseholdSlice {
  readonly household?: z.infer<typeof householdsSchema> | undefined;
}

/** The household of a case that is looked at now: the last one. */
export const lastHousehold = ({ household }: HouseholdSlice): Household | undefined =>
  household?.applications.at(-1);

const openStatuses: readonly HouseholdStatus[] = ['applied-for', 'checked', 'confirmed'];

/** Whether a household is neither refused, nor withdrawn, nor ended: its members belong to no other one. */
export const isOpenHousehold = ({ status }: Pick<Household, 'status'>): boolean =>
  openStatuses.includes(status);

/** Whether a Beijing day lies in one of some stretches. */
export const isWithinPeriods = (
  periods: readonly { readonly from: string; readonly until?: string | undefined }[],
  on: string,
): boolean => periods.some(({ from, until }) => from <= on && (until === undefined || on < until));

/**
 * Whether the person of a case belongs to a recognised household without work on a Beijing day, by an application on their
 * own case or on that of another member ([L1] art. 56). The day on which it was recognised is one; that on which
 * it ended is none any more.
 */
export const isZeroEmploymentMember = ({ household }: HouseholdSlice, on: string): boolean =>
  household !== undefined && isWithinPeriods([...household.periods, ...household.memberships], on);
