import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { isOnlyStated } from '../../../lib/domain/case/kernel/real-name.ts';
import { type IdentityBasis, toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import type { CountedOpening } from '../../../lib/store/own-openings.ts';
import { Problem } from '../http/problems.ts';

/** How many applications of one sign-in may wait at once, or be begun within a day, while nobody has checked whose they are (I-52). */
const maxStated = 30;
const aDay = 24 * 60 * 60 * 1000;

/**
 * How it is known that an application is about the person whose number it gives: staff see the document at the counter,
 * or the issuer of the sign-in has verified the number. Everything else is stated, and occupies nobody's place.
 * @throws Problem `identity-not-yours` where the sign-in is verified as somebody else's and no help is declared,
 *   `too-many-open-applications` where the sign-in has stated too many identities
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

/** How a case that a sign-in begins is counted, where it is only stated whose it is. */
export const countedOpening = (
  identity: IdentityBasis,
  { subject }: Principal,
  now: number,
): CountedOpening | undefined => (identity === 'stated' ? { subject, now, most: maxStated } : undefined);

/**
 * Of the cases of a person, those that a new one may build on: where it is known who applies, each of which it is known whose
 * it is, and otherwise those that the same sign-in has opened, so that nobody learns anything about somebody else, and
 * what others have stated of somebody becomes no part of their case.
 */
export const earlierCases = (
  { subject }: Principal,
  identity: IdentityBasis,
  all: readonly CaseState[],
): readonly CaseState[] =>
  all.filter((each) => each.owner === subject || (identity !== 'stated' && !isOnlyStated(each)));
