import { type BeganClaiming, beganWith } from './began.ts';
import { type Claim, type ClaimSlice, isHolding } from './state.ts';
import { claimedMonths } from './stated.ts';

/**
 * What a claim reserves for its person, across all their cases and whoever claims, so that nothing is granted twice. The store
 * takes guards in the transaction of the claim and releases them in that of its end, under names that reveal nothing
 * (`lib/store/claim-guards.ts`):
 * - `only`: nobody else may hold it (I-78: once for the person, for a year, for a month, for a certificate);
 * - `tally`: the number of claims under a scheme and of the months that they cover, at most `mostMonths`; no claim while the
 * scheme is barred. If months are limited, it records when the claim was made and its first month: the limit follows from the
 * first claim of the person (I-77);
 * - `bar`: no claim under a scheme that this one excludes may exist, or be made while this one is held. So the exclusion works
 * both ways (I-79), even if only one of the two schemes states it.
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

/** The guards that a claim holds; none once it has been refused, withdrawn, revoked or fully repaid. */
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

/** The single thing that a claim is about: a certificate, a course, a loan. */
function subjectOf({ stated: { certificate, training, loan } }: Claim): string {
  if (certificate) return `certificate:${certificate.number.toUpperCase()}`;
  if (training) return `training:${training.course}:${training.completedOn}`;
  return `loan:${loan?.reference.toUpperCase() ?? ''}`;
}

/** The guards that a claim takes and releases with an event. */
export interface GuardChange {
  readonly number: number;
  readonly taken: readonly Guard[];
  readonly left: readonly Guard[];
}

/** Compares the claims of a case before and after an event, and returns the guards that change, by claim. */
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
