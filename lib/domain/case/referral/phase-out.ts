import { type ReferralSlice, referralsOf } from './state.ts';

/** What is relief from the line of the minimum living guarantee, by the words of the notices. */
const livingAllowances: readonly string[] = ['minimum-living-guarantee', 'social-relief'];
const work: readonly string[] = ['employed', 'self-employed'];

/** The end of a registration, as far as it tells that somebody has found work. */
interface Ending {
  readonly closure?: { readonly status: string; readonly reason: string } | undefined;
}

/**
 * Whether relief that somebody has goes on for a while because they have found work (渐退期: SX-6.5, QH-6.6, WH-3.3, CQ-6.5, YN-5.2.4; I-14): civil affairs gives it and
 * decides; the case worker is only shown for how long the notice says it does.
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
