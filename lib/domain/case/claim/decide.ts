import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import {
  type ClaimRules,
  checkClaimTask,
  correctClaimAccountTask,
  decideClaimTask,
  reviewClaimTask,
} from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { assess, byVerdict, type KnownFacts } from './assess.ts';
import { amountRefusal, isForSupervisor } from './check.ts';
import { type ClaimEvent, claimEvent } from './events.ts';
import { claimSeparation } from './involved.ts';
import { kept, roundNumber } from './make.ts';
import { claimForSupervisor, claimToDealWith } from './of-task.ts';
import type { ClaimRefusal } from './refusals.ts';
import { openValuesOf, type SchemeTerms } from './scheme.ts';
import { type Claim, type ClaimSlice, ownClaim } from './state.ts';

type Needs = KernelState & ClaimSlice & Parameters<typeof claimSeparation>[0];

/** The decision on a claim. */
export type ClaimDecision =
  | {
      readonly decide: 'approve';
      /** The decider has seen that the claim exceeds what is left of the fund's budget. */
      readonly overBudgetSeen?: boolean | undefined;
    }
  | {
      readonly decide: 'refuse';
      readonly ground: 'criterion' | 'wrong-facts' | 'objection-upheld';
      /** The condition that is not met. */
      readonly criterion?: string | undefined;
    }
  /** The claim is checked again. */
  | { readonly decide: 'return' };

/**
 * Decides a claim; the decider must not be the person who checked it. An approval requires every condition met, every value of
 * the scheme set, the public notice over and every objection answered. It freezes terms and facts once more.
 * @param terms the terms of the claim, with open values that have been set since (`withOpenValuesOf`)
 * @param known what is known now, as of the day of the claim
 * @param unit whether the unit has a second person, and whether the claim exceeds the budget of the fund
 * (`lib/store/funds.ts`): no source lets an agency refuse a lawful claim for that, so the approver is told, and it is recorded
 */
export function decideClaim(
  state: Needs,
  taskId: string,
  decision: ClaimDecision,
  terms: SchemeTerms,
  known: KnownFacts,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
  unit: { readonly secondPerson: boolean; readonly overBudget?: boolean },
): Result<ClaimEvent<'claim-approved' | 'claim-refused' | 'claim-returned'>, ClaimRefusal> {
  const found = claimToDealWith(state, decideClaimTask, taskId);
  if (!found.ok) return found;
  const claim = found.value;
  if (claim.forSupervisor && context.actor.role !== 'supervisor')
    return refused({ reason: 'supervisor-needed' });
  const barred = claimSeparation(state, claim, 'decide-claim', context, unit);
  if (barred) return refused(barred);
  const { number, by } = claim;
  if (decision.decide === 'return') {
    const again = nextRound(claim, rules, calendar, context);
    return success(claimEvent(context, 'claim-returned', { number, taskId, ...again }));
  }
  const on = beijingDate(Date.parse(claim.madeAt));
  const judged = assess(terms, claim.stated, known, claim.findings, on);
  const { packVersion } = rules;
  if (decision.decide === 'refuse') {
    const { ground, criterion } = decision;
    if (ground === 'criterion' && !byVerdict(judged, 'not-met').includes(criterion ?? ''))
      return refused({ reason: 'criterion-met', criterion: criterion ?? '' });
    if (ground === 'objection-upheld' && !claim.notice?.objections.some(({ status }) => status === 'upheld'))
      return refused({ reason: 'notice-not-running' });
    return success(
      claimEvent(context, 'claim-refused', {
        number,
        by,
        taskId,
        ground,
        ...(ground === 'criterion' && criterion !== undefined && { criterion }),
        basis: terms.citation,
        assessment: kept(judged),
        packVersion,
      }),
    );
  }
  const amountFen = claim.proposedFen ?? 0;
  const stands = approvalRefusal(claim, terms, judged, rules, context);
  if (stands) return refused(stands);
  if (unit.overBudget && !decision.overBudgetSeen) return refused({ reason: 'claim-over-budget' });
  return success(
    claimEvent(context, 'claim-approved', {
      number,
      by,
      taskId,
      terms,
      assessment: kept(judged),
      packVersion,
      amountFen,
      ...(unit.overBudget && { overBudget: true as const }),
      ...(!claim.payee && {
        account: taskDeadline(
          correctClaimAccountTask,
          { number: `${number}-0` },
          rules,
          calendar,
          context.now,
        ),
      }),
    }),
  );
}

/** Why a claim cannot be approved. */
function approvalRefusal(
  claim: Claim,
  terms: SchemeTerms,
  judged: ReturnType<typeof assess>,
  rules: ClaimRules,
  { now, actor }: Context,
): ClaimRefusal | undefined {
  if (claim.proposal !== 'approve') return { reason: 'refusal-was-proposed' };
  if (claim.question === 'open') return { reason: 'claim-question-open' };
  const open = openValuesOf(terms);
  if (open.length > 0) return { reason: 'scheme-value-open', values: open };
  const { notice } = claim;
  if (notice && now < Date.parse(notice.endsAt)) return { reason: 'notice-running', until: notice.until };
  if (notice?.objections.some(({ status }) => status === 'open')) return { reason: 'notice-objection-open' };
  const unmet = judged.filter(({ verdict }) => verdict !== 'met').map(({ code }) => code);
  if (unmet.length > 0) return { reason: 'criteria-not-met', criteria: unmet };
  const wrong = amountRefusal(terms, claim, claim.proposedFen);
  if (wrong) return wrong;
  if (isForSupervisor(claim.proposedFen, rules) && actor.role !== 'supervisor')
    return { reason: 'supervisor-needed' };
  return undefined;
}

function nextRound(claim: Claim, rules: ClaimRules, calendar: DueDateCalendar, { now }: Context) {
  const round = claim.round + 1;
  const number = roundNumber({ number: claim.number, round });
  return { round, check: taskDeadline(checkClaimTask, { number }, rules, calendar, now) };
}

/** Asks for the review of a refusal: once, by a supervisor who has not dealt with the claim. */
export function askForReview(
  state: ClaimSlice,
  number: number,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-review-asked'>, ClaimRefusal> {
  const claim = ownClaim(state, number, context.actor);
  if (!claim) return refused({ reason: 'claim-not-found' });
  if (claim.status !== 'refused') return refused({ reason: 'claim-not-in-state', stands: claim.status });
  if (claim.review) return refused({ reason: 'claim-review-used' });
  const review = taskDeadline(reviewClaimTask, { number }, rules, calendar, context.now);
  return success(claimEvent(context, 'claim-review-asked', { number, review }));
}

/** Decides a review: the refusal is confirmed, or others check and decide the claim again. */
export function decideReview(
  state: Needs,
  taskId: string,
  upheld: boolean,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-review-decided'>, ClaimRefusal> {
  const found = claimForSupervisor(state, reviewClaimTask, taskId, 'review-claim', context);
  if (!found.ok) return found;
  const claim = found.value;
  return success(
    claimEvent(context, 'claim-review-decided', {
      number: claim.number,
      by: claim.by,
      taskId,
      upheld,
      ...(upheld && { again: nextRound(claim, rules, calendar, context) }),
    }),
  );
}
