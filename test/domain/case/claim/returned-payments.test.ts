import { describe, expect, it } from 'vitest';
import { type CaseState, possibleActions } from '../../../../lib/domain/case/case.ts';
import { contestClaim } from '../../../../lib/domain/case/claim/contest.ts';
import { guardChanges } from '../../../../lib/domain/case/claim/guards.ts';
import { giveAccount } from '../../../../lib/domain/case/claim/make.ts';
import {
  bouncePayment,
  confirmPayment,
  returnPayment,
  sendPayment,
} from '../../../../lib/domain/case/claim/pay.ts';
import {
  decideRecovery,
  dropQuestion,
  proposeRecovery,
  questionClaim,
  recordRepayment,
} from '../../../../lib/domain/case/claim/recover.ts';
import { isMoneyOutstanding, moneyDays } from '../../../../lib/domain/case/data-rights/money.ts';
import { fundChangeOf } from '../../../../lib/domain/payments/fund-changes.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondSupervisor,
} from '../support/cases.ts';
import {
  approved,
  type Dealing,
  finance,
  found,
  hiring,
  on,
  registeredSince,
  reopened,
  termsOf,
} from '../support/claims.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const shanxi: Dealing = {
  region: 'shanxi',
  terms: termsOf('shanxi', 'hiring-subsidy', on('2026-11-20'), [reopened('shanxi')]),
  known: registeredSince('2026-01-05'),
};
const rules = lifecycleOf('shanxi');
const fen = 100_000;
const later = friday + 4 * day;
const account = { ...hiring().payee, account: '6222000011113333' } as Parameters<typeof giveAccount>[2];

const sends = (state: CaseState, runId = 'RUN-1') =>
  having(state, sendPayment(state, 1, runId, by(finance, friday)));
const confirms = (state: CaseState, runId = 'RUN-1', attempt = 1) =>
  having(
    state,
    confirmPayment(
      state,
      1,
      { runId, attempt, amountFen: fen, sentOn: '2026-11-20', paidOn: '2026-11-20', reference: 'F1' },
      by(finance, friday),
    ),
  );
const paid = (): CaseState =>
  confirms(
    sends(
      approved(
        registered('shanxi'),
        hiring(),
        [found('employer-size-in'), found('not-had-expansion-grant')],
        shanxi,
        fen,
      ),
    ),
  );
const back = (state: CaseState, more: object = {}, actor = finance) =>
  returnPayment(
    state,
    1,
    {
      runId: 'RUN-1',
      attempt: 1,
      amountFen: fen,
      returnedOn: '2026-11-23',
      reference: 'T1',
      reason: 'account-closed',
      ...more,
    },
    rules,
    calendar,
    by(actor, later),
  );
const proposes = (state: CaseState, amountFen = fen) =>
  having(
    state,
    proposeRecovery(state, 1, { ground: 'not-entitled', amountFen }, rules, calendar, by(officer, friday)),
  );
const decides = (state: CaseState, recover = true, number = 1) =>
  decideRecovery(state, `decide-claim-recovery-1-${number}`, recover, by(secondSupervisor, later));
const owed = (amountFen = fen) => {
  const state = proposes(paid(), amountFen);
  return having(state, decides(state));
};
const claim = (state: CaseState) => state.claims?.[0];

describe('A payment that came back after the bank had reported it as paid (I-91)', () => {
  it('counts as unpaid: its account is asked for, and it is paid again under another key', () => {
    const returned = having(paid(), back(paid()));
    expect(claim(returned)).toMatchObject({
      status: 'approved',
      payment: { status: 'bounced', bouncedFor: 'account-closed' },
    });
    expect(claim(returned)?.payment).not.toHaveProperty('paidOn');
    expect(claim(returned)?.payment).not.toHaveProperty('reference');
    expect(Object.keys(returned.tasks)).toContain('correct-claim-account-1-1');
    expect([isMoneyOutstanding(paid()), isMoneyOutstanding(returned)]).toEqual([false, true]);
    // It holds the same guards as before.
    expect(guardChanges(paid(), returned)).toEqual([]);
    const given = having(returned, giveAccount(returned, 1, account, by(officer, later)));
    const again = confirms(sends(given, 'RUN-2'), 'RUN-2', 2);
    expect(claim(again)).toMatchObject({ payment: { status: 'paid', attempt: 2, runId: 'RUN-2' } });
    // Reporting the first return again does not affect the second payment.
    expect(refusalOf(back(again))?.reason).toBe('payment-of-another-run');
    expect(back(again, { runId: 'RUN-2', attempt: 2 }).ok).toBe(true);
  });

  it('matches the run, attempt and amount that were paid, on a day not before the payment and not in the future', () => {
    for (const wrong of [{ runId: 'RUN-2' }, { attempt: 2 }, { amountFen: fen - 1 }])
      expect(refusalOf(back(paid(), wrong))?.reason).toBe('payment-of-another-run');
    expect(refusalOf(back(paid(), { returnedOn: '2026-11-19' }))).toEqual({
      reason: 'returned-before-paid',
      paidOn: '2026-11-20',
    });
    expect(refusalOf(back(paid(), { returnedOn: '2026-11-25' }))?.reason).toBe('date-in-future');
    expect(back(paid(), { returnedOn: '2026-11-20' }).ok).toBe(true);
    const returned = having(paid(), back(paid()));
    expect(refusalOf(back(returned))).toEqual({ reason: 'payment-not-in-state', stands: 'bounced' });
  });

  it('is not recorded by anybody involved in the claim', () => {
    expect(refusalOf(back(paid(), {}, { ...finance, subject: officer.subject }))?.reason).toBe(
      'separation-of-duties',
    );
  });

  it('is back in the account of its fund on its own day, and leaves the month of the payment unchanged', () => {
    const event = possible(back(paid(), { returnedOn: '2026-11-23' }));
    expect(fundChangeOf(event, having(paid(), back(paid())))).toMatchObject({
      month: '2026-11',
      flows: { returned: 1, returnedFen: fen },
      standing: { queued: 1, queuedFen: fen },
    });
    const nextYear = { ...event, data: { ...event.data, returnedOn: '2027-01-04' } } as typeof event;
    expect(fundChangeOf(nextYear, paid())).toMatchObject({ month: '2027-01', flows: { returnedFen: fen } });
  });

  it('that was claimed back in full is not paid again, and nothing is owed', () => {
    const event = possible(back(owed()));
    const after = having(owed(), back(owed()));
    expect(event.data).toMatchObject({ revokes: true });
    expect(event.data).not.toHaveProperty('correction');
    expect(claim(after)).toMatchObject({ status: 'revoked', recoveries: [{ status: 'revoked' }] });
    expect(claim(after)).not.toHaveProperty('payment');
    expect([isMoneyOutstanding(after), moneyDays(after)]).toEqual([false, []]);
    expect(guardChanges(owed(), after)).toMatchObject([{ number: 1, taken: [] }]);
    expect(fundChangeOf(event, after)).toMatchObject({
      flows: { returnedFen: fen, approved: -1, approvedFen: -fen },
      standing: {},
    });
    expect(
      refusalOf(
        recordRepayment(after, 1, { amountFen: 1, on: '2026-11-23', reference: 'R' }, by(officer, later)),
      )?.reason,
    ).toBe('nothing-owed');
  });

  it('that was partly claimed back waits until an officer has checked it, and is then revoked in full or paid', () => {
    const after = having(owed(40_000), back(owed(40_000)));
    expect(claim(after)).toMatchObject({
      status: 'approved',
      question: 'open',
      payment: { status: 'bounced' },
      recoveries: [{ status: 'void', repaidFen: 0 }],
    });
    const given = having(after, giveAccount(after, 1, account, by(officer, later)));
    expect(refusalOf(sendPayment(given, 1, 'RUN-2', by(finance, later)))?.reason).toBe('recovery-under-way');
    const dropped = having(given, dropQuestion(given, 'look-into-claim-1-1', by(secondSupervisor, later)));
    expect(sendPayment(dropped, 1, 'RUN-2', by(finance, later)).ok).toBe(true);
    const whole = proposes(given);
    expect(claim(having(whole, decides(whole, true, 2)))).toMatchObject({ status: 'revoked' });
  });

  it('of which a part was claimed back by two persons is sent whole by no officer alone, nor by who had a hand in it (I-91)', () => {
    const after = having(owed(40_000), back(owed(40_000)));
    const drops = (actor: typeof officer) =>
      refusalOf(dropQuestion(after, 'look-into-claim-1-1', by(actor, later)))?.reason;
    expect(drops(officer)).toBe('supervisor-needed');
    expect(drops({ ...officer, subject: 'another-officer' })).toBe('supervisor-needed');
    // Who proposed the recovery, whatever they have become since.
    expect(drops({ ...secondSupervisor, subject: officer.subject })).toBe('separation-of-duties');
    expect(drops(secondSupervisor)).toBeUndefined();
    expect(after.tasks['look-into-claim-1-1']).toMatchObject({ forSupervisor: true });
    // Paid again, the next question is one as any other.
    const free = having(after, dropQuestion(after, 'look-into-claim-1-1', by(secondSupervisor, later)));
    expect(claim(free)).not.toHaveProperty('question');
  });

  it('of which a part was claimed back while somebody looked into it is for a supervisor, as the task and the letter say (I-91)', () => {
    const contests = (state: CaseState) =>
      having(state, contestClaim(state, 1, rules, calendar, by(applicant, friday)));
    const questioned = contests(owed(40_000));
    expect(questioned.tasks['look-into-claim-1-1']).not.toHaveProperty('forSupervisor');
    const event = possible(back(questioned));
    // The question is the one that was open, with its deadline; supervisors are told, and the letter promises no payment.
    expect(event.data).toMatchObject({ look: { taskId: 'look-into-claim-1-1' }, waits: true });
    const after = having(questioned, back(questioned));
    expect(claim(after)).toMatchObject({ question: 'open', questions: 1, recoveries: [{ status: 'void' }] });
    expect(after.tasks['look-into-claim-1-1']).toMatchObject({ forSupervisor: true });
    expect(Object.keys(after.tasks).filter((id) => /look/.test(id))).toEqual(['look-into-claim-1-1']);
    // A question that comes later, while the payment is still to be sent again, is closed by the same people.
    const dropped = having(after, dropQuestion(after, 'look-into-claim-1-1', by(secondSupervisor, later)));
    const again = contests(dropped);
    expect(refusalOf(dropQuestion(again, 'look-into-claim-1-2', by(officer, later)))?.reason).toBe(
      'supervisor-needed',
    );
    expect(again.tasks['look-into-claim-1-2']).toMatchObject({ forSupervisor: true });
  });

  it('that waits for somebody to look into it, or for a decision to claim it back, is promised to nobody', () => {
    const contested = having(paid(), contestClaim(paid(), 1, rules, calendar, by(applicant, friday)));
    for (const state of [contested, proposes(paid())])
      expect(possible(back(state)).data).toMatchObject({ waits: true });
    expect(possible(back(paid())).data).not.toHaveProperty('waits');
  });

  it('leaves no question open once the approval is taken back or all is repaid: nothing could follow from it', () => {
    const contests = (state: CaseState) =>
      having(state, contestClaim(state, 1, rules, calendar, by(applicant, friday)));
    const looks = ({ tasks }: CaseState) => Object.keys(tasks).filter((id) => /look/.test(id));
    const revoked = having(contests(owed()), back(contests(owed())));
    expect([claim(revoked)?.status, claim(revoked)?.question, looks(revoked)]).toEqual([
      'revoked',
      undefined,
      [],
    ]);
    const repaid = having(
      contests(owed()),
      recordRepayment(
        contests(owed()),
        1,
        { amountFen: fen, on: '2026-11-23', reference: 'R' },
        by(officer, later),
      ),
    );
    expect([claim(repaid)?.status, claim(repaid)?.question, looks(repaid)]).toEqual([
      'recovered',
      undefined,
      [],
    ]);
    const unpaid = contests(having(proposes(paid()), back(proposes(paid()))));
    const withdrawn = having(unpaid, decides(unpaid));
    expect([claim(withdrawn)?.status, claim(withdrawn)?.question, looks(withdrawn)]).toEqual([
      'revoked',
      undefined,
      [],
    ]);
  });

  it('with a recovery proposed is revoked in full or not at all by the decider', () => {
    const part = proposes(paid(), 40_000);
    const returned = having(part, back(part));
    expect(refusalOf(decides(returned))?.reason).toBe('recovery-of-part-unpaid');
    expect(claim(having(returned, decides(returned, false)))).toMatchObject({
      status: 'approved',
      payment: { status: 'bounced' },
    });
    const whole = having(proposes(paid()), back(proposes(paid())));
    const revoked = having(whole, decides(whole));
    expect(claim(revoked)).toMatchObject({ status: 'revoked' });
    expect(Object.keys(revoked.tasks).filter((id) => /account/.test(id))).toEqual([]);
  });

  it('is not recorded once the payee has repaid anything: it may be the same money', () => {
    for (const amountFen of [1, fen]) {
      const repaid = having(
        owed(),
        recordRepayment(owed(), 1, { amountFen, on: '2026-11-23', reference: 'R' }, by(officer, later)),
      );
      expect(refusalOf(back(repaid))?.reason).toBe('payment-repaid-already');
    }
  });

  it('that the payee has repaid is recorded once for each voucher, and leaves nothing to look into when all of it is there', () => {
    const repays = (state: CaseState, amountFen: number, reference: string) =>
      recordRepayment(state, 1, { amountFen, on: '2026-11-23', reference }, by(officer, later));
    const part = having(owed(), repays(owed(), 40_000, 'R-2026-1'));
    // A colleague has the same voucher in hand, and writes it in another way.
    for (const reference of ['R-2026-1', 'r-2026-1 ', 'Ｒ-2026-1'])
      expect(refusalOf(repays(part, 40_000, reference))?.reason).toBe('repayment-recorded-already');
    const whole = having(part, repays(part, 60_000, 'R-2026-2'));
    expect(claim(whole)).toMatchObject({ status: 'recovered', recoveries: [{ repaidFen: fen }] });
    expect(refusalOf(repays(whole, 60_000, 'R-2026-2'))?.reason).toBe('repayment-recorded-already');
    expect(refusalOf(repays(whole, 1, 'R-2026-3'))?.reason).toBe('nothing-owed');
    const ended = { reason: 'claim-not-in-state', stands: 'recovered' };
    const doubt = { ground: 'not-entitled' } as const;
    expect(refusalOf(questionClaim(whole, 1, doubt, rules, calendar, by(officer, later)))).toEqual(ended);
    expect(
      refusalOf(proposeRecovery(whole, 1, { ...doubt, amountFen: 1 }, rules, calendar, by(officer, later))),
    ).toEqual(ended);
    for (const act of ['question-claim', 'propose-claim-recovery', 'record-claim-repayment'])
      expect(possibleActions(whole, 'officer')).not.toContain(act);
    expect(possibleActions(part, 'officer')).toContain('record-claim-repayment');
  });

  it('is not a return while nobody has reported it as paid', () => {
    const sent = sends(
      approved(
        registered('shanxi'),
        hiring(),
        [found('employer-size-in'), found('not-had-expansion-grant')],
        shanxi,
        fen,
      ),
    );
    expect(refusalOf(back(sent))?.reason).toBe('payment-not-in-state');
    expect(
      bouncePayment(
        sent,
        1,
        { runId: 'RUN-1', attempt: 1, reason: 'other' },
        rules,
        calendar,
        by(finance, later),
      ).ok,
    ).toBe(true);
  });
});
