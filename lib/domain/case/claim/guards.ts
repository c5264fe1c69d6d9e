import { comparableName } from '../../text.ts';
import { type BeganClaiming, beganWith } from './began.ts';
import type { SchemeTerms } from './scheme.ts';
import { type Claim, type ClaimSlice, isHolding } from './state.ts';
import { claimedMonths, type StatedFacts } from './stated.ts';

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
    ...(terms.once === 'subject' ? subjectsOf(claim).map((subject) => `subject:${subject}`) : []),
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

/**
 * The names of the single thing that a claim is about: as it was written and, if that differs, as it is compared with what others
 * write. Claims from before 2 December 2026 hold only the first, so that only that is released with them.
 */
function subjectsOf({ stated, comparedNames }: Claim): readonly string[] {
  const written = writtenSubject(stated);
  return comparedNames ? [written, comparedSubject(stated)] : [written];
}

type Subject = Pick<StatedFacts, 'certificate' | 'training' | 'loan'>;

/** The single thing that a claim is about, as it was written: a certificate, a course, a loan. */
function writtenSubject({ certificate, training, loan }: Subject): string {
  if (certificate) return `certificate:${certificate.number.toUpperCase()}`;
  if (training) return `training:${training.course}:${training.completedOn}`;
  return `loan:${loan?.reference.toUpperCase() ?? ''}`;
}

/**
 * The same, whatever the width and the case of its letters, and the spaces or, in a number, the hyphens: one training is one
 * whether the person or the school writes its name (I-78).
 */
function comparedSubject({ certificate, training, loan }: Subject): string {
  const number = (text: string) => comparableName(text).replaceAll('-', '');
  return writtenSubject({
    ...(certificate && { certificate: { ...certificate, number: number(certificate.number) } }),
    ...(training && { training: { ...training, course: comparableName(training.course) } }),
    ...(loan && { loan: { reference: number(loan.reference) } }),
  });
}

/** Whether a claim also holds its subject under the name by which it is compared. */
export const hasComparedName = ({ once }: Pick<SchemeTerms, 'once'>, stated: Subject): boolean =>
  once === 'subject' && comparedSubject(stated) !== writtenSubject(stated);

/**
 * Whether a claim under a scheme is for what another claim would be for: the person, a month, a year, or one subject, also where
 * that claim is from before names were compared.
 */
export function isForSame(
  claim: Claim,
  { once, code }: Pick<SchemeTerms, 'once' | 'code'>,
  stated: StatedFacts,
): boolean {
  if (claim.terms.code !== code) return false;
  switch (once) {
    case 'person':
      return true;
    case 'year':
      return claim.stated.year === stated.year;
    case 'month':
      return claimedMonths(claim.stated).some((month) => claimedMonths(stated).includes(month));
    case 'subject':
      return comparedSubject(claim.stated) === comparedSubject(stated);
  }
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
