import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import {
  answerDayRefusal,
  businessKey,
  type HandOverParts,
  type HandOverWay,
  itemsHandedOver,
  type Receipt,
} from '../hand-over/hand-over.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type LoanEvent, type loanCheckGrounds, loanEvent } from './events.ts';
import type { LoanRefusal } from './refusals.ts';
import { type LoanSlice, type LoanState, loanOf, loanOfTask } from './state.ts';
import { checkLoanTask, handOverLoanTask, type LoanRules, loanAnswerTask, loanReceiptTask } from './tasks.ts';

type Needs = KernelState & LoanSlice & { readonly restriction?: object | undefined };

/** The agency's finding: that the person qualifies for such a loan, or on which ground they do not. */
export interface LoanCheck {
  readonly qualified: boolean;
  readonly ground?: (typeof loanCheckGrounds)[number] | undefined;
}

/**
 * Records whether the person belongs to those who qualify for such a loan, as checked by the agency. A bank decides whether to
 * grant one.
 */
export function checkLoan(
  state: Needs,
  taskId: string,
  { qualified, ground }: LoanCheck,
  rules: LoanRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<LoanEvent<'loan-checked'>, LoanRefusal> {
  const notOpen = taskRefusal(state, taskId, [checkLoanTask]);
  if (notOpen) return refused(notOpen);
  const loan = loanOfTask(state, taskId);
  if (!loan) return refused({ reason: 'task-not-found' });
  if (qualified !== (ground === undefined)) return refused({ reason: 'loan-check-needs-ground' });
  const { number } = loan;
  return success(
    loanEvent(context, 'loan-checked', {
      number,
      taskId,
      ...(ground && { ground }),
      ...(qualified && {
        handOver: taskDeadline(handOverLoanTask, { number }, rules, calendar, context.now),
      }),
    }),
  );
}

/** The data of an application besides the person's own. Amounts are in fen. */
export const loanParts = (
  { district }: Pick<KernelState, 'district'>,
  { request: { kind, group, amountFen, headcount }, waiver }: Pick<LoanState, 'request' | 'waiver'>,
): HandOverParts => ({
  district,
  'loan-kind': kind,
  'loan-group': group,
  'loan-amount': String(amountFen),
  ...(headcount !== undefined && { 'loan-headcount': String(headcount) }),
  ...(waiver && { 'counter-guarantee': waiver.exempt ? 'not-needed' : 'may-be-asked' }),
});

/**
 * Hands an application over to a bank on the region's list. The person requested it by applying; it is not a statutory duty, so
 * it waits while they restrict processing (PIPL art. 44).
 */
export function handOverLoan(
  state: Needs,
  taskId: string,
  bank: string,
  way: HandOverWay,
  rules: LoanRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<LoanEvent<'loan-handed-over'>, LoanRefusal> {
  const notOpen = taskRefusal(state, taskId, [handOverLoanTask]);
  if (notOpen) return refused(notOpen);
  const loan = loanOfTask(state, taskId);
  if (!loan) return refused({ reason: 'task-not-found' });
  if (state.restriction) return refused({ reason: 'processing-restricted' });
  const { banks, items } = rules.loans;
  if (banks.length === 0) return refused({ reason: 'no-banks-entered' });
  if (!banks.includes(bank)) return refused({ reason: 'unknown-bank', known: banks });
  const { number } = loan;
  return success(
    loanEvent(context, 'loan-handed-over', {
      number,
      taskId,
      key: businessKey(state.caseId, 'loan', number),
      to: bank,
      way,
      items: itemsHandedOver(items, loanParts(state, loan)),
      receipt: taskDeadline(loanReceiptTask, { number }, rules, calendar, context.now),
    }),
  );
}

/**
 * Exports the data of a hand-over once more, and records who took them; refused after the bank has answered, and while
 * processing is restricted.
 */
export function exportLoan(
  state: Needs,
  number: number,
  context: Context,
): Result<LoanEvent<'loan-exported'>, LoanRefusal> {
  const loan = loanOf(state, number);
  if (!loan) return refused({ reason: 'loan-not-found' });
  if (!loan.handedOver || loan.answeredOn !== undefined) return refused({ reason: 'nothing-handed-over' });
  if (state.restriction) return refused({ reason: 'processing-restricted' });
  return success(loanEvent(context, 'loan-exported', { number, key: loan.handedOver.key }));
}

/** Records that the bank has received the application. Its answer is due from then on. */
export function recordLoanReceipt(
  state: Needs,
  taskId: string,
  receipt: Receipt,
  rules: LoanRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<LoanEvent<'loan-received'>, LoanRefusal> {
  const notOpen = taskRefusal(state, taskId, [loanReceiptTask]);
  if (notOpen) return refused(notOpen);
  const loan = loanOfTask(state, taskId);
  if (!loan) return refused({ reason: 'task-not-found' });
  const wrongDay = answerDayRefusal(receipt.on, loan.handedOver, context);
  if (wrongDay) return refused(wrongDay);
  const { number } = loan;
  const answer = taskDeadline(loanAnswerTask, { number }, rules, calendar, context.now);
  return success(loanEvent(context, 'loan-received', { number, taskId, ...receipt, answer }));
}
