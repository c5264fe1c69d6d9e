import * as z from 'zod';
import { type ClaimSlice, claimsOf } from '../claim/state.ts';
import { type Actor, instantSchema, isForPerson } from '../kernel/vocabulary.ts';
import { proactiveEvents } from './events.ts';

const foundSchema = proactiveEvents['grant-found'].omit({ packVersion: true }).extend({
  foundAt: instantSchema,
  /** The district in which it was told, and is counted; absent of one that an earlier release found. */
  district: z.string().optional(),
  declinedAt: instantSchema.optional(),
});
/** A grant that was found from data. */
export interface FoundGrant extends z.infer<typeof foundSchema> {}

/** Absent in a case for which nothing was found. */
const shape = { foundGrants: z.array(foundSchema).optional() };

/** The fields of a case that belong to this episode, and their values in a new case. */
export const proactiveSlice = { shape, initial: {} };

export interface ProactiveSlice {
  readonly foundGrants?: readonly FoundGrant[] | undefined;
}

/** What was found for a case, in the order in which it was. */
export const foundGrantsOf = ({ foundGrants = [] }: ProactiveSlice): readonly FoundGrant[] => foundGrants;

/** A grant by its number, as far as it was told to whoever acts. */
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
 * How a grant stands on a Beijing day. It is confirmed by a claim that names it, whatever becomes of that claim; its last day
 * passes by itself, and nothing is lost by it: the scheme can be claimed as long as it is open.
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
