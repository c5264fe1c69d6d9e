import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { addMonths, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { answerDayRefusal } from '../hand-over/hand-over.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { waiverOf } from './apply.ts';
import { type LoanEvent, type LoanTerms, loanEvent } from './events.ts';
import type { LoanRefusal } from './refusals.ts';
import { type LoanSlice, loanOfTask } from './state.ts';
import { type LoanRules, loanAnswerTask, loanPaymentTask, loanReceiptTask } from './tasks.ts';

type Needs = KernelState & LoanSlice;

/** The decision of a bank, and its Beijing day; without terms it is a refusal. */
export interface BankAnswer {
  readonly on: string;
  readonly terms?: LoanTerms | undefined;
}

/**
 * Records the answer of the bank, with or without a prior receipt. The bank cannot grant more than was applied for, since
 * nothing above that was checked. Whether the amount needs a counter-guarantee is determined again.
 */
export function recordLoanAnswer(
  state: Needs,
  taskId: string,
  { on, terms }: BankAnswer,
  rules: LoanRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<LoanEvent<'loan-granted' | 'loan-refused'>, LoanRefusal> {
  const notOpen = taskRefusal(state, taskId, [loanReceiptTask, loanAnswerTask]);
  if (notOpen) return refused(notOpen);
  const loan = loanOfTask(state, taskId);
  if (!loan) return refused({ reason: 'task-not-found' });
  const wrongDay = answerDayRefusal(on, loan.handedOver, context, loan.receipt);
  if (wrongDay) return refused(wrongDay);
  const { number, request } = loan;
  if (!terms) return success(loanEvent(context, 'loan-refused', { number, taskId, on }));
  if (terms.amountFen > request.amountFen)
    return refused({ reason: 'loan-above-request', requestedFen: request.amountFen });
  const waiver = waiverOf(request.kind, terms.amountFen, rules.loans.waiver);
  return success(
    loanEvent(context, 'loan-granted', {
      number,
      taskId,
      on,
      terms,
      ...(waiver && { waiver }),
      payment: taskDeadline(loanPaymentTask, { number }, rules, calendar, context.now),
    }),
  );
}

/**
 * Records that the loan was paid out on a Beijing day, or that it was not taken. It falls due on the corresponding day of its
 * last month, or on the last day of that month if there is no such day (Civil Code art. 202).
 */
export function recordLoanPayment(
  state: Needs,
  taskId: string,
  { on, paid }: { readonly on: string; readonly paid: boolean },
  context: Context,
): Result<LoanEvent<'loan-paid' | 'loan-not-paid'>, LoanRefusal> {
  const notOpen = taskRefusal(state, taskId, [loanPaymentTask]);
  if (notOpen) return refused(notOpen);
  const loan = loanOfTask(state, taskId);
  if (!loan?.terms) return refused({ reason: 'task-not-found' });
  const wrongDay = answerDayRefusal(on, loan.handedOver, context);
  if (wrongDay) return refused(wrongDay);
  const { number, terms, answeredOn } = loan;
  if (answeredOn !== undefined && on < answeredOn)
    return refused({ reason: 'before-hand-over', handedOverOn: answeredOn });
  if (!paid) return success(loanEvent(context, 'loan-not-paid', { number, taskId, on }));
  const until = addMonths(parseLocalDate(on), terms.months);
  return success(loanEvent(context, 'loan-paid', { number, taskId, on, until }));
}
