import type { Person } from '../../person.ts';
import type { KernelState } from '../kernel/state.ts';

type Earlier = Pick<KernelState, 'phase' | 'identity' | 'owner' | 'channel'>;

/**
 * The case from which the form of a new application is filled in: of the person's cases, newest first, the first that has
 * ended, so that what was stated once is not asked for again (W9; 不必重复填写). Not one of which nobody has checked whom
 * it is about: what somebody else has stated under the person's number is not theirs.
 * @param subject the sign-in, which has proven that it is the person's
 */
export const prefillingCase = <Case extends Earlier>(
  newestFirst: readonly Case[],
  subject: string,
): Case | undefined =>
  newestFirst.find((each) => hasEnded(each) && (each.owner === subject || isProven(each)));

const hasEnded = ({ phase }: Earlier): boolean =>
  phase !== 'applied' && phase !== 'registered' && phase !== 'job-seeker';

/** Cases of before 2026-12 do not say how it was known whose they are: at the counter the document was seen. */
const isProven = ({ identity, channel }: Earlier): boolean =>
  identity === undefined ? channel === 'counter' : identity !== 'stated';

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
