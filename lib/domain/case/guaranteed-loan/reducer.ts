import { numberOfTask } from '../kernel/ids.ts';
import { closeTask, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { LoanEvent } from './events.ts';
import { type LoanSlice, type LoanState, loanOf, loansOf } from './state.ts';
import {
  checkLoanTask,
  handOverLoanTask,
  loanAnswerTask,
  loanPaymentTask,
  loanReceiptTask,
} from './tasks.ts';

type Needs = TaskState & LoanSlice;

const withLoan = <State extends Needs>(state: State, number: number, change: Partial<LoanState>): State => ({
  ...state,
  loans: loansOf(state).map((each) => (each.number === number ? { ...each, ...change } : each)),
});

function withApplication<State extends Needs>(
  state: State,
  { data: { check, ...applied }, at }: LoanEvent<'loan-applied-for'>,
): State {
  const loan: LoanState = { ...applied, status: 'applied-for', appliedAt: at };
  return withWatchedTask({ ...state, loans: [...loansOf(state), loan] }, checkLoanTask, check, at);
}

function withWithdrawal<State extends Needs>(
  state: State,
  { data: { number, taskId }, at }: LoanEvent<'loan-application-withdrawn'>,
): State {
  const ended =
    numberOfTask(checkLoanTask.kind, taskId) === undefined
      ? closeTask(state, handOverLoanTask, taskId, 'declined', at)
      : closeTask(state, checkLoanTask, taskId, 'withdrawn', at);
  return withLoan(ended, number, { status: 'withdrawn' });
}

function withCheck<State extends Needs>(
  state: State,
  { data: { number, taskId, ground, handOver }, at, actor }: LoanEvent<'loan-checked'>,
): State {
  const status = handOver ? 'qualified' : 'not-qualified';
  const checked = withLoan(closeTask(state, checkLoanTask, taskId, status, at), number, {
    status,
    checkedBy: actor.subject,
    ...(ground && { ground }),
  });
  return handOver ? withWatchedTask(checked, handOverLoanTask, handOver, at) : checked;
}

function withHandOver<State extends Needs>(
  state: State,
  { data: { number, taskId, receipt, ...handedOver }, at, actor }: LoanEvent<'loan-handed-over'>,
): State {
  const done = closeTask(state, handOverLoanTask, taskId, 'handed-over', at);
  const given = withLoan(done, number, {
    status: 'handed-over',
    handedOver: { ...handedOver, at, by: actor.subject },
  });
  return withWatchedTask(given, loanReceiptTask, receipt, at);
}

function withReceipt<State extends Needs>(
  state: State,
  { data: { number, taskId, answer, ...receipt }, at }: LoanEvent<'loan-received'>,
): State {
  const done = closeTask(state, loanReceiptTask, taskId, 'received', at);
  return withWatchedTask(withLoan(done, number, { status: 'received', receipt }), loanAnswerTask, answer, at);
}

const answered = <State extends Needs>(state: State, taskId: string, at: string): State =>
  numberOfTask(loanReceiptTask.kind, taskId) === undefined
    ? closeTask(state, loanAnswerTask, taskId, 'answered', at)
    : closeTask(state, loanReceiptTask, taskId, 'answered', at);

function withGrant<State extends Needs>(
  state: State,
  { data: { number, taskId, on, terms, waiver, payment }, at }: LoanEvent<'loan-granted'>,
): State {
  const granted = withLoan(answered(state, taskId, at), number, {
    status: 'granted',
    answeredOn: on,
    terms,
    ...(waiver && { waiver }),
  });
  return withWatchedTask(granted, loanPaymentTask, payment, at);
}

const withRefusal = <State extends Needs>(
  state: State,
  { data: { number, taskId, on }, at }: LoanEvent<'loan-refused'>,
): State => withLoan(answered(state, taskId, at), number, { status: 'refused', answeredOn: on });

const withPayment = <State extends Needs>(
  state: State,
  { data: { number, taskId, on, until }, at }: LoanEvent<'loan-paid'>,
): State =>
  withLoan(closeTask(state, loanPaymentTask, taskId, 'paid', at), number, {
    status: 'paid',
    paidOn: on,
    until,
  });

const withoutPayment = <State extends Needs>(
  state: State,
  { data: { number, taskId }, at }: LoanEvent<'loan-not-paid'>,
): State =>
  withLoan(closeTask(state, loanPaymentTask, taskId, 'not-paid', at), number, { status: 'not-paid' });

const withExtension = <State extends Needs>(
  state: State,
  { data: { number, ...extension } }: LoanEvent<'loan-extended'>,
): State =>
  withLoan(state, number, {
    until: extension.until,
    extensions: [...(loanOf(state, number)?.extensions ?? []), extension],
  });

const withEnd = <State extends Needs>(
  state: State,
  { data: { number, on, how } }: LoanEvent<'loan-ended'>,
): State => withLoan(state, number, { status: 'ended', ended: { on, how } });

/** The reducer of every event of this episode. */
export const loanReducers = {
  'loan-applied-for': withApplication,
  'loan-application-withdrawn': withWithdrawal,
  'loan-checked': withCheck,
  'loan-handed-over': withHandOver,
  'loan-exported': <State>(state: State): State => state,
  'loan-received': withReceipt,
  'loan-granted': withGrant,
  'loan-refused': withRefusal,
  'loan-paid': withPayment,
  'loan-not-paid': withoutPayment,
  'loan-extended': withExtension,
  'loan-ended': withEnd,
} as const;
