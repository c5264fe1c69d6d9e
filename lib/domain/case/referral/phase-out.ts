import { type ReferralSlice, referralsOf } from './state.ts';

/** Reliefs tied to the minimum living guarantee line, in the terms of the circulars. */
const livingAllowances: readonly string[] = ['minimum-living-guarantee', 'social-relief'];
const work: readonly string[] = ['employed', 'self-employed'];

/** The part of a closure that shows whether somebody has found work. */
interface Ending {
  readonly closure?: { readonly status: string; readonly reason: string } | undefined;
}

/**
 * Whether relief that somebody receives continues for a while because they have found work (渐退期: SX-6.5, QH-6.6, WH-3.3,
 * CQ-6.5, YN-5.2.4; I-14). Civil affairs gives it and decides; the case worker is only shown the period in the circular.
 */
export const isPhasingOut = (state: ReferralSlice & Ending): boolean => {
  const { closure } = state;
  return (
    closure !== undefined &&
    ['proposed', 'closed'].includes(closure.status) &&
    work.includes(closure.reason) &&
    referralsOf(state).some(
      ({ answer }) => answer?.outcome === 'accepted' && livingAllowances.includes(answer.relief ?? ''),
    )
  );
};
