import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { comparableName } from '../../text.ts';
import { type ClaimRules, decideRecoveryTask, lookIntoClaimTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type ClaimEvent, claimEvent, type recoveryGrounds } from './events.ts';
import type { claimSeparation } from './involved.ts';
import { claimForSupervisor, claimOfTask, claimToDealWith } from './of-task.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf, wasFoundUndue } from './state.ts';

type Needs = KernelState & ClaimSlice & Parameters<typeof claimSeparation>[0];
type Ground = (typeof recoveryGrounds)[number];

/** The part of a paid claim that has not been claimed back yet, in fen. */
const notClaimedBack = ({ amountFen = 0, recoveries }: Claim): number =>
  amountFen -
  recoveries
    .filter(({ status }) => status !== 'declined' && status !== 'void')
    .reduce((sum, each) => sum + each.amountFen, 0);

/**
 * Whether the money of an approved claim is not on its way: it was paid, or has not been sent. Once all of it was repaid, there
 * is nothing left to look into.
 */
export const isSettled = ({ status, payment }: Pick<Claim, 'status' | 'payment'>): boolean =>
  status === 'approved' && payment !== undefined && payment.status !== 'in-run';

function settledClaim(state: ClaimSlice, number: number): Result<Claim, ClaimRefusal> {
  const claim = claimOf(state, number);
  if (!claim) return refused({ reason: 'claim-not-found' });
  if (claim.status === 'recovered') return refused({ reason: 'claim-not-in-state', stands: claim.status });
  if (!isSettled(claim))
    return refused({ reason: 'payment-not-in-state', stands: claim.payment?.status ?? claim.status });
  return success(claim);
}

/**
 * Records that something contradicts a claim that was approved, such as another scheme that excludes it. An officer looks into
 * it. This alone does not claim anything back; an unsent payment waits.
 */
export function questionClaim(
  state: ClaimSlice,
  number: number,
  { ground, because }: { readonly ground: Ground; readonly because?: string | undefined },
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-questioned'>, ClaimRefusal> {
  const found = settledClaim(state, number);
  if (!found.ok) return found;
  if (isQuestioned(found.value)) return refused({ reason: 'recovery-under-way' });
  const look = lookDeadline(found.value, rules, calendar, context.now);
  return success(
    claimEvent(context, 'claim-questioned', { number, ground, ...(because && { because }), look }),
  );
}

/** The deadline for looking into a doubt about a claim. */
export const lookDeadline = (
  { number, questions }: Claim,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  now: number,
) => taskDeadline(lookIntoClaimTask, { number: `${number}-${questions + 1}` }, rules, calendar, now);

/** Whether a question or a recovery proposal about a payment is pending: until then nothing is sent. */
export const isQuestioned = ({ question, recoveries }: Claim): boolean =>
  question === 'open' || recoveries.some(({ status }) => status === 'proposed');

/**
 * Closes a question: nothing that contradicts the payment was found. If two people had found a part of it not to be due, and the
 * money came back before it was repaid, a supervisor who was involved in neither step closes it (I-91).
 */
export function dropQuestion(
  state: Needs,
  taskId: string,
  context: Context,
): Result<ClaimEvent<'claim-question-dropped'>, ClaimRefusal> {
  const found = claimToDealWith(state, lookIntoClaimTask, taskId);
  if (!found.ok) return found;
  if (wasFoundUndue(found.value)) {
    const decided = claimForSupervisor(state, lookIntoClaimTask, taskId, 'decide-claim-recovery', context);
    if (!decided.ok) return decided;
  }
  return success(claimEvent(context, 'claim-question-dropped', { number: found.value.number, taskId }));
}

/**
 * Proposes to claim back a payment or part of it or, if nothing was paid yet, to revoke the approval. An officer does so to
 * answer a question, or on their own initiative.
 */
export function proposeRecovery(
  state: Needs,
  number: number,
  { ground, amountFen }: { readonly ground: Ground; readonly amountFen: number },
  rules: ClaimRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClaimEvent<'claim-recovery-proposed'>, ClaimRefusal> {
  const found = settledClaim(state, number);
  if (!found.ok) return found;
  const claim = found.value;
  if (claim.recoveries.some(({ status }) => status === 'proposed' || status === 'owed'))
    return refused({ reason: 'recovery-under-way' });
  const most = notClaimedBack(claim);
  if (amountFen > most) return refused({ reason: 'recovery-above-paid', most });
  // An unpaid claim is paid in full or not at all.
  if (claim.payment?.status !== 'paid' && amountFen < most)
    return refused({ reason: 'amount-outside-limits', least: most, most });
  const looking = Object.values(state.tasks).find(
    ({ id, kind }) => kind === lookIntoClaimTask.kind && claimOfTask(state, kind, id)?.number === number,
  );
  const subject = { number: `${number}-${claim.recoveries.length + 1}` };
  const decision = taskDeadline(decideRecoveryTask, subject, rules, calendar, context.now);
  return success(
    claimEvent(context, 'claim-recovery-proposed', {
      number,
      ...(looking && { taskId: looking.id }),
      ground,
      amountFen,
      decision,
    }),
  );
}

/**
 * Decides a recovery; the supervisor must have neither proposed it nor decided the claim. If nothing was paid, the approval is
 * revoked: the claim releases its guards, and can be made again.
 */
export function decideRecovery(
  state: Needs,
  taskId: string,
  recover: boolean,
  context: Context,
): Result<ClaimEvent<'claim-recovery-decided'>, ClaimRefusal> {
  const found = claimForSupervisor(state, decideRecoveryTask, taskId, 'decide-claim-recovery', context);
  if (!found.ok) return found;
  const { number, by, payment, amountFen = 0, recoveries } = found.value;
  const revokes = recover && payment?.status !== 'paid';
  // The recovery was proposed while the claim counted as paid; the money has come back since.
  const isPart = recoveries.some((each) => each.taskId === taskId && each.amountFen < amountFen);
  if (revokes && isPart) return refused({ reason: 'recovery-of-part-unpaid' });
  return success(
    claimEvent(context, 'claim-recovery-decided', {
      number,
      by,
      taskId,
      recover,
      ...(revokes && { revokes }),
    }),
  );
}

/**
 * Records that some or all of what is owed has come in. A voucher is recorded once for a claim: two officers may have the same one
 * in hand.
 */
export function recordRepayment(
  state: ClaimSlice,
  number: number,
  repayment: { readonly amountFen: number; readonly on: string; readonly reference: string },
  context: Context,
): Result<ClaimEvent<'claim-repaid'>, ClaimRefusal> {
  const claim = claimOf(state, number);
  if (!claim) return refused({ reason: 'claim-not-found' });
  const known = claim.recoveries.flatMap(({ vouchers = [] }) => vouchers.map(comparableName));
  if (known.includes(comparableName(repayment.reference)))
    return refused({ reason: 'repayment-recorded-already' });
  const owed = claim.recoveries.find(({ status }) => status === 'owed');
  if (!owed) return refused({ reason: 'nothing-owed' });
  const left = owed.amountFen - owed.repaidFen;
  if (repayment.amountFen > left) return refused({ reason: 'repaid-more-than-owed', left });
  if (repayment.on > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  const { paidOn } = claim.payment ?? {};
  if (paidOn !== undefined && repayment.on < paidOn) return refused({ reason: 'repaid-before-paid', paidOn });
  return success(claimEvent(context, 'claim-repaid', { number, ...repayment }));
}
