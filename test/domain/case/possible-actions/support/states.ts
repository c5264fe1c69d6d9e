import { beijingDate } from '../../../../../lib/domain/calendar/local-date.ts';
import { bookContact, contactSlots } from '../../../../../lib/domain/case/appointment/book.ts';
import {
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  evolve,
  openTask,
  reinstatement,
} from '../../../../../lib/domain/case/case.ts';
import { makeClaim } from '../../../../../lib/domain/case/claim/make.ts';
import {
  recordLoanAnswer,
  recordLoanPayment,
} from '../../../../../lib/domain/case/guaranteed-loan/answer.ts';
import { applyForLoan } from '../../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { checkLoan, handOverLoan } from '../../../../../lib/domain/case/guaranteed-loan/check.ts';
import type { Context } from '../../../../../lib/domain/case/kernel/event.ts';
import { decideObjection, raiseObjection } from '../../../../../lib/domain/case/objection/object.ts';
import { tellGrant } from '../../../../../lib/domain/case/proactive/confirm.ts';
import { findGrants } from '../../../../../lib/domain/case/proactive/find.ts';
import { proposeReferral } from '../../../../../lib/domain/case/referral/propose.ts';
import { refuseApplication } from '../../../../../lib/domain/case/registration/decide.ts';
import { askForInformation } from '../../../../../lib/domain/case/registration/information.ts';
import { decisionTaskId } from '../../../../../lib/domain/case/registration/tasks.ts';
import { reportedKinds } from '../../../../../lib/domain/case/signals/events.ts';
import { receiveSignal } from '../../../../../lib/domain/case/signals/receive-signal.ts';
import type { Result } from '../../../../../lib/domain/result.ts';
import {
  applicant,
  calendar,
  friday,
  hour,
  newCaseId,
  officer,
  rulesOf,
  submission,
  supervisor,
  system,
} from '../../support/cases.ts';
import { hiring } from '../../support/claims.ts';
import { closed, proposed } from '../../support/closed.ts';
import { by, having } from '../../support/decisions.ts';
import { planned, registered } from '../../support/registered.ts';
import { loan, now, opening, rules, training, trainingTerms } from './facts.ts';

/** A grant was found for the person, and they have been told. */
export const found = (): CaseState => {
  const state = registered();
  const [candidate] = findGrants(state, [trainingTerms], { kind: 'trained', training }, {}, '2026-11-20');
  const event = candidate && tellGrant(state, candidate, 'x', by(system, now));
  if (!event) throw new Error('nothing was found');
  return having(state, event);
};
/** An employer has claimed for the person. */
export const hiredBy = (): CaseState => {
  const state = registered();
  const terms = { ...trainingTerms, asks: ['contract', 'employer'] as const };
  const claim = { ...hiring('2026-11-20'), payee: undefined };
  const employer = { role: 'employer', subject: 'employer' } as const;
  return having(
    state,
    makeClaim(
      state,
      terms.code,
      { ...terms, asks: [...terms.asks] },
      claim,
      {},
      rules,
      calendar,
      by(employer, now),
    ),
  );
};

export const applied = (): CaseState => {
  const state = evolve(undefined, newCaseId(), submission());
  return having(state, openTask(state, decisionTaskId, 'decide-application', by(system, friday)));
};
export const asked = (): CaseState => {
  const state = applied();
  const law = rulesOf('chongqing');
  return having(
    state,
    askForInformation(state, decisionTaskId, ['unemployment-date'], '', law, by(officer, friday)),
  );
};
export const refused = (reason: string): CaseState => {
  const state = applied();
  return having(
    state,
    refuseApplication(state, decisionTaskId, reason, rulesOf('chongqing'), by(officer, friday)),
  );
};
export const after = (
  state: CaseState,
  act: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>,
) => having(state, act(state, by(applicant, friday + hour)));
export const reported = (): CaseState =>
  reportedKinds.reduce<CaseState>(
    (state, kind) =>
      after(state, (each, context) =>
        receiveSignal(each, { kind, origin: 'person', asOf: '2026-11-20' }, rules, calendar, context),
      ),
    planned(),
  );
export const booked = () =>
  after(registered(), (state, context) => {
    const start = contactSlots(state, opening, context.now)[0]?.start ?? '';
    return bookContact(state, { start, means: 'phone' }, opening, context);
  });
export const ended = () => closed(proposed(registered()));
export const objected = () =>
  after(ended(), (state, context) => raiseObjection(state, rules, calendar, context));
export const judged = (uphold: boolean): CaseState => {
  const state = objected();
  const resumption = reinstatement(state, rules, calendar, now);
  return having(state, decideObjection(state, 'decide-objection-1', uphold, resumption, by(supervisor, now)));
};

export const toBeReferred = () =>
  after(registered(), (state, context) =>
    proposeReferral(state, { body: 'civil-affairs', ground: 'living-difficulty' }, rules, calendar, context),
  );
/** A loan after a number of its steps: applied for, found to qualify, with a bank, granted, paid out. */
export const lent = (steps: number): CaseState => {
  const banks = { ...rules, loans: { ...rules.loans, banks: ['some-bank'] } };
  const on = beijingDate(friday + hour);
  const terms = { amountFen: 10_000_000, months: 24, rateBasisPoints: 345 };
  const all = [
    (state: CaseState, context: Context) => applyForLoan(state, loan, rules, calendar, context),
    (state: CaseState, context: Context) =>
      checkLoan(state, 'check-loan-1', { qualified: true }, rules, calendar, context),
    (state: CaseState, context: Context) =>
      handOverLoan(state, 'hand-over-loan-1', 'some-bank', 'letter', banks, calendar, context),
    (state: CaseState, context: Context) =>
      recordLoanAnswer(state, 'await-loan-receipt-1', { on, terms }, rules, calendar, context),
    (state: CaseState, context: Context) =>
      recordLoanPayment(state, 'await-loan-payment-1', { on, paid: true }, context),
  ];
  return all.slice(0, steps).reduce<CaseState>(after, registered());
};
