import { addMonths, beijingDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type LoanEvent, type loanEnds, loanEvent } from './events.ts';
import type { LoanRefusal } from './refusals.ts';
import { type LoanSlice, type LoanState, loanOf } from './state.ts';
import type { LoanReliefRule, LoanRules } from './tasks.ts';

type Needs = KernelState & LoanSlice;

/**
 * An agreement between a bank and a borrower that the loan is repaid later: its Beijing day, its new due day, and its scheme.
 */
export interface Extension {
  readonly scheme: string;
  readonly on: string;
  readonly until: string;
}

/**
 * Records that a loan is repaid later. All schemes of the circulars of 2022 have expired (SX-7.4, QH-7.3, CQ-7.4, YN-6.1.2,
 * WH-2.3): the request is refused, with the day on which the scheme ended, if it has one, until a new document opens one as
 * data. "原则上" leaves an exception to a supervisor.
 */
export function extendLoan(
  state: Needs,
  number: number,
  { scheme: code, on, until }: Extension,
  rules: LoanRules,
  context: Context,
): Result<LoanEvent<'loan-extended'>, LoanRefusal> {
  const loan = loanOf(state, number);
  if (!loan) return refused({ reason: 'loan-not-found' });
  const { paidOn, until: due, ended } = loan;
  if (paidOn === undefined || due === undefined || ended) return refused({ reason: 'loan-not-in-force' });
  const scheme = rules.loans.relief.find((each) => each.code === code);
  if (!scheme)
    return refused({ reason: 'unknown-loan-relief', known: rules.loans.relief.map((each) => each.code) });
  if (on > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  if (on < paidOn) return refused({ reason: 'loan-not-in-force' });
  const barred = schemeRefusal(scheme, due);
  if (barred) return refused(barred);
  if (until <= due) return refused({ reason: 'extension-not-later' });
  const latest = latestDay(scheme, firstDue(loan, due));
  if (latest !== undefined && until > latest && context.actor.role !== 'supervisor')
    return refused({ reason: 'extension-too-long', latest });
  return success(
    loanEvent(context, 'loan-extended', { number, scheme: code, basis: scheme.basis, on, until }),
  );
}

/** The day on which it was originally due: all extensions together are measured from there. */
const firstDue = ({ paidOn, terms }: LoanState, due: string): string =>
  paidOn !== undefined && terms ? addMonths(parseLocalDate(paidOn), terms.months) : due;

function schemeRefusal(
  { closed, loans, dueFrom, dueUntil, repaidBy }: LoanReliefRule,
  due: string,
): LoanRefusal | undefined {
  const until = repaidBy ?? dueUntil;
  if (closed || loans !== 'guaranteed')
    return { reason: 'loan-relief-closed', ...(until !== undefined && { until }) };
  const isOutside = (dueFrom !== undefined && due < dueFrom) || (dueUntil !== undefined && due > dueUntil);
  return isOutside
    ? {
        reason: 'loan-due-outside-relief',
        ...(dueFrom !== undefined && { dueFrom }),
        ...(dueUntil !== undefined && { dueUntil }),
      }
    : undefined;
}

/** The last day that a scheme allows in principle: by its months from the original due day, and by its own last day. */
function latestDay({ maximumMonths, repaidBy }: LoanReliefRule, due: string): string | undefined {
  const byMonths = maximumMonths === undefined ? undefined : addMonths(parseLocalDate(due), maximumMonths);
  return [byMonths, repaidBy].filter((each) => each !== undefined).sort()[0];
}

/** Records that a loan in force was repaid or called in, on a Beijing day. */
export function endLoan(
  state: Needs,
  number: number,
  { on, how }: { readonly on: string; readonly how: (typeof loanEnds)[number] },
  context: Context,
): Result<LoanEvent<'loan-ended'>, LoanRefusal> {
  const loan = loanOf(state, number);
  if (!loan) return refused({ reason: 'loan-not-found' });
  if (on > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  if (loan.paidOn === undefined || loan.ended || on < loan.paidOn)
    return refused({ reason: 'loan-not-in-force' });
  return success(loanEvent(context, 'loan-ended', { number, on, how }));
}
