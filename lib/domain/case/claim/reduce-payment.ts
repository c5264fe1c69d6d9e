import { correctClaimAccountTask, lookIntoClaimTask } from '../claim-tasks/tasks.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { type KernelState, without } from '../kernel/state.ts';
import { closeTask, withWatchedTask } from '../kernel/task.ts';
import type { ClaimEvent, Payee } from './events.ts';
import { withLookForSupervisor, withoutQuestion, withQuestionOpen } from './reduce-question.ts';
import { type BankAnswer, type Claim, type ClaimSlice, claimOf, withClaim } from './state.ts';

type Needs = KernelState & ClaimSlice;

export function withAccount<State extends Needs>(
  state: State,
  { data: { number, payee }, at }: ClaimEvent<'claim-account-given'>,
): State {
  const payment = claimOf(state, number)?.payment;
  if (!payment) return withClaim(state, number, (claim) => ({ ...claim, payee }));
  const queuedAt = payment.status === 'bounced' ? at : payment.queuedAt;
  return withClaim(withAccountSettled(state, number, 'corrected', at), number, (claim) => ({
    ...claim,
    payee,
    payment: { ...without(without(payment, 'runId'), 'bouncedFor'), status: 'queued', queuedAt },
  }));
}

/** Ends the task of asking for the account of a claim. */
export function withAccountSettled<State extends Needs>(
  state: State,
  number: number,
  outcome: 'corrected' | 'revoked',
  at: string,
): State {
  const taskId = taskIdOf(
    correctClaimAccountTask.kind,
    `${number}-${claimOf(state, number)?.payment?.attempt ?? 0}`,
  );
  return state.tasks[taskId] ? closeTask(state, correctClaimAccountTask, taskId, outcome, at) : state;
}

export const withSent = <State extends Needs>(
  state: State,
  { data: { number, runId, attempt } }: ClaimEvent<'claim-payment-sent'>,
): State =>
  withClaim(state, number, (claim) =>
    claim.payment
      ? {
          ...claim,
          payment: { ...claim.payment, status: 'in-run', runId, attempt },
          ...(claim.payee && { sentTo: [...(claim.sentTo ?? []), { attempt, payee: claim.payee }] }),
        }
      : claim,
  );

/**
 * The account of a payment attempt or, before the first one, the account for it. For an attempt that an older record does not
 * name, only while nobody can have corrected the account.
 */
export function payeeOf(claim: Claim, attempt: number | undefined): Payee | undefined {
  if (attempt === undefined) return claim.payee;
  const { payment, payee, sentTo = [] } = claim;
  const isUnchanged =
    payment?.attempt === attempt && (payment.status === 'in-run' || payment.status === 'paid');
  return sentTo.findLast((each) => each.attempt === attempt)?.payee ?? (isUnchanged ? payee : undefined);
}

/** What the bank has said of a payment attempt, as far as it is recorded. */
export function answersTo(
  { payment, sentTo = [] }: Claim,
  attempt: number | undefined,
): { readonly paid?: BankAnswer | undefined; readonly returned?: BankAnswer | undefined } {
  const sent = sentTo.findLast((each) => each.attempt === attempt);
  const { paidOn: on, reference } = payment?.attempt === attempt ? (payment ?? {}) : {};
  const paid = sent?.paidAs ?? (on !== undefined && reference !== undefined ? { on, reference } : undefined);
  return { paid, returned: sent?.returnedAs };
}

const withAnswer = (
  { sentTo = [] }: Pick<Claim, 'sentTo'>,
  attempt: number,
  answer: { readonly paidAs: BankAnswer } | { readonly returnedAs: BankAnswer },
): Pick<Claim, 'sentTo'> =>
  sentTo.length === 0
    ? {}
    : { sentTo: sentTo.map((each) => (each.attempt === attempt ? { ...each, ...answer } : each)) };

export const withPaid = <State extends Needs>(
  state: State,
  { data: { number, attempt, paidOn, reference } }: ClaimEvent<'claim-paid'>,
): State =>
  withClaim(state, number, (claim) =>
    claim.payment
      ? {
          ...claim,
          payment: { ...claim.payment, status: 'paid', paidOn, reference },
          ...withAnswer(claim, attempt, { paidAs: { on: paidOn, reference } }),
        }
      : claim,
  );

export const withBounced = <State extends Needs>(
  state: State,
  {
    data: { number, attempt, reason, returnedOn, reference, correction },
    at,
  }: ClaimEvent<'claim-payment-bounced'>,
): State =>
  withClaim(withWatchedTask(state, correctClaimAccountTask, correction, at), number, (claim) =>
    claim.payment
      ? {
          ...claim,
          payment: { ...claim.payment, status: 'bounced', bouncedFor: reason },
          ...(returnedOn !== undefined &&
            reference !== undefined &&
            withAnswer(claim, attempt, { returnedAs: { on: returnedOn, reference } })),
        }
      : claim,
  );

/** The money is back. It is sent again once the account is corrected, unless all of it had been claimed back. */
export function withMoneyBack<State extends Needs>(
  state: State,
  {
    data: { number, attempt, reason, returnedOn: on, reference, correction, look, revokes },
    at,
  }: ClaimEvent<'claim-payment-returned'>,
): State {
  const back = { returnedAs: { on, reference } };
  if (revokes)
    return withClaim(withoutQuestion(state, number, at), number, (claim) => ({
      ...without(withoutOwed(claim, 'revoked'), 'payment'),
      ...withAnswer(claim, attempt, back),
      status: 'revoked',
    }));
  const asked = correction ? withWatchedTask(state, correctClaimAccountTask, correction, at) : state;
  const returned = withClaim(asked, number, (claim) => {
    const ended = { ...withoutOwed(claim, 'void'), ...withAnswer(claim, attempt, back) };
    if (!ended.payment) return ended;
    const payment = without(without(ended.payment, 'paidOn'), 'reference');
    return { ...ended, payment: { ...payment, status: 'bounced', bouncedFor: reason } };
  });
  // Somebody may be looking into the claim already.
  return look && !(look.taskId in state.tasks)
    ? withQuestionOpen(withWatchedTask(returned, lookIntoClaimTask, look, at), number)
    : withLookForSupervisor(returned, number);
}

/** Ends recoveries that were owed: nothing is owed of an unpaid claim. */
const withoutOwed = (claim: Claim, status: 'revoked' | 'void'): Claim => ({
  ...claim,
  recoveries: claim.recoveries.map((each) => (each.status === 'owed' ? { ...each, status } : each)),
});
