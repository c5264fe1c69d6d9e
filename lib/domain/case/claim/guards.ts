import { type BeganClaiming, beganWith } from './began.ts';
import { type Claim, type ClaimSlice, isHolding } from './state.ts';
import { claimedMonths } from './stated.ts';

/**
 * What a claim holds of its person, across all their cases and whoever claims. The store takes it in the transaction of
 * the claim and lets it go in that of its end, under names that say nothing (`lib/store/claim-guards.ts`):
 * - `only`: nobody else may hold it (I-78: once for the person, for a year, for a month, for a certificate);
 * - `tally`: how many claims of a scheme there are, and how many months they are for, at most `mostMonths`; none while the
 *   scheme is barred. Where months are limited, it says when the claim was made and from which month on: what the limit is
 *   follows from the first claim of the person (I-77);
 * - `bar`: no claim of a scheme that this one excludes may be held, nor made as long as this one is. So the exclusion holds
 *   both ways (I-79), also where only one of the two schemes states it.
 */
export type Guard =
  | { readonly kind: 'only'; readonly name: string }
  | {
      readonly kind: 'tally';
      readonly name: string;
      readonly months: number;
      readonly mostMonths?: number | undefined;
      readonly began?: BeganClaiming | undefined;
    }
  | { readonly kind: 'bar'; readonly name: string };

/** The name of the tally of a scheme. */
export const tallyOf = (scheme: string): string => `tally:${scheme}`;

/** What a claim holds; nothing once it has been refused, withdrawn, or repaid whole. */
export function guardsOf(claim: Claim): readonly Guard[] {
  if (!isHolding(claim)) return [];
  const { terms, stated, mostMonths } = claim;
  const months = terms.once === 'month' ? claimedMonths(stated) : [];
  const only = [
    ...(terms.once === 'person' ? ['once'] : []),
    ...(terms.once === 'year' ? [`year:${stated.year}`] : []),
    ...months.map((month) => `month:${month}`),
    ...(terms.once === 'subject' ? [`subject:${subjectOf(claim)}`] : []),
  ];
  return [
    ...only.map((each): Guard => ({ kind: 'only', name: `${each}:${terms.code}` })),
    {
      kind: 'tally',
      name: tallyOf(terms.code),
      months: months.length,
      ...(mostMonths !== undefined && { mostMonths, began: beganWith(claim) }),
    },
    ...terms.excludes.map(({ code }): Guard => ({ kind: 'bar', name: tallyOf(code) })),
  ];
}

/** The one thing that a claim is about: a certificate, a course, a loan. */
function subjectOf({ stated: { certificate, training, loan } }: Claim): string {
  if (certificate) return `certificate:${certificate.number.toUpperCase()}`;
  if (training) return `training:${training.course}:${training.completedOn}`;
  return `loan:${loan?.reference.toUpperCase() ?? ''}`;
}

/** What a claim takes and leaves by an event. */
export interface GuardChange {
  readonly number: number;
  readonly taken: readonly Guard[];
  readonly left: readonly Guard[];
}

/** How the claims of a case changed by an event, as far as that changes what they hold: by number, before and after. */
export function guardChanges(
  { claims: before = [] }: ClaimSlice,
  { claims: after = [] }: ClaimSlice,
): readonly GuardChange[] {
  if (before === after) return [];
  return after.flatMap((claim): readonly GuardChange[] => {
    const was = before.find(({ number }) => number === claim.number);
    const [held, holds] = [was !== undefined && isHolding(was), isHolding(claim)];
    if (held === holds) return [];
    if (holds) return [{ number: claim.number, taken: guardsOf(claim), left: [] }];
    return [{ number: claim.number, taken: [], left: was ? guardsOf(was) : [] }];
  });
}
