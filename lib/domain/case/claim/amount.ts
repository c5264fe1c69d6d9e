import type { SchemeTerms } from './scheme.ts';
import { claimedMonths, type StatedFacts } from './stated.ts';

/** The minimum and maximum that may be approved, in fen. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * Returns the sums that may be approved for a claim: exactly a fixed sum, otherwise at most the limit and never more than what
 * was spent. A scheme that pays by the month pays for each month claimed. Undefined while the amount is open. A share is
 * rounded down to whole fen, so that it never exceeds the limit.
 */
export function boundsOf(
  { amount, once }: Pick<SchemeTerms, 'amount' | 'once'>,
  { spent, classHours, months }: Pick<StatedFacts, 'spent' | 'classHours' | 'months'>,
): Bounds | undefined {
  const times = once === 'month' ? Math.max(1, claimedMonths({ months }).length) : 1;
  switch (amount.kind) {
    case 'fixed':
      return { least: amount.fen * times, most: amount.fen * times };
    case 'up-to':
      return { least: 1, most: Math.min(amount.fen * times, spent ?? Number.POSITIVE_INFINITY) };
    case 'share':
      return { least: 1, most: Math.floor(((spent ?? 0) * amount.numerator) / amount.denominator) };
    case 'per-class-hour':
      return { least: 1, most: amount.fen * (classHours ?? 0) };
    case 'open':
      return undefined;
  }
}

/** Whether a sum may be approved. */
export const isWithin = ({ least, most }: Bounds, fen: number): boolean => fen >= least && fen <= most;
