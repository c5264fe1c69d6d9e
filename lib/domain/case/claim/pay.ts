import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type ClaimRules, correctClaimAccountTask } from '../claim-tasks/tasks.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { deathOf, isAfterDeath, type RecordedDeath } from './death.ts';
import { type bounceReasons, type ClaimEvent, claimEvent } from './events.ts';
import { claimSeparation } from './involved.ts';
import { isQuestioned, lookDeadline } from './recover.ts';
import { lookTaskOf } from './reduce-question.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf } from './state.ts';

/** The permanent key of a payment of a claim: the case, the claim, and the number of the attempt. */
export const paymentKey = (caseId: string, number: number, attempt: number): string =>
  `PAY-${caseId}-${number}-${attempt}`;

type Needs = ClaimSlice & Parameters<typeof claimSeparation>[0];
type Found = { readonly claim: Claim; readonly payment: NonNullable<Claim['payment']> };

/** The payment of a claim with a status, for somebody who may deal with it: nobody who was involved in the claim. */
function paymentOf(
  state: Needs,
  number: number,
  status: NonNullable<Claim['payment']>['status'],
  context: Context,
): Result<Found, ClaimRefusal> {
  const claim = claimOf(state, number);
  if (!claim) return refused({ reason: 'claim-not-found' });
  const { payment } = claim;
  if (claim.status !== 'approved' || !payment)
    return refused({ reason: 'claim-not-in-state', stands: claim.status });
  if (payment.status !== status) return refused({ reason: 'payment-not-in-state', stands: payment.status });
  const barred = claimSeparation(state, claim, 'pay-claim', context);
  return barred ? refused(barred) : success({ claim, payment });
}

/**
 * Puts an approved claim into a payment run. A claim that is in a run or paid cannot enter another; one that is being looked
 * into waits, and so does one for what lies after the death of the person: an officer finds out whether it is due.
 */
export function sendPayment(
  state: Needs & ClosureSlice & RecordedDeath,
  number: number,
  runId: string,
  context: Context,
): Result<ClaimEvent<'claim-payment-sent'>, ClaimRefusal> {
  const found = paymentOf(state, number, 'queued', context);
  if (!found.ok) return found;
  const { claim, payment } = found.value;
  if (isQuestioned(claim)) return refused({ reason: 'recovery-under-way' });
  if (isAfterDeath(claim.stated, deathOf(state))) return refused({ reason: 'claim-after-death' });
  if (!claim.payee) return refused({ reason: 'account-missing' });
  return success(
    claimEvent(context, 'claim-payment-sent', {
      number,
      runId,
      attempt: payment.attempt + 1,
      amountFen: claim.amountFen ?? 0,
    }),
  );
}

/** Identifies the payment that finance answers: it must match the run and the attempt of the claim. */
interface Answered {
  readonly runId: string;
  readonly attempt: number;
}

const isOf = ({ payment }: Found, { runId, attempt }: Answered): boolean =>
  payment.runId === runId && payment.attempt === attempt;

/** Records that finance has paid. */
export function confirmPayment(
  state: Needs,
  number: number,
  answer: Answered & {
    readonly amountFen: number;
    /** The day on which it entered the run: the run cannot have paid it earlier. */
    readonly sentOn: string;
    readonly paidOn: string;
    readonly reference: string;
  },
  context: Context,
): Result<ClaimEvent<'claim-paid'>, ClaimRefusal> {
  const found = paymentOf(state, number, 'in-run', context);
  if (!found.ok) return found;
  if (!isOf(found.value, answer) || answer.amountFen !== found.value.claim.amountFen)
    return refused({ reason: 'payment-of-another-run' });
  if (answer.paidOn > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  const { runId, attempt, amountFen, sentOn, paidOn, reference } = answer;
  if (paidOn < sentOn) return refused({ reason: 'paid-before-sent', sentOn });
  return success(
    claimEvent(context, 'claim-paid', {
      number,
      by: found.value.claim.by,
      runId,
      attempt,
      amountFen,
      paidOn,
      reference,
    }),
  );
}

/** Records that the payment came back: an officer corrects the account with the payee, and it is queued again. */
export function bouncePayment(
  state: Needs,
  number: number,
  answer: Answered & {
    readonly reason: (typeof bounceReasons)[number];
    /** If the bank calls it a return: when the money was back, and the reference of the bank. */
    readonly returnedOn?: string;
    readonly reference?: string;
    /** The day on which it entered the run: the money cannot have come back earlier. */
    readonly sentOn?: string;
  },
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-payment-bounced'>, ClaimRefusal> {
  const found = paymentOf(state, number, 'in-run', context);
  if (!found.ok) return found;
  if (!isOf(found.value, answer)) return refused({ reason: 'payment-of-another-run' });
  const { runId, attempt, reason, returnedOn, reference, sentOn } = answer;
  if (returnedOn !== undefined && returnedOn > beijingDate(context.now))
    return refused({ reason: 'date-in-future' });
  if (returnedOn !== undefined && sentOn !== undefined && returnedOn < sentOn)
    return refused({ reason: 'returned-before-paid', paidOn: sentOn });
  const subject = { number: `${number}-${attempt}` };
  const correction = taskDeadline(correctClaimAccountTask, subject, rules, calendar, context.now);
  const { claim } = found.value;
  return success(
    claimEvent(context, 'claim-payment-bounced', {
      number,
      by: claim.by,
      runId,
      attempt,
      reason,
      ...(returnedOn !== undefined && { returnedOn }),
      ...(reference !== undefined && { reference }),
      correction,
      ...(isQuestioned(claim) && { waits: true }),
    }),
  );
}

/**
 * Records that the bank returned a payment that it had reported as paid: the money is back in the account that it left. The
 * claim counts as unpaid, and can be paid to another account. Recoveries that were owed lapse. If all of it had been claimed
 * back, the approval is revoked, as if nothing had been paid. If a part had been, an officer checks what is due before anything
 * is sent, because an unpaid claim is paid in full or not at all.
 */
export function returnPayment(
  state: Needs & Pick<KernelState, 'deadlines'>,
  number: number,
  answer: Answered & {
    readonly amountFen: number;
    readonly returnedOn: string;
    readonly reference: string;
    readonly reason: (typeof bounceReasons)[number];
  },
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-payment-returned'>, ClaimRefusal> {
  // A fully repaid claim is `recovered`, but gets the same refusal as a partly repaid one.
  if (isRepaid(claimOf(state, number))) return refused({ reason: 'payment-repaid-already' });
  const found = paymentOf(state, number, 'paid', context);
  if (!found.ok) return found;
  const { claim, payment } = found.value;
  if (!isOf(found.value, answer) || answer.amountFen !== claim.amountFen)
    return refused({ reason: 'payment-of-another-run' });
  if (answer.returnedOn > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  const { runId, attempt, amountFen, returnedOn, reference, reason } = answer;
  const { paidOn = returnedOn } = payment;
  if (returnedOn < paidOn) return refused({ reason: 'returned-before-paid', paidOn });
  const owed = claim.recoveries.find(({ status }) => status === 'owed');
  const revokes = owed !== undefined && owed.amountFen >= amountFen;
  const subject = { number: `${number}-${attempt}` };
  return success(
    claimEvent(context, 'claim-payment-returned', {
      number,
      by: claim.by,
      runId,
      attempt,
      amountFen,
      paidOn,
      returnedOn,
      reference,
      reason,
      ...(revokes
        ? { revokes }
        : { correction: taskDeadline(correctClaimAccountTask, subject, rules, calendar, context.now) }),
      ...(owed && !revokes && { look: lookOf(state, claim, rules, calendar, context.now) }),
      ...(!revokes && (owed || isQuestioned(claim)) && { waits: true }),
    }),
  );
}

/** The deadline for looking into a claim: that of the open question, or of a new one. */
function lookOf(
  { deadlines }: Pick<KernelState, 'deadlines'>,
  claim: Claim,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  now: number,
) {
  const open = claim.question === 'open' ? lookTaskOf(claim) : undefined;
  return (
    Object.values(deadlines).find(({ taskId }) => open !== undefined && taskId === open) ??
    lookDeadline(claim, rules, calendar, now)
  );
}

/** Whether the payee has repaid anything. */
const isRepaid = (claim: Claim | undefined): boolean =>
  claim?.recoveries.some(({ repaidFen }) => repaidFen > 0) === true;
