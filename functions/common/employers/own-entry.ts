import { type Claim, claimOf } from '../../../lib/domain/case/claim/state.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { type FoundGrant, foundGrantsOf } from '../../../lib/domain/case/proactive/state.ts';
import { type EmployerEntry, type EmployerPlace, employerEntry } from '../../../lib/store/employer-list.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Records } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';

type Needs = Pick<Records, 'table' | 'sealing' | 'cases'>;

/** Returns the credit code of the employer for which the caller signed in. @throws Problem `role-not-allowed` without one */
export function creditCodeOf({ creditCode }: Principal): string {
  if (creditCode === undefined) throw new Problem('role-not-allowed');
  return creditCode;
}

const missing = { claim: 'claim-not-found', grant: 'grant-not-found' } as const;

/**
 * Returns the place of a claim of the caller, or of a grant that was found for it. Never finds another employer's, whatever id
 * is tried.
 * @throws Problem `claim-not-found` or `grant-not-found`
 */
export async function ownPlace(
  { table, sealing }: Needs,
  principal: Principal,
  entry: EmployerEntry,
  id: string,
): Promise<EmployerPlace> {
  const employerId = await sealing.employerId(creditCodeOf(principal));
  const place = await employerEntry(table, employerId, entry, id);
  if (!place) throw new Problem(missing[entry]);
  return place;
}

/** Returns the claim at a place, if it is the caller's; undefined if it is not, or the records of the case were destroyed. */
export function claimAt(
  { state }: LoadedCase,
  { number }: EmployerPlace,
  principal: Principal,
): Claim | undefined {
  const claim = state.destroyed ? undefined : claimOf(state, number);
  const isOwn = claim?.claimant.kind === 'employer' && claim.claimant.creditCode === principal.creditCode;
  return isOwn ? claim : undefined;
}

/** The same for a grant. */
export function grantAt(
  { state }: LoadedCase,
  { number }: EmployerPlace,
  principal: Principal,
): FoundGrant | undefined {
  const grant = state.destroyed ? undefined : foundGrantsOf(state).find((each) => each.number === number);
  return grant?.to === 'employer' && grant.stated.employer?.creditCode === principal.creditCode
    ? grant
    : undefined;
}

/** Permits an employer to change a case through its own claim or grant. It sees nothing else of the case. */
export const permitOwn =
  (entry: EmployerEntry, place: EmployerPlace) =>
  (loaded: LoadedCase | undefined, principal: Principal): LoadedCase => {
    const at = entry === 'claim' ? claimAt : grantAt;
    if (!loaded || !at(loaded, place, principal)) throw new Problem(missing[entry]);
    return loaded;
  };
