import { beijingDate, monthOf } from '../domain/calendar/local-date.ts';
import type { CaseState } from '../domain/case/case.ts';
import { type Claim, claimsOf } from '../domain/case/claim/state.ts';
import { type FoundGrant, foundGrantsOf } from '../domain/case/proactive/state.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/*
 * How many grants were found from data and pushed in a district, by scheme and by the month in which that was, and what became of
 * them: counts, and nobody. To find one and to tell of it is one transaction, so that what is found is pushed. What becomes of one
 * is counted where it was pushed, also after the registration has moved to another district.
 */

/** The outcomes of the grants of a scheme that were pushed in a month. */
export interface GrantCounts {
  readonly scheme: string;
  readonly pushed: number;
  readonly confirmed: number;
  readonly declined: number;
  /** Of those confirmed, what was approved as a claim. */
  readonly granted: number;
}
type Counted = Exclude<keyof GrantCounts, 'scheme'>;

/** The writes that count what an event does to grants; none for nearly all events. */
export function grantCountWrites(table: Table, before: CaseState, after: CaseState): readonly Write[] {
  if (before.foundGrants === after.foundGrants && before.claims === after.claims) return [];
  const was = new Map(foundGrantsOf(before).map((each) => [each.number, each]));
  const count = ({ scheme, foundAt, district = after.district }: FoundGrant, name: Counted): Write =>
    table.updateItem(
      {
        PK: keys.grantCounts(district),
        SK: keys.grantCountsOf(monthOf(beijingDate(Date.parse(foundAt))), scheme),
      },
      `ADD ${name} :one`,
      { ':one': 1 },
    );
  const confirmed = foundBy(claimsOf(after).slice(claimsOf(before).length));
  const granted = foundBy(
    claimsOf(after).filter(
      (claim, index) => claim.status === 'approved' && claimsOf(before)[index]?.status !== 'approved',
    ),
  );
  return foundGrantsOf(after).flatMap((grant) => {
    const known = was.get(grant.number);
    if (!known) return [count(grant, 'pushed')];
    if (confirmed.has(grant.number)) return [count(grant, 'confirmed')];
    if (granted.has(grant.number)) return [count(grant, 'granted')];
    return grant.declinedAt !== undefined && known.declinedAt === undefined ? [count(grant, 'declined')] : [];
  });
}

/** The grants that claims confirm. */
const foundBy = (claims: readonly Pick<Claim, 'found'>[]): ReadonlySet<number> =>
  new Set(claims.flatMap(({ found }) => found ?? []));

/** Returns the counts of a district for the grants that were pushed in a month, by scheme. */
export async function grantCounts(table: Table, district: string, month: string): Promise<GrantCounts[]> {
  const prefix = keys.grantCountsOf(month, '');
  const items = await table.list(keys.grantCounts(district), prefix);
  return items.map((item) => ({
    scheme: String(item.SK).slice(prefix.length),
    pushed: Number(item.pushed ?? 0),
    confirmed: Number(item.confirmed ?? 0),
    declined: Number(item.declined ?? 0),
    granted: Number(item.granted ?? 0),
  }));
}
