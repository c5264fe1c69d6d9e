import type { Person } from '../../person.ts';
import type { DataRightsSlice } from '../data-rights/state.ts';
import { isProven } from '../kernel/real-name.ts';
import type { KernelState } from '../kernel/state.ts';

type Earlier = Pick<KernelState, 'phase' | 'identity' | 'owner' | 'channel'> &
  Pick<DataRightsSlice, 'restriction' | 'destroyed'>;

/**
 * The case from which the form of a new application is filled in: of the person's cases, newest first, the first that has
 * ended, so that what was stated once is not asked for again (W9; 不必重复填写). Not one of which nobody has checked whom
 * it is about: what somebody else has stated under the person's number is not theirs. Nor one whose processing the person has
 * restricted (PIPL art. 44), or of which nothing is left.
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

/** Cases of before 2026-12 do not say how it was known whose they are: at the counter the document was seen. */
const wasProven = ({ identity, channel }: Earlier): boolean =>
  identity === undefined ? channel === 'counter' : isProven({ identity });

/** What of a person still holds when they apply again: who they are and how to reach them, not why they are out of work. */
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
