import type { PlanSubsidy, Standing } from '../hardship/plan-subsidies.ts';
import { assess, type Judged, type KnownFacts } from './assess.ts';
import { schemeRefusal } from './make.ts';
import type { SchemeTerms } from './scheme.ts';
import { type ClaimSlice, claimsOf, isHolding } from './state.ts';

/**
 * The standing of a scheme for the person of a case, with the verdict on each condition. It decides nothing: somebody who seems
 * not to meet a condition can still claim.
 * @param on the Beijing day
 */
export function standingOf(
  state: ClaimSlice,
  terms: SchemeTerms,
  known: KnownFacts,
  on: string,
): { readonly standing: Standing; readonly judged: readonly Judged[] } {
  const judged = assess(terms, {}, known, [], on);
  return { standing: standingBy(state, terms, judged, on), judged };
}

function standingBy(state: ClaimSlice, terms: SchemeTerms, judged: readonly Judged[], on: string): Standing {
  if (terms.kind === 'information') return 'by-others';
  if (!terms.claimants.includes('person')) return 'by-employer';
  const notOpen = schemeRefusal(terms, terms.code, on);
  if (notOpen) return notOpen.reason === 'scheme-not-open-yet' ? 'not-open-yet' : 'closed';
  if (terms.once === 'person' && holdsOne(state, terms.code)) return 'had';
  return judged.some(({ verdict }) => verdict === 'not-met') ? 'not-met' : 'claimable';
}

/** Whether the person has a claim of a scheme that is undecided or was approved. */
const holdsOne = (state: ClaimSlice, scheme: string): boolean =>
  claimsOf(state).some((claim) => claim.by === 'person' && claim.terms.code === scheme && isHolding(claim));

/** All schemes of a region with their standing for the person, as presented to them with their plan (打包兑现). */
export const subsidiesFor = (
  state: ClaimSlice,
  schemes: readonly SchemeTerms[],
  known: KnownFacts,
  on: string,
): readonly PlanSubsidy[] =>
  schemes.map((terms) => ({ scheme: terms.code, standing: standingOf(state, terms, known, on).standing }));
