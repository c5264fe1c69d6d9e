import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type ClaimRules, decideRecoveryTask, lookIntoClaimTask } from '../claim-tasks/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type ClaimEvent, claimEvent, type recoveryGrounds } from './events.ts';
import type { claimSeparation } from './involved.ts';
import { claimForSupervisor, claimOfTask, claimToDealWith } from './of-task.ts';
import type { ClaimRefusal } from './refusals.ts';
import { type Claim, type ClaimSlice, claimOf } from './state.ts';

type Needs = KernelState & ClaimSlice & Parameters<typeof claimSeparation>[0];
type Ground = (typeof recoveryGrounds)[number];

/** What of a paid claim was not claimed back yet, in fen. */
const notClaimedBack = ({ amountFen = 0, recoveries }: Claim): number =>
  amountFen -
  recoveries
    .filter(({ status }) => status !== 'declined' && status !== 'void')
    .reduce((sum, each) => sum + each.amountFen, 0);

/** Whether the money of an approved claim is not on its way: it was paid, or nothing of it was. */
export const isSettled = ({ payment }: Pick<Claim, 'payment'>): boolean =>
  payment !== undefined && payment.status !== 'in-run';

function settledClaim(state: ClaimSlice, number: number): Result<Claim, ClaimRefusal> {
  const claim = claimOf(state, number);
  if (!claim) return refused({ reason: 'claim-not-found' });
  if (!isSettled(claim))
    return refused({ reason: 'payment-not-in-state', stands: claim.payment?.status ?? claim.status });
  return success(claim);
}

/**
 * Something speaks against a claim that was approved, such as another scheme that excludes it: somebody is to look. Nothing
 * is claimed back by it; what was not paid yet waits.
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

/** By when somebody is to look at what speaks against a claim. */
export const lookDeadline = (
  { number, questions }: Claim,
  rules: ClaimRules,
  calendar: DueDateCalendar,
  now: number,
) => taskDeadline(lookIntoClaimTask, { number: `${number}-${questions + 1}` }, rules, calendar, now);

/** Whether a question or a proposal about a payment waits for somebody: until then nothing is sent. */
export const isQuestioned = ({ question, recoveries }: Claim): boolean =>
  question === 'open' || recoveries.some(({ status }) => status === 'proposed');

/** Whether a part of what is to be sent again was claimed back by two persons before the money came back. */
const wasFoundUndue = ({ payment, recoveries }: Claim): boolean =>
  payment?.status !== 'paid' && recoveries.some(({ status }) => status === 'void');

/**
 * Whoever looked found nothing that speaks against the payment. Where two persons had found a part of it not to be due, and the
 * money came back before it was repaid, it is a supervisor who had no hand in either (I-91).
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
 * An officer proposes to claim a payment back, or a part of it, or to take the approval back where nothing was paid yet: an answer
 * to the task of looking, or on their own.
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
  // What was not paid is paid whole or not at all.
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
 * A supervisor who has neither proposed it nor decided the claim decides whether it is claimed back. Where nothing was paid, the
 * approval is taken back: the claim holds nothing any more, and can be made again.
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
  // Proposed while it counted as paid; the money has come back since.
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

/** A part or all of what is owed has come in. */
export function recordRepayment(
  state: ClaimSlice,
  number: number,
  repayment: { readonly amountFen: number; readonly on: string; readonly reference: string },
  context: Context,
): Result<ClaimEvent<'claim-repaid'>, ClaimRefusal> {
  const claim = claimOf(state, number);
  if (!claim) return refused({ reason: 'claim-not-found' });
  const owed = claim.recoveries.find(({ status }) => status === 'owed');
  if (!owed) return refused({ reason: 'nothing-owed' });
  const left = owed.amountFen - owed.repaidFen;
  if (repayment.amountFen > left) return refused({ reason: 'repaid-more-than-owed', left });
  if (repayment.on > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  const { paidOn } = claim.payment ?? {};
  if (paidOn !== undefined && repayment.on < paidOn) return refused({ reason: 'repaid-before-paid', paidOn });
  return success(claimEvent(context, 'claim-repaid', { number, ...repayment }));
}
