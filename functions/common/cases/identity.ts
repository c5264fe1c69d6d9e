import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { isOnlyStated } from '../../../lib/domain/case/kernel/real-name.ts';
import { type IdentityBasis, toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import type { CountedOpening } from '../../../lib/store/own-openings.ts';
import { Problem } from '../http/problems.ts';

/** How many applications with an unchecked identity (I-52) one sign-in may have waiting, or begin within a day. */
const maxStated = 30;
const aDay = 24 * 60 * 60 * 1000;

/**
 * Returns how we know that an application is about the person whose number it gives: staff see the document at the counter, or
 * the issuer of the sign-in has verified the number. Any other identity is stated, and takes nobody's place.
 * @throws Problem `identity-not-yours` if the sign-in is verified as somebody else and declares no help,
 *   `too-many-open-applications` if the sign-in has stated too many identities
 */
export async function identityBasisOf(
  principal: Principal,
  { identityNumber, assisted }: { readonly identityNumber: string; readonly assisted: boolean },
  cases: CaseStore,
  now: number,
): Promise<IdentityBasis> {
  if (principal.role !== 'applicant') return 'counter';
  if (principal.identityNumber === identityNumber) return 'sign-in';
  if (principal.identityNumber !== undefined && !assisted) throw new Problem('identity-not-yours');
  if (await cases.hasMany(principal.subject, maxStated, toInstant(now - aDay)))
    throw new Problem('too-many-open-applications');
  return 'stated';
}

/** How a new case counts towards the limit of its sign-in, if its identity is only stated; undefined otherwise. */
export const countedOpening = (
  identity: IdentityBasis,
  { subject }: Principal,
  now: number,
): CountedOpening | undefined => (identity === 'stated' ? { subject, now, most: maxStated } : undefined);

/**
 * Selects the cases of a person that a new one may build on. The cases that the same sign-in opened always count. If the
 * identity of the applicant is known, so do all other cases with a known identity. So nobody learns anything about somebody
 * else, and what others have stated about a person does not become part of their case.
 */
export const earlierCases = (
  { subject }: Principal,
  identity: IdentityBasis,
  all: readonly CaseState[],
): readonly CaseState[] =>
  all.filter((each) => each.owner === subject || (identity !== 'stated' && !isOnlyStated(each)));
