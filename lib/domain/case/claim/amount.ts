import type { SchemeTerms } from './scheme.ts';
import type { StatedFacts } from './stated.ts';

/** The least and the most that may be approved, in fen. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * What may be approved for a claim: a fixed sum exactly, otherwise at most the limit and never more than what was spent.
 * Undefined while the amount is open. A share is rounded down to whole fen, so that it is never above the limit.
 */
export function boundsOf(
  { amount }: Pick<SchemeTerms, 'amount'>,
  { spent, classHours }: Pick<StatedFacts, 'spent' | 'classHours'>,
): Bounds | undefined {
  switch (amount.kind) {
    case 'fixed':
      return { least: amount.fen, most: amount.fen };
    case 'up-to':
      return { least: 1, most: Math.min(amount.fen, spent ?? amount.fen) };
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
