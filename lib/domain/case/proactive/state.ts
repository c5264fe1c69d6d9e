import * as z from 'zod';
import { type ClaimSlice, claimsOf } from '../claim/state.ts';
import { type Actor, instantSchema, isForPerson } from '../kernel/vocabulary.ts';
import { proactiveEvents } from './events.ts';

const foundSchema = proactiveEvents['grant-found'].omit({ packVersion: true }).extend({
  foundAt: instantSchema,
  /** The district in which it was told, and is counted; absent for grants found by an earlier release. */
  district: z.string().optional(),
  declinedAt: instantSchema.optional(),
});
/** A grant found from data. */
export interface FoundGrant extends z.infer<typeof foundSchema> {}

/** Absent in a case for which nothing was found. */
const shape = { foundGrants: z.array(foundSchema).optional() };

/** The fields of a case that belong to this episode, and their values in a new case. */
export const proactiveSlice = { shape, initial: {} };

export interface ProactiveSlice {
  readonly foundGrants?: readonly FoundGrant[] | undefined;
}

/** The grants found for a case, in order. */
export const foundGrantsOf = ({ foundGrants = [] }: ProactiveSlice): readonly FoundGrant[] => foundGrants;

/** Finds a grant by its number, if it was told to the acting role. */
export function ownGrant(
  state: ProactiveSlice,
  number: number,
  { role }: Pick<Actor, 'role'>,
): FoundGrant | undefined {
  const grant = foundGrantsOf(state).find((each) => each.number === number);
  if (!grant || (isForPerson(role) && grant.to !== 'person')) return undefined;
  return role === 'employer' && grant.to !== 'employer' ? undefined : grant;
}

export const grantStatuses = ['open', 'confirmed', 'declined', 'expired'] as const;
export type GrantStatus = (typeof grantStatuses)[number];

/**
 * The status of a grant on a Beijing day. A claim that names it confirms it, whatever happens to that claim. Its last day
 * passes without loss: the scheme can be claimed as long as it is open.
 */
export function grantStatus(
  state: ClaimSlice,
  { number, declinedAt, until }: Pick<FoundGrant, 'number' | 'declinedAt' | 'until'>,
  on: string,
): GrantStatus {
  if (claimsOf(state).some(({ found }) => found === number)) return 'confirmed';
  if (declinedAt !== undefined) return 'declined';
  return until !== undefined && until < on ? 'expired' : 'open';
}
