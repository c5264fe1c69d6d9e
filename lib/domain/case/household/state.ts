import * as z from 'zod';
import { beijingDate } from '../../calendar/local-date.ts';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import {
  householdCheckSchema,
  householdEndSchema,
  householdMemberSchema,
  residenceSchema,
} from './events.ts';

/** The status of a household, in its recognition and the help that follows. */
const householdStatuses = [
  'applied-for',
  'checked',
  'confirmed',
  'refused',
  'withdrawn',
  /** The registration ended before a decision. */
  'lapsed',
  'ended',
  /** It continues at the place to which the registration was transferred. */
  'moved',
] as const;
export const householdStatusSchema = z.enum(householdStatuses);
export type HouseholdStatus = z.infer<typeof householdStatusSchema>;

export const householdSchema = z.strictObject({
  number: z.int().positive(),
  status: householdStatusSchema,
  appliedAt: instantSchema,
  residence: residenceSchema,
  /** Sealed: its members. */
  members: z.array(householdMemberSchema),
  /** Sealed: the findings about each member who could work. */
  checks: z.array(householdCheckSchema),
  /** Who put it forward, and who checked it, by their subjects: neither may decide it. */
  enteredBy: z.string().optional(),
  checkedBy: z.string().optional(),
  decidedBy: z.string().optional(),
  /** Sealed: how the help last ended. */
  end: householdEndSchema.optional(),
});
export type Household = z.infer<typeof householdSchema>;

/** The days on which a household counts as one without work; the last day is excluded. */
const periodShape = { from: localDateSchema, until: localDateSchema.optional() };

const recognisedPeriodSchema = z.strictObject({ number: z.int().positive(), ...periodShape });

/** The person's membership in a household that is recognised in another member's case. */
const membershipSchema = z.strictObject({ caseId: z.string(), ...periodShape });

export const householdsSchema = z.strictObject({
  applications: z.array(householdSchema),
  /** The periods of recognition; several if the household was reopened. */
  periods: z.array(recognisedPeriodSchema),
  memberships: z.array(membershipSchema),
});

/** The fields of a case that belong to this episode, and their values in a new case. */
export const householdSlice = { shape: { household: householdsSchema.optional() }, initial: {} };

export interface HouseholdSlice {
  readonly household?: z.infer<typeof householdsSchema> | undefined;
}

/** The current household of a case: the last one. */
export const lastHousehold = ({ household }: HouseholdSlice): Household | undefined =>
  household?.applications.at(-1);

/** The Beijing day on which a household was put forward. */
export const appliedOn = ({ appliedAt }: Pick<Household, 'appliedAt'>): string =>
  beijingDate(Date.parse(appliedAt));

const openStatuses: readonly HouseholdStatus[] = ['applied-for', 'checked', 'confirmed'];

/** Whether a household is applied for or recognised. Its members cannot belong to another one. */
export const isOpenHousehold = ({ status }: Pick<Household, 'status'>): boolean =>
  openStatuses.includes(status);

/** Whether a Beijing day lies in one of some periods. */
export const isWithinPeriods = (
  periods: readonly { readonly from: string; readonly until?: string | undefined }[],
  on: string,
): boolean => periods.some(({ from, until }) => from <= on && (until === undefined || on < until));

/**
 * Whether the person of a case belongs to a recognised household without work on a Beijing day, through an application in their
 * own case or in that of another member ([L1] art. 56). The day of the recognition counts; the day on which it ended does not.
 */
export const isZeroEmploymentMember = ({ household }: HouseholdSlice, on: string): boolean =>
  household !== undefined && isWithinPeriods([...household.periods, ...household.memberships], on);
