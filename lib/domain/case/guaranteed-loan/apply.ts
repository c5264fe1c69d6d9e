import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type LoanEvent, type LoanRequest, loanEvent } from './events.ts';
import type { LoanRefusal } from './refusals.ts';
import { hasLoan, isWithdrawable, type LoanSlice, loanOf, loansOf } from './state.ts';
import { checkLoanTask, handOverLoanTask, type LoanKind, type LoanRules, type WaiverRule } from './tasks.ts';

type Needs = KernelState & LoanSlice;

/**
 * Whether a loan needs no counter-guarantee. "10万元以下" includes 100,000.00 yuan (Civil Code art. 1259), but not one fen more;
 * Weihai's rule covers individual loans only. Undefined if the region has no such rule.
 */
export const waiverOf = (
  kind: LoanKind,
  amountFen: number,
  rule: WaiverRule | undefined,
): LoanEvent<'loan-applied-for'>['data']['waiver'] =>
  rule && {
    exempt: rule.kinds.includes(kind) && amountFen <= rule.upToFen,
    upToFen: rule.upToFen,
    basis: rule.basis,
  };

/**
 * Applies for a guaranteed loan, up to the region's maximum for its kind. If no source sets a maximum, no amount is refused,
 * and the check shows that it is open. The agency checks the application, and a bank decides. A person has one loan at a time,
 * in all their cases: one outlives the registration on which it was applied for.
 * @param others the other cases of the person
 */
export function applyForLoan(
  state: Needs,
  request: LoanRequest,
  rules: LoanRules,
  calendar: DueDateCalendar,
  context: Context,
  others: readonly (Pick<KernelState, 'tasks'> & LoanSlice)[] = [],
): Result<LoanEvent<'loan-applied-for'>, LoanRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  if ([state, ...others].some(hasLoan)) return refused({ reason: 'loan-under-way' });
  const barred = requestRefusal(request, rules);
  if (barred) return refused(barred);
  const { kinds, waiver: waiverRule } = rules.loans;
  const maximum = kinds[request.kind]?.maximum;
  const waiver = waiverOf(request.kind, request.amountFen, waiverRule);
  const number = loansOf(state).length + 1;
  return success(
    loanEvent(context, 'loan-applied-for', {
      number,
      request,
      ...(maximum && { maximum: { fen: maximum.fen, basis: maximum.basis } }),
      ...(waiver && { waiver }),
      packVersion: rules.packVersion,
      check: taskDeadline(checkLoanTask, { number }, rules, calendar, context.now),
    }),
  );
}

function requestRefusal(
  { kind, group, amountFen, headcount, partners }: LoanRequest,
  { loans: { kinds, groups } }: LoanRules,
): LoanRefusal | undefined {
  const rule = kinds[kind];
  if (!rule) return { reason: 'loan-kind-not-offered', known: Object.keys(kinds) };
  if (!groups.includes(group)) return { reason: 'unknown-loan-group', known: groups };
  // Further measures of a loan: a firm is measured by the people it has hired (SX-5.5), a partnership by its members.
  if (kind === 'small-firm' && headcount === undefined) return { reason: 'loan-needs-headcount' };
  if (kind === 'partnership' && partners === undefined) return { reason: 'loan-needs-partners' };
  if (
    (headcount !== undefined && kind !== 'small-firm') ||
    (partners !== undefined && kind !== 'partnership')
  )
    return { reason: 'loan-details-do-not-fit' };
  return rule.maximum && amountFen > rule.maximum.fen
    ? { reason: 'loan-above-maximum', maximumFen: rule.maximum.fen }
    : undefined;
}

/** Withdraws an application, as long as no bank has it. */
export function withdrawLoanApplication(
  state: Needs,
  number: number,
  context: Context,
): Result<LoanEvent<'loan-application-withdrawn'>, LoanRefusal> {
  const loan = loanOf(state, number);
  if (!loan) return refused({ reason: 'loan-not-found' });
  const taskId = taskIdOf((loan.status === 'qualified' ? handOverLoanTask : checkLoanTask).kind, number);
  if (!isWithdrawable(loan) || !(taskId in state.tasks)) return refused({ reason: 'loan-not-withdrawable' });
  return success(loanEvent(context, 'loan-application-withdrawn', { number, taskId }));
}
