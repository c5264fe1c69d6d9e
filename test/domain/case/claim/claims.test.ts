import { describe, expect, it } from 'vitest';
import { type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import { contestClaim } from '../../../../lib/domain/case/claim/contest.ts';
import { decideReview } from '../../../../lib/domain/case/claim/decide.ts';
import { type Payee, payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { guardChanges } from '../../../../lib/domain/case/claim/guards.ts';
import { giveAccount, withdrawClaim } from '../../../../lib/domain/case/claim/make.ts';
import { isOnNotice, publicNoticeOf } from '../../../../lib/domain/case/claim/notice.ts';
import { bouncePayment, confirmPayment, sendPayment } from '../../../../lib/domain/case/claim/pay.ts';
import {
  decideRecovery,
  dropQuestion,
  proposeRecovery,
  recordRepayment,
} from '../../../../lib/domain/case/claim/recover.ts';
import { withOpenValuesOf } from '../../../../lib/domain/case/claim/scheme.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
} from '../support/cases.ts';
import {
  approved,
  checked,
  claimed,
  claimStory,
  type Dealing,
  decided,
  finance,
  found,
  hiring,
  on,
  registeredSince,
  reopened,
  termsOf,
  withTaskOpen,
} from '../support/claims.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const known = registeredSince('2026-01-05');
const shanxi: Dealing = {
  region: 'shanxi',
  terms: termsOf('shanxi', 'hiring-subsidy', on('2026-11-20'), [reopened('shanxi')]),
  known,
};
const right = [found('employer-size-in'), found('not-had-expansion-grant')];
const yuan1000 = { proposal: 'approve', proposedFen: 100_000 } as const;
const hired = (): CaseState => registered('shanxi');
const made = (dealing = shanxi, claim = hiring()): CaseState =>
  withTaskOpen(having(hired(), claimed(hired(), claim, dealing)), 'check-claim', 1);
const proposed = (dealing = shanxi): CaseState => {
  const state = made(dealing);
  return withTaskOpen(having(state, checked(state, 1, right, dealing, yuan1000)), 'decide-claim', 1);
};

describe('A claim', () => {
  it('of the hiring subsidy is made by the employer, not by the person (SX-4.4: 对大中型企业)', () => {
    const claim = { ...hiring(), claimant: { kind: 'person' } } as const;
    expect(refusalOf(claimed(hired(), claim, shanxi))?.reason).toBe('claimant-not-allowed');
    const another = {
      ...hiring(),
      claimant: { kind: 'employer', creditCode: '91140100MA0KOTHER1' },
    } as const;
    expect(refusalOf(claimed(hired(), another, shanxi))?.reason).toBe('claim-same-employer');
  });

  it('is refused outside the window, and continues when that has ended (SX-4.4 政策申请期限截至, I-21)', () => {
    const closed = { ...shanxi, terms: termsOf('shanxi', 'hiring-subsidy') };
    expect(refusalOf(claimed(hired(), hiring(), closed))).toEqual({
      reason: 'scheme-closed',
      closedOn: '2022-12-31',
    });
    const later: Dealing = { ...shanxi, now: Date.parse('2027-01-04T10:00:00+08:00') };
    expect(refusalOf(claimed(hired(), hiring(), later))?.reason).toBe('scheme-closed');
    const state = proposed();
    expect(decided(state, 1, { decide: 'approve' }, later).ok).toBe(true);
  });

  it('is accepted on the first and on the last day of its window, to the end of that day', () => {
    const within = (opens: string, closes: string, now: number) =>
      refusalOf(claimed(hired(), hiring(), { ...shanxi, terms: { ...shanxi.terms, opens, closes }, now }))
        ?.reason;
    const [first, last] = ['2026-11-20T00:00:00+08:00', '2026-11-20T23:59:59.999+08:00'].map(Date.parse);
    for (const at of [first, last] as number[])
      expect(within('2026-11-20', '2026-11-20', at)).toBeUndefined();
    expect(within('2026-11-20', '2026-11-20', Number(first) - 1)).toBe('scheme-not-open-yet');
    expect(within('2026-11-20', '2026-11-20', Number(last) + 1)).toBe('scheme-closed');
  });

  it('states what its scheme asks for and nothing else', () => {
    const { stated } = hiring();
    const more = { ...hiring(), stated: { ...stated, spent: 5 } };
    expect(refusalOf(claimed(hired(), more, shanxi))).toMatchObject({ unasked: ['spent'] });
    const less = { ...hiring(), stated: { contract: stated.contract } };
    expect(refusalOf(claimed(hired(), less, shanxi))).toMatchObject({ missing: ['employer'] });
  });

  it('is for the past: a contract that begins tomorrow does not count yet', () => {
    expect(refusalOf(claimed(hired(), hiring('2026-11-21'), shanxi))?.reason).toBe('date-in-future');
  });

  it('can be made by somebody who seems not to meet a condition, and is then checked', () => {
    const state = made({ ...shanxi, known: {} }, hiring('2026-11-02', '2027-09-30'));
    expect(state.claims?.[0]?.assessment).toContainEqual({
      code: 'contract-months-at-least',
      verdict: 'not-met',
      by: 'case',
    });
  });

  it('can be withdrawn until it is decided', () => {
    const context = by(officer, friday);
    expect(withdrawClaim(proposed(), 1, context).ok).toBe(true);
    const paid = approved(hired(), hiring(), right, shanxi, 100_000);
    expect(refusalOf(withdrawClaim(paid, 1, context))).toEqual({
      reason: 'claim-not-in-state',
      stands: 'approved',
    });
  });
});

describe('The check', () => {
  it('looks into each unknown condition before approval is proposed (I-20: an unknown size)', () => {
    const state = made();
    expect(refusalOf(checked(state, 1, right.slice(1), shanxi, yuan1000))).toEqual({
      reason: 'criteria-not-looked-at',
      criteria: ['employer-size-in'],
    });
  });

  it('makes no finding on what the case itself knows', () => {
    const findings = [...right, found('registered-months-at-least')];
    expect(refusalOf(checked(made(), 1, findings, shanxi, yuan1000))).toEqual({
      reason: 'finding-not-asked',
      criteria: ['registered-months-at-least'],
    });
  });

  it.each([
    ['a contract of eleven months', hiring('2026-11-02', '2027-10-01'), known],
    ['a person who was registered a day less than six months', hiring(), registeredSince('2026-05-03')],
    ['a spell interrupted a day before six months', hiring(), registeredSince('2026-10-30')],
  ])('cannot propose to approve %s', (_what, claim, knownOf) => {
    const dealing = { ...shanxi, known: knownOf };
    const state = made(dealing, claim);
    expect(refusalOf(checked(state, 1, right, dealing, yuan1000))?.reason).toBe('criteria-not-met');
  });

  it('cannot propose an amount other than the scheme’s', () => {
    expect(refusalOf(checked(made(), 1, right, shanxi, { ...yuan1000, proposedFen: 100_001 }))).toEqual({
      reason: 'amount-outside-limits',
      least: 100_000,
      most: 100_000,
    });
  });

  it('refuses a hiring before the circular (WH-1.3 自通知印发之日起, I-30)', () => {
    const weihai: Dealing = {
      region: 'weihai',
      terms: termsOf('weihai', 'hiring-subsidy', on('2026-11-20'), [reopened('weihai')]),
      known,
    };
    const before = registered('weihai');
    const state = withTaskOpen(
      having(before, claimed(before, hiring('2026-05-31', '2027-05-30'), weihai)),
      'check-claim',
      1,
    );
    expect(refusalOf(checked(state, 1, [], weihai, yuan1000))).toMatchObject({
      reason: 'criteria-not-looked-at',
    });
    const findings = [
      'enterprise',
      'employment-registered',
      'insurance-paid',
      'not-had-expansion-grant',
      'not-had-startup-post-subsidy',
    ].map((each) => found(each));
    expect(refusalOf(checked(state, 1, findings, weihai, yuan1000))).toEqual({
      reason: 'criteria-not-met',
      criteria: ['hired-on-or-after', 'registered-months-at-least'],
    });
  });
});

describe('The decision', () => {
  it('is made by a person other than the checker, who has not recognised the hardship', () => {
    expect(
      refusalOf(decided(proposed(), 1, { decide: 'approve' }, shanxi, { ...officer, role: 'supervisor' })),
    ).toEqual({
      reason: 'separation-of-duties',
      because: 'checked',
    });
    const recognition = { steps: [], decidedBy: supervisor.subject };
    const state = { ...proposed(), hardship: { recognitions: [recognition], candidates: [] } };
    expect(refusalOf(decided(state as never, 1, { decide: 'approve' }, shanxi))).toEqual({
      reason: 'separation-of-duties',
      because: 'recognised',
    });
  });

  it('is made by a supervisor as long as no limit is set, and above the limit (I-76)', () => {
    expect(refusalOf(decided(proposed(), 1, { decide: 'approve' }, shanxi, secondOfficer))?.reason).toBe(
      'supervisor-needed',
    );
  });

  it('is made once: the second of two who approve at once is told that it was decided', () => {
    const state = proposed();
    const once = having(state, decided(state, 1, { decide: 'approve' }, shanxi));
    expect(refusalOf(decided(once, 1, { decide: 'approve' }, shanxi, secondSupervisor))).toEqual({
      reason: 'task-already-decided',
      outcome: 'approved',
    });
  });

  it('freezes terms, facts and the version of the rules, at the claim and again at the decision', () => {
    const [claim] = approved(hired(), hiring(), right, shanxi, 100_000).claims ?? [];
    expect(claim?.terms).toEqual(shanxi.terms);
    expect(claim?.packVersion).toMatch(/^shanxi@2022\.1\+[0-9a-f]{12}$/);
    expect(claim?.decidedByPack).toBe(claim?.packVersion);
    expect(claim?.assessment.every(({ verdict }) => verdict === 'met')).toBe(true);
  });

  it('follows the scheme as of the claim (I-75)', () => {
    const changed = { ...shanxi.terms, amount: { kind: 'fixed', fen: 200_000 } } as const;
    expect(withOpenValuesOf(shanxi.terms, changed).amount).toEqual({ kind: 'fixed', fen: 100_000 });
  });

  it('waits for an open value, and is possible once it is set (I-30, CQ-5.2)', () => {
    const open: Dealing = {
      region: 'chongqing',
      terms: termsOf('chongqing', 'startup-grant'),
      known: { ownsBusiness: true },
    };
    const before = registered('chongqing');
    const business = { creditCode: '91500000MA5U0000XX', name: '某商行', openedOn: '2026-10-01' };
    const claim = { claimant: { kind: 'person' }, stated: { business } } as const;
    const state = withTaskOpen(having(before, claimed(before, claim, open)), 'check-claim', 1);
    const looked = having(
      state,
      checked(state, 1, [found('local-conditions')], open, { proposal: 'approve' }),
    );
    const waiting = withTaskOpen(looked, 'decide-claim', 1);
    expect(refusalOf(decided(waiting, 1, { decide: 'approve' }, open))).toEqual({
      reason: 'scheme-value-open',
      values: ['amount'],
    });
    const set = withOpenValuesOf(open.terms, { ...open.terms, amount: { kind: 'up-to', fen: 800_000 } });
    const now: Dealing = { ...open, terms: set };
    expect(refusalOf(decided(waiting, 1, { decide: 'approve' }, now))?.reason).toBe('amount-missing');
    const returned = having(waiting, decided(waiting, 1, { decide: 'return' }, now));
    const again = withTaskOpen(returned, 'check-claim', 1);
    const proposedAgain = withTaskOpen(
      having(
        again,
        checked(again, 1, [found('local-conditions')], now, { proposal: 'approve', proposedFen: 800_000 }),
      ),
      'decide-claim',
      1,
    );
    expect(decided(proposedAgain, 1, { decide: 'approve' }, now, secondSupervisor).ok).toBe(true);
  });

  it('to refuse names a condition that is not met', () => {
    expect(
      refusalOf(
        decided(
          proposed(),
          1,
          { decide: 'refuse', ground: 'criterion', criterion: 'employer-size-in' },
          shanxi,
        ),
      ),
    ).toEqual({ reason: 'criterion-met', criterion: 'employer-size-in' });
  });
});

describe('A public notice', () => {
  const onNotice: Dealing = { ...shanxi, terms: { ...shanxi.terms, publicNotice: { workingDays: 5 } } };
  const state = (): CaseState => {
    const before = made(onNotice);
    return withTaskOpen(having(before, checked(before, 1, right, onNotice, yuan1000)), 'decide-claim', 1);
  };
  const claim = () => {
    const [first] = state().claims ?? [];
    if (!first) throw new Error('there is no claim');
    return first;
  };

  it('counts the days of the decision from its last day, which does not count itself (Civil Code, art. 201)', () => {
    const short: Dealing = { ...shanxi, terms: { ...shanxi.terms, publicNotice: { workingDays: 3 } } };
    const before = made(short);
    const { claims, deadlines } = having(before, checked(before, 1, right, short, yuan1000));
    expect(claims?.[0]?.notice?.until).toBe('2026-11-25');
    // Thursday, Friday, Monday.
    expect(Object.values(deadlines).find(({ kind }) => kind === 'claim-decision')?.dueDate).toBe(
      '2026-11-30',
    );
  });

  it('holds up the approval until its last day is over, and is then taken down (G4, I-82)', () => {
    expect(refusalOf(decided(state(), 1, { decide: 'approve' }, onNotice))).toEqual({
      reason: 'notice-running',
      until: '2026-11-27',
    });
    const lastDay = Date.parse('2026-11-27T23:59:59.999+08:00');
    expect(isOnNotice(claim(), lastDay)).toBe(true);
    expect(isOnNotice(claim(), lastDay + 1)).toBe(false);
    expect(decided(state(), 1, { decide: 'approve' }, { ...onNotice, now: lastDay + 1 }).ok).toBe(true);
  });

  it.each([
    ['王小明', '王某'],
    ['欧阳娜娜', '某某'],
    ['䶮𠮷', '某某'],
    ['𠮷某', '某某'],
    ['古丽娜尔·买买提', '某某'],
  ])('says of %s no more than %s, and nothing else of the person (G4)', (name, shownAs) => {
    const person = { ...claim(), claimant: { kind: 'person' } } as const;
    const notice = publicNoticeOf(person, name);
    expect(notice?.shownAs).toBe(shownAs);
    expect(Object.keys(notice ?? {})).toEqual(['shownAs', 'scheme', 'from', 'until']);
    expect(JSON.stringify(notice)).not.toMatch(/\d{8}/);
  });

  it.each([
    ['渝新机械有限公司', '渝新机械有限公司'],
    ['张小花小吃店', '某用人单位'],
  ])('names the employer %s as %s: the name of a sole trader can be that of a person', (name, shownAs) => {
    const employer = { creditCode: '91500103MA5X00000J', name };
    const claimed = {
      ...claim(),
      claimant: { kind: 'employer', creditCode: employer.creditCode },
      stated: { ...claim().stated, employer },
    } as const;
    expect(publicNoticeOf(claimed, '王小明')?.shownAs).toBe(shownAs);
  });
});

describe('Somebody involved in the matter under review', () => {
  /** The story of a claim up to and including the first event of a type. */
  function upTo(type: string): CaseState {
    const { from, events } = claimStory();
    const told = events.slice(0, events.findIndex((each) => each.type === type) + 1);
    return told.reduce((state, event) => evolve(state, state.caseId, event), from);
  }
  const barredAs = (because: string) => ({ reason: 'separation-of-duties', because });

  it('does not review a refusal: neither the checker, nor the refuser, nor an officer', () => {
    const state = upTo('claim-review-asked');
    const reviews = (actor: Actor) =>
      decideReview(state, 'review-claim-2', true, lifecycleOf('shanxi'), calendar, by(actor, friday));
    expect(refusalOf(reviews({ ...officer, role: 'supervisor' }))).toEqual(barredAs('checked'));
    expect(refusalOf(reviews(supervisor))).toEqual(barredAs('decided'));
    expect(refusalOf(reviews(secondOfficer))?.reason).toBe('supervisor-needed');
    expect(reviews(secondSupervisor).ok).toBe(true);
  });

  it('does not decide a recovery: neither its proposer, nor the approver of the claim, nor an officer', () => {
    const state = upTo('claim-recovery-proposed');
    const decides = (actor: Actor) =>
      decideRecovery(state, 'decide-claim-recovery-2-1', true, by(actor, friday + 20 * day));
    expect(refusalOf(decides({ ...officer, role: 'supervisor' }))).toEqual(barredAs('proposed'));
    expect(refusalOf(decides(secondSupervisor))).toEqual(barredAs('decided'));
    expect(refusalOf(decides(secondOfficer))?.reason).toBe('supervisor-needed');
    expect(decides(supervisor).ok).toBe(true);
  });
});

describe('A payment', () => {
  const state = (): CaseState => approved(hired(), hiring(), right, shanxi, 100_000);
  const sent = (): CaseState => having(state(), sendPayment(state(), 1, 'RUN-1', by(finance, friday)));
  const answer = {
    ...{ runId: 'RUN-1', attempt: 1, amountFen: 100_000 },
    ...{ sentOn: '2026-11-20', paidOn: '2026-11-20', reference: 'F1' },
  };

  it('is in one run, and is answered once, for the run, attempt and amount that were sent', () => {
    const context = by(finance, friday);
    expect(refusalOf(sendPayment(sent(), 1, 'RUN-2', context))?.reason).toBe('payment-not-in-state');
    for (const wrong of [{ runId: 'RUN-2' }, { attempt: 2 }, { amountFen: 1 }])
      expect(refusalOf(confirmPayment(sent(), 1, { ...answer, ...wrong }, context))?.reason).toBe(
        'payment-of-another-run',
      );
    const paid = having(sent(), confirmPayment(sent(), 1, answer, context));
    expect(refusalOf(confirmPayment(paid, 1, answer, context))).toEqual({
      reason: 'payment-not-in-state',
      stands: 'paid',
    });
  });

  it('cannot be paid before the day it was sent, or come back before it was paid', () => {
    const before = { ...answer, paidOn: '2026-11-19' };
    expect(refusalOf(confirmPayment(sent(), 1, before, by(finance, friday)))).toEqual({
      reason: 'paid-before-sent',
      sentOn: '2026-11-20',
    });
    const rules = lifecycleOf('shanxi');
    const paid = having(sent(), confirmPayment(sent(), 1, answer, by(finance, friday)));
    const recovery = { ground: 'paid-twice', amountFen: 100_000 } as const;
    const proposed = having(paid, proposeRecovery(paid, 1, recovery, rules, calendar, by(officer, friday)));
    const decision = decideRecovery(
      proposed,
      'decide-claim-recovery-1-1',
      true,
      by(secondSupervisor, friday),
    );
    const repays = (on: string) =>
      recordRepayment(
        having(proposed, decision),
        1,
        { amountFen: 100_000, on, reference: 'R' },
        by(officer, friday + day),
      );
    expect(refusalOf(repays('2026-11-19'))).toEqual({ reason: 'repaid-before-paid', paidOn: '2026-11-20' });
    expect(['2026-11-20', '2026-11-21'].map((on) => repays(on).ok)).toEqual([true, true]);
  });

  it('goes to an account entered as on a card or in a book, stored as digits only', () => {
    const account = (text: string) => payeeSchema.shape.account.safeParse(text).data;
    const card = '6222020502001234567';
    expect(['6222 0205 0200 1234 567', '６２２２０２０５０２００１２３４５６７'].map(account)).toEqual([
      card,
      card,
    ]);
    for (const text of ['1234567', '6222O20502001234567', '6.22202E+18', '2026-11-20', ''])
      expect(account(text)).toBeUndefined();
  });

  it('needs an account, for which an officer asks if none was given', () => {
    const { payee, ...claim } = hiring();
    const without = approved(hired(), claim, right, shanxi, 100_000);
    const sends = (of: CaseState) => sendPayment(of, 1, 'RUN-1', by(finance, friday));
    expect(refusalOf(sends(without))?.reason).toBe('account-missing');
    expect(without.tasks['correct-claim-account-1-0']).toBeDefined();
    expect(without.deadlines['claim-account-1-0']?.basis).toBeDefined();
    const given = having(without, giveAccount(without, 1, payee as Payee, by(officer, friday)));
    expect(given.tasks['correct-claim-account-1-0']).toBeUndefined();
    expect(sends(given).ok).toBe(true);
    expect(Object.keys(state().tasks).filter((id) => /account/.test(id))).toEqual([]);
  });

  it('is claimed back at most once, and never for more than was paid', () => {
    const rules = lifecycleOf('shanxi');
    const paid = having(sent(), confirmPayment(sent(), 1, answer, by(finance, friday)));
    const propose = (of: CaseState, amountFen: number) =>
      proposeRecovery(of, 1, { ground: 'paid-twice', amountFen }, rules, calendar, by(officer, friday));
    expect(refusalOf(propose(paid, 100_001))).toEqual({ reason: 'recovery-above-paid', most: 100_000 });
    expect(refusalOf(propose(having(paid, propose(paid, 100_000)), 1))?.reason).toBe('recovery-under-way');
    expect(
      refusalOf(
        recordRepayment(
          paid,
          1,
          { amountFen: 1, on: '2026-11-20', reference: 'R' },
          by(officer, friday + day),
        ),
      )?.reason,
    ).toBe('nothing-owed');
  });

  describe('that was approved and not sent yet', () => {
    const rules = lifecycleOf('shanxi');
    const contested = () => having(state(), contestClaim(state(), 1, rules, calendar, by(applicant, friday)));
    const whole = { ground: 'not-entitled', amountFen: 100_000 } as const;
    const proposed = (of: CaseState) =>
      having(of, proposeRecovery(of, 1, whole, rules, calendar, by(officer, friday)));
    const revoked = (of: CaseState) =>
      having(
        proposed(of),
        decideRecovery(proposed(of), 'decide-claim-recovery-1-1', true, by(secondSupervisor, friday)),
      );
    const sends = (of: CaseState) => sendPayment(of, 1, 'RUN-1', by(finance, friday));

    it('waits while an officer looks into whether the person was hired (I-83), and is sent if nothing was found', () => {
      expect(refusalOf(sends(contested()))?.reason).toBe('recovery-under-way');
      const dropped = dropQuestion(contested(), 'look-into-claim-1-1', by(officer, friday));
      expect(sends(having(contested(), dropped)).ok).toBe(true);
    });

    it('waits while a supervisor decides, and is not sent once the approval is revoked: the claim holds no guards', () => {
      expect(refusalOf(sends(proposed(contested())))?.reason).toBe('recovery-under-way');
      const after = revoked(contested());
      expect(after.claims).toMatchObject([{ status: 'revoked', recoveries: [{ status: 'revoked' }] }]);
      expect(after.claims?.[0]).not.toHaveProperty('payment');
      expect(refusalOf(sends(after))?.reason).toBe('claim-not-in-state');
      expect(Object.keys(after.tasks).filter((id) => /claim/.test(id))).toEqual([]);
      expect(guardChanges(state(), after)).toMatchObject([{ number: 1, taken: [] }]);
    });

    it('is revoked in full by somebody who has neither proposed it nor approved the claim, or stays as it was', () => {
      const part = { ...whole, amountFen: 99_999 };
      const proposes = proposeRecovery(state(), 1, part, rules, calendar, by(officer, friday));
      expect(refusalOf(proposes)).toEqual({
        reason: 'amount-outside-limits',
        least: 100_000,
        most: 100_000,
      });
      const decides = (actor: Actor, recover = true) =>
        decideRecovery(proposed(state()), 'decide-claim-recovery-1-1', recover, by(actor, friday));
      expect(refusalOf(decides(supervisor))).toEqual({ reason: 'separation-of-duties', because: 'decided' });
      expect(sends(having(proposed(state()), decides(secondSupervisor, false))).ok).toBe(true);
    });

    it('leaves no open account task if it had come back', () => {
      const bounced = having(
        sent(),
        bouncePayment(
          sent(),
          1,
          { runId: 'RUN-1', attempt: 1, reason: 'account-closed' },
          rules,
          calendar,
          by(finance, friday),
        ),
      );
      expect(Object.keys(bounced.tasks)).toContain('correct-claim-account-1-1');
      expect(Object.keys(revoked(bounced).tasks)).not.toContain('correct-claim-account-1-1');
    });
  });

  it('that is repaid in parts holds no guards any more', () => {
    const { from, events } = claimStory();
    expect(events.filter(({ type }) => type === 'claim-repaid')).toHaveLength(2);
    expect(from.claims).toBeUndefined();
  });
});
