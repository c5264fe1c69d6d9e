import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { isClaimable } from '../../../lib/domain/case/claim/make.ts';
import { claimsOf, isHolding } from '../../../lib/domain/case/claim/state.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Records } from '../connections/records.ts';

type Needs = Pick<Records, 'sealing' | 'cases'>;

/** Whom an employer says it has hired, as the contract has them. */
export interface Hired {
  readonly name: string;
  readonly identityNumber: string;
}

/** How many cases of a person are looked at. */
const lookedAt = 20;
const claimable: readonly string[] = ['registered', 'closed', 'job-seeker'];

/** Somebody whom an employer says it has hired, as they are known. */
export interface FoundHire {
  readonly loaded: LoadedCase;
  readonly person: Person;
}

/**
 * The case of a person in a region that a claim of an employer can be about: the registration in which they were hired, which
 * need not be the one that runs now; or else that, or the last one. Undefined where there is none, it is another region’s, or
 * it is somebody’s of another name; the caller answers all of that in the same words. The table and KMS are asked as often
 * whether there is such a person or not: one case is opened, or none in its place.
 * @param hiredOn the day on which the contract begins, where the scheme asks for it
 */
export async function caseOfHired(
  { sealing, cases }: Needs,
  personId: string,
  name: string,
  region: string,
  hiredOn: string | undefined,
): Promise<FoundHire | undefined> {
  const found = (await cases.unopenedOf(personId, lookedAt)).filter(
    ({ state }) =>
      !state.destroyed && state.region === region && claimable.includes(state.phase) && isClaimable(state),
  );
  const [first] = found.toSorted((a, b) => compareBegun(a, b, hiredOn) || rankOf(a) - rankOf(b));
  // Not as one that may be known from what was shown before: that would tell by the time whether there is somebody.
  const loaded = await cases.loadWithPersonAnew(first?.state.caseId ?? 'none');
  if (!loaded || loaded.state.destroyed) {
    await sealing.openNone(personId);
    return undefined;
  }
  const person = await cases.person(loaded);
  return person.name === name ? { loaded, person } : undefined;
}

/** The registration that began last up to a day comes first, and those that began after it, or never, last. */
function compareBegun(a: LoadedCase, b: LoadedCase, day: string | undefined): number {
  const [begun, other] = [a, b].map(({ state: { registeredAt } }) => {
    const on = registeredAt === undefined ? '' : beijingDate(Date.parse(registeredAt));
    return day !== undefined && on <= day ? on : '';
  });
  return (other ?? '').localeCompare(begun ?? '');
}

/** The registration as unemployed that runs first, then the last one that has ended. They are listed newest first. */
const rankOf = ({ state }: LoadedCase): number => claimable.indexOf(state.phase);

/** Whether the same employer has such a claim for the person already: that it may be told, since it knows. */
export const hasClaimed = ({ state }: LoadedCase, scheme: string, creditCode: string): boolean =>
  claimsOf(state).some(
    (claim) =>
      isHolding(claim) &&
      claim.terms.code === scheme &&
      claim.claimant.kind === 'employer' &&
      claim.claimant.creditCode === creditCode,
  );
