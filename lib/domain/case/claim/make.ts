import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { addMonths, beijingDate, monthOf, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type ClaimRules, checkClaimTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { assess, type Judged, type KnownFacts } from './assess.ts';
import { type BeganClaiming, beganWith, beginningOn, firstOf } from './began.ts';
import { type Assessment, type Claimant, type ClaimEvent, claimEvent, type Payee } from './events.ts';
import { hasComparedName, isForSame } from './guards.ts';
import type { ClaimRefusal } from './refusals.ts';
import type { SchemeTerms } from './scheme.ts';
import { type Claim, type ClaimSlice, claimsOf, isHolding, isUndecided, ownClaim } from './state.ts';
import { claimedMonths, contradictionIn, factsFault, type StatedFacts, statedDays } from './stated.ts';

const holdsSame = (state: ClaimSlice, scheme: SchemeTerms, stated: StatedFacts): boolean =>
  claimsOf(state).some((claim) => isHolding(claim) && isForSame(claim, scheme, stated));

/** A new claim: who claims, with which facts. */
export interface NewClaim {
  readonly claimant: Claimant;
  readonly stated: StatedFacts;
  readonly payee?: Payee | undefined;
  /** The number of the grant found from data that the claim confirms. */
  readonly found?: number | undefined;
  /** The number of the recognition whose individual plan it comes from. */
  readonly plan?: number | undefined;
}

/** The number that the tasks of a round of a claim share. */
export const roundNumber = ({ number, round }: Pick<Claim, 'number' | 'round'>): string =>
  `${number}-${round}`;

/** The part of an assessment that is stored: words and articles follow from the terms. */
export const kept = (judged: readonly Judged[]): Assessment =>
  judged.map(({ code, verdict, by }) => ({ code, verdict, by }));

/** Why nobody can claim under a scheme on a day; undefined if it is open. An earlier claim continues (I-21). */
export function schemeRefusal(
  scheme: SchemeTerms | undefined,
  code: string,
  on: string,
): ClaimRefusal | undefined {
  if (!scheme) return { reason: 'scheme-not-found', scheme: code };
  if (scheme.kind === 'information') return { reason: 'scheme-not-claimable', scheme: code };
  if (scheme.opens !== undefined && on < scheme.opens)
    return { reason: 'scheme-not-open-yet', opens: scheme.opens };
  if (scheme.closes !== undefined && on > scheme.closes)
    return { reason: 'scheme-closed', closedOn: scheme.closes };
  return undefined;
}

/**
 * What is wrong with a claim, independent of the person: it reveals nothing about anybody, so it can be returned before a
 * person is looked up.
 */
export function newClaimRefusal(
  code: string,
  scheme: SchemeTerms | undefined,
  { claimant, stated }: Pick<NewClaim, 'claimant' | 'stated'>,
  on: string,
): ClaimRefusal | undefined {
  const notOpen = schemeRefusal(scheme, code, on);
  if (notOpen || !scheme) return notOpen ?? { reason: 'scheme-not-found', scheme: code };
  if (!scheme.claimants.includes(claimant.kind)) return { reason: 'claimant-not-allowed' };
  const { missing, unasked } = factsFault(scheme, stated);
  if (missing.length + unasked.length > 0) return { reason: 'claim-facts-missing', missing, unasked };
  if (claimant.kind === 'employer' && stated.employer && stated.employer.creditCode !== claimant.creditCode)
    return { reason: 'claim-same-employer' };
  const contradict = contradictionIn(stated);
  if (contradict) return { reason: 'claim-facts-contradict', facts: contradict };
  const isLater = (year: number | undefined) => (year ?? 0) > Number(on.slice(0, 4));
  const inFuture =
    statedDays(stated).some((day) => day > on) ||
    claimedMonths(stated).some((each) => each > monthOf(on)) ||
    isLater(stated.year);
  return inFuture ? { reason: 'date-in-future' } : undefined;
}

/**
 * The first claim under a scheme that still holds its guards, in this case or in another one of the person; otherwise the one
 * being made now.
 */
function firstClaim(
  state: ClaimSlice,
  code: string,
  { began }: Pick<KnownFacts, 'began'>,
  now: BeganClaiming,
): BeganClaiming {
  const here = claimsOf(state).find((each) => each.terms.code === code && isHolding(each));
  return firstOf([here && beganWith(here), began]) ?? now;
}

/**
 * The maximum number of months paid to this person under a scheme; undefined if no source sets one. Whether retirement is near
 * enough for payment until then is determined once, on the day of the first claim in any of their cases (E2, I-77). If it is,
 * all months from the first one on that begin before retirement are paid.
 */
export function mostMonthsOf(
  { mostMonths }: Pick<SchemeTerms, 'mostMonths'>,
  {
    inHardship: isInHardship,
    wasInHardship,
    retiresOn,
  }: Pick<KnownFacts, 'inHardship' | 'wasInHardship' | 'retiresOn'>,
  first: BeganClaiming,
): number | undefined {
  if (!mostMonths) return undefined;
  const { months, inHardship, untilRetirementWithinMonths: within } = mostMonths;
  const hardship = isInHardship || wasInHardship;
  const usual = hardship ? (inHardship ?? months) : months;
  if (usual === undefined || within === undefined || !retiresOn || !hardship) return usual;
  const isNear = retiresOn < addMonths(parseLocalDate(first.on), within);
  return isNear ? Math.max(usual, monthsUntil(first.month, retiresOn)) : usual;
}

/** How many months, starting with this one, begin before a day. */
function monthsUntil(month: string, day: string): number {
  const [from, until] = [month, day].map((each) => Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7)));
  return (until ?? 0) - (from ?? 0) + (day.endsWith('-01') ? 0 : 1);
}

/**
 * Whether the identity of the claimant would be sufficiently known: somebody with a merely stated identity may not claim in the
 * name of that person (I-52).
 */
export const isClaimable = ({ phase, identity }: Pick<KernelState, 'phase' | 'identity'>): boolean =>
  phase !== 'job-seeker' || identity !== 'stated';

/**
 * Makes a claim, freezing its terms, its facts and what was known. What is known decides nothing: somebody who seems not to
 * meet a condition can still claim and have it checked.
 * @param scheme the terms of the scheme on this day; undefined if no scheme has this code
 */
export function makeClaim(
  state: KernelState & ClaimSlice,
  code: string,
  scheme: SchemeTerms | undefined,
  claim: NewClaim,
  known: KnownFacts,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-made'>, ClaimRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'job-seeker', 'closed');
  if (notNow) return refused(notNow);
  if (!isClaimable(state)) return refused({ reason: 'claim-identity-unproven' });
  const on = beijingDate(context.now);
  const unsound = newClaimRefusal(code, scheme, claim, on);
  if (unsound || !scheme) return refused(unsound ?? { reason: 'scheme-not-found', scheme: code });
  const { claimant, stated, payee, found, plan } = claim;
  const number = claimsOf(state).length + 1;
  const mostMonths = mostMonthsOf(scheme, known, firstClaim(state, code, known, beginningOn(on, stated)));
  if (mostMonths !== undefined && claimedMonths(stated).length > mostMonths)
    return refused({ reason: 'claim-above-most-months', mostMonths });
  // The guards find all else, also in other cases; a subject of an earlier release they know only as it was written.
  if (scheme.once === 'subject' && holdsSame(state, scheme, stated))
    return refused({ reason: 'claim-had-already' });
  const first = roundNumber({ number, round: 1 });
  return success(
    claimEvent(context, 'claim-made', {
      number,
      by: claimant.kind,
      claimant,
      terms: scheme,
      stated,
      assessment: kept(assess(scheme, stated, known, [], on)),
      packVersion: rules.packVersion,
      ...(payee && { payee }),
      ...(mostMonths !== undefined && { mostMonths }),
      ...(hasComparedName(scheme, stated) && { comparedNames: true as const }),
      check: taskDeadline(checkClaimTask, { number: first }, rules, calendar, context.now),
      ...(found !== undefined && { found }),
      ...(plan !== undefined && { plan }),
    }),
  );
}

/** Withdraws a claim. This is possible until it is decided. */
export function withdrawClaim(
  state: ClaimSlice,
  number: number,
  context: Context,
): Result<ClaimEvent<'claim-withdrawn'>, ClaimRefusal> {
  const claim = ownClaim(state, number, context.actor);
  if (!claim) return refused({ reason: 'claim-not-found' });
  if (!isUndecided(claim)) return refused({ reason: 'claim-not-in-state', stands: claim.status });
  return success(claimEvent(context, 'claim-withdrawn', { number }));
}

/** Sets or corrects the account, as long as no payment is on its way. */
export function giveAccount(
  state: ClaimSlice,
  number: number,
  payee: Payee,
  context: Context,
): Result<ClaimEvent<'claim-account-given'>, ClaimRefusal> {
  const claim = ownClaim(state, number, context.actor);
  if (!claim) return refused({ reason: 'claim-not-found' });
  const { payment } = claim;
  if (payment?.status === 'in-run' || payment?.status === 'paid')
    return refused({ reason: 'payment-not-in-state', stands: payment.status });
  if (!isUndecided(claim) && claim.status !== 'approved')
    return refused({ reason: 'claim-not-in-state', stands: claim.status });
  return success(claimEvent(context, 'claim-account-given', { number, payee }));
}
