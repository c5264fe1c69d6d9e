import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { isForSame } from '../../../lib/domain/case/claim/guards.ts';
import { isClaimable } from '../../../lib/domain/case/claim/make.ts';
import type { SchemeTerms } from '../../../lib/domain/case/claim/scheme.ts';
import { claimsOf, isHolding } from '../../../lib/domain/case/claim/state.ts';
import type { StatedFacts } from '../../../lib/domain/case/claim/stated.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Records } from '../connections/records.ts';

type Needs = Pick<Records, 'sealing' | 'cases'>;

/** The person whom an employer says it has hired, as in the contract. */
export interface Hired {
  readonly name: string;
  readonly identityNumber: string;
}

/** How many cases of a person are considered. */
const lookedAt = 20;
const claimable: readonly string[] = ['registered', 'closed', 'job-seeker'];

/** The person whom an employer says it has hired, as our records have them. */
export interface FoundHire {
  readonly loaded: LoadedCase;
  readonly person: Person;
}

/**
 * Finds the case of a person in a region that a claim of an employer can be about: the registration in which they were hired,
 * which need not be the current one; otherwise the current one, or the last. Undefined if there is none, it belongs to another
 * region, or the person has another name; the caller gives the same answer in all these cases. The table and KMS are called as
 * often whether there is such a person or not: either one case is opened, or a dummy in its place.
 * @param hiredOn the first day of the contract, if the scheme asks for it
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
  // Never from a cached read: the response time would tell whether there is such a person.
  const loaded = await cases.loadWithPersonAnew(first?.state.caseId ?? 'none');
  if (!loaded || loaded.state.destroyed) {
    await sealing.openNone(personId);
    return undefined;
  }
  const person = await cases.person(loaded);
  return person.name === name ? { loaded, person } : undefined;
}

/** Puts the registration that began last up to a day first, and those that began after it, or never, last. */
function compareBegun(a: LoadedCase, b: LoadedCase, day: string | undefined): number {
  const [begun, other] = [a, b].map(({ state: { registeredAt } }) => {
    const on = registeredAt === undefined ? '' : beijingDate(Date.parse(registeredAt));
    return day !== undefined && on <= day ? on : '';
  });
  return (other ?? '').localeCompare(begun ?? '');
}

/** Puts the current registration as unemployed first, then the last one that ended. They are listed newest first. */
const rankOf = ({ state }: LoadedCase): number => claimable.indexOf(state.phase);

/**
 * Whether the same employer already has such a claim for the person, and for the same month or course where the scheme pays for
 * each. It may be told so, since it knows.
 */
export const hasClaimed = (
  { state }: LoadedCase,
  scheme: Pick<SchemeTerms, 'once' | 'code'>,
  stated: StatedFacts,
  creditCode: string,
): boolean =>
  claimsOf(state).some(
    (claim) =>
      isHolding(claim) &&
      isForSame(claim, scheme, stated) &&
      claim.claimant.kind === 'employer' &&
      claim.claimant.creditCode === creditCode,
  );
