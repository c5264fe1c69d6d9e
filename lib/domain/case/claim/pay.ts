import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type ClaimRules, correctClaimAccountTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type bounceReasons, type ClaimEvent, claimEvent } from './events.ts';
import { claimSeparation } from './involved.ts';
import { isQuestioned } from './recover.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf } from './state.ts';

/** What a payment of a claim is called for good: the case, the claim, and how often it was sent. */
export const paymentKey = (caseId: string, number: number, attempt: number): string =>
  `PAY-${caseId}-${number}-${attempt}`;

type Needs = ClaimSlice & Parameters<typeof claimSeparation>[0];
type Found = { readonly claim: Claim; readonly payment: NonNullable<Claim['payment']> };

/** The payment of a claim as it stands, for somebody who may deal with it: not who had a hand in the claim. */
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

/** An approved claim goes into a payment run. One that is in a run, or paid, goes into no other; one that is looked into waits. */
export function sendPayment(
  state: Needs,
  number: number,
  runId: string,
  context: Context,
): Result<ClaimEvent<'claim-payment-sent'>, ClaimRefusal> {
  const found = paymentOf(state, number, 'queued', context);
  if (!found.ok) return found;
  const { claim, payment } = found.value;
  if (isQuestioned(claim)) return refused({ reason: 'recovery-under-way' });
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

/** What finance says of a payment that was sent: it must be of the run and the attempt that the claim is in. */
interface Answered {
  readonly runId: string;
  readonly attempt: number;
}

const isOf = ({ payment }: Found, { runId, attempt }: Answered): boolean =>
  payment.runId === runId && payment.attempt === attempt;

/** Finance has paid. */
export function confirmPayment(
  state: Needs,
  number: number,
  answer: Answered & {
    readonly amountFen: number;
    /** The day on which it entered the run: nothing was paid by that run before. */
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

/** The payment came back: somebody corrects the account with the payee, and it is queued again. */
export function bouncePayment(
  state: Needs,
  number: number,
  answer: Answered & { readonly reason: (typeof bounceReasons)[number] },
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-payment-bounced'>, ClaimRefusal> {
  const found = paymentOf(state, number, 'in-run', context);
  if (!found.ok) return found;
  if (!isOf(found.value, answer)) return refused({ reason: 'payment-of-another-run' });
  const { runId, attempt, reason } = answer;
  const subject = { number: `${number}-${attempt}` };
  const correction = taskDeadline(correctClaimAccountTask, subject, rules, calendar, context.now);
  const { by } = found.value.claim;
  return success(
    claimEvent(context, 'claim-payment-bounced', { number, by, runId, attempt, reason, correction }),
  );
}
