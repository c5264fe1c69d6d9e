import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { canonicalJson } from '../../canonical-json.ts';
import { type Result, refused } from '../../result.ts';
import type { ClaimRules } from '../claim-tasks/tasks.ts';
import { type HardshipSlice, type Recognition, recognitionOn } from '../hardship/state.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { KnownFacts } from './assess.ts';
import type { ClaimEvent, Payee } from './events.ts';
import { makeClaim } from './make.ts';
import type { ClaimRefusal } from './refusals.ts';
import type { SchemeTerms } from './scheme.ts';
import { type Claim, type ClaimSlice, claimsOf } from './state.ts';
import type { StatedFacts } from './stated.ts';

/** One of the claims that somebody makes together from their individual plan. */
export interface ClaimFromPlan {
  readonly scheme: string;
  readonly stated: StatedFacts;
  readonly payee?: Payee | undefined;
}

/**
 * The recognition whose individual plan is in effect on a Beijing day; undefined if no plan was made, or the recognition has
 * ended.
 */
export function plannedRecognition(state: HardshipSlice, on: string): Recognition | undefined {
  const recognition = recognitionOn(state, on);
  return recognition?.plan?.madeOn === undefined ? undefined : recognition;
}

/**
 * Makes one of the claims of a package (打包兑现, SX-6.2, QH-6.2, CQ-6.2): a claim like any other, linked to its plan. Each is
 * checked and decided separately, and none waits for another.
 * @param terms the scheme on this day; undefined if no scheme has this code
 */
export function claimFromPlan(
  state: KernelState & ClaimSlice & HardshipSlice,
  { scheme, stated, payee }: ClaimFromPlan,
  terms: SchemeTerms | undefined,
  known: KnownFacts,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-made'>, ClaimRefusal> {
  const recognition = plannedRecognition(state, beijingDate(context.now));
  if (!recognition) return refused({ reason: 'no-assistance-plan' });
  return makeClaim(
    state,
    scheme,
    terms,
    { claimant: { kind: 'person' }, stated, payee, plan: recognition.number },
    known,
    rules,
    calendar,
    context,
  );
}

/**
 * The claim that was already made from a plan for the same thing, and was not withdrawn: a package submitted twice finds it.
 */
export const madeFromPlan = (
  state: ClaimSlice,
  plan: number,
  { scheme, stated }: Pick<ClaimFromPlan, 'scheme' | 'stated'>,
): Claim | undefined =>
  claimsOf(state).find(
    (claim) =>
      claim.plan === plan &&
      claim.status !== 'withdrawn' &&
      claim.terms.code === scheme &&
      canonicalJson(claim.stated) === canonicalJson(stated),
  );
