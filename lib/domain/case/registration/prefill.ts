import type { Person } from '../../person.ts';
import type { DataRightsSlice } from '../data-rights/state.ts';
import { isProven } from '../kernel/real-name.ts';
import type { KernelState } from '../kernel/state.ts';

type Earlier = Pick<KernelState, 'phase' | 'identity' | 'owner' | 'channel'> &
  Pick<DataRightsSlice, 'restriction' | 'destroyed'>;

/**
 * Finds the case that fills in the form of a new application: the newest of the person's cases that has ended, so that nothing
 * stated before is asked again (W9; 不必重复填写). Excluded are cases with an unproven identity, which may hold what somebody else
 * stated under the person's number; cases whose processing the person has restricted (PIPL art. 44); and destroyed ones.
 * @param subject the sign-in, which has proven that it is the person's
 */
export const prefillingCase = <Case extends Earlier>(
  newestFirst: readonly Case[],
  subject: string,
): Case | undefined =>
  newestFirst.find((each) => isUsable(each) && (each.owner === subject || wasProven(each)));

const isUsable = ({ phase, restriction, destroyed }: Earlier): boolean =>
  phase !== 'applied' &&
  phase !== 'registered' &&
  phase !== 'job-seeker' &&
  restriction === undefined &&
  destroyed === undefined;

/** Cases from before 2026-12 do not record how identity was established; at the counter the document was seen. */
const wasProven = ({ identity, channel }: Earlier): boolean =>
  identity === undefined ? channel === 'counter' : isProven({ identity });

/**
 * The data of a person that still hold when they apply again: who they are and how to reach them, not why they are out of work.
 */
export function prefilledPerson({
  name,
  phone,
  secondContact,
  address,
  nation,
  household,
  disabilityGrade,
  originalStatutoryAge,
}: Person) {
  return {
    name,
    phone,
    ...(secondContact && { secondContact }),
    ...(address !== undefined && { address }),
    ...(nation !== undefined && { nation }),
    ...(household && { household }),
    ...(disabilityGrade && { disabilityGrade }),
    ...(originalStatutoryAge && { originalStatutoryAge }),
  };
}
