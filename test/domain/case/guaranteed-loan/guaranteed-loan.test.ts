import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, lastDayOf, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { brokenInvariants, type CaseState } from '../../../../lib/domain/case/case.ts';
import { recordLoanAnswer, recordLoanPayment } from '../../../../lib/domain/case/guaranteed-loan/answer.ts';
import {
  applyForLoan,
  waiverOf,
  withdrawLoanApplication,
} from '../../../../lib/domain/case/guaranteed-loan/apply.ts';
import {
  checkLoan,
  exportLoan,
  handOverLoan,
  recordLoanReceipt,
} from '../../../../lib/domain/case/guaranteed-loan/check.ts';
import type { LoanRequest } from '../../../../lib/domain/case/guaranteed-loan/events.ts';
import { endLoan, extendLoan } from '../../../../lib/domain/case/guaranteed-loan/relief.ts';
import { type LoanRules, loanKinds } from '../../../../lib/domain/case/guaranteed-loan/tasks.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  applicant,
  at,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  supervisor,
} from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { lendingRules, lent, qualified, withBank } from '../support/outward.ts';
import { registered } from '../support/registered.ts';

const regions = ['shanxi', 'qinghai', 'weihai', 'chongqing', 'yunnan'] as const;
const now = friday + hour;
const yuan = (amount: number): number => amount * 100;
const applying = (
  region: Region,
  change: Partial<LoanRequest> = {},
  rules: LoanRules = lifecycleOf(region),
  state = registered(region),
  when = now,
) =>
  applyForLoan(
    state,
    { kind: 'individual', group: 'registered-unemployed', amountFen: yuan(100_000), ...change },
    rules,
    calendar,
    by(applicant, when),
  );

describe('The maximum of a guaranteed loan (SX-5.4, SX-5.5, I-73)', () => {
  it('is 300,000 yuan for one person in Shanxi by its circular, and elsewhere by the national measures [F1]', () => {
    for (const region of regions) {
      expect(possible(applying(region, { amountFen: yuan(300_000) })).data.maximum).toMatchObject({
        fen: yuan(300_000),
        basis: { clause: region === 'shanxi' ? 'SX-5.4' : 'F1' },
      });
      expect(refusalOf(applying(region, { amountFen: yuan(300_000) + 1 }))).toEqual({
        reason: 'loan-above-maximum',
        maximumFen: yuan(300_000),
      });
    }
  });

  it('is 4,000,000 yuan for a small firm, which states how many people it has hired (SX-5.5)', () => {
    const firm = { kind: 'small-firm', headcount: 12 } as const;
    expect(possible(applying('shanxi', { ...firm, amountFen: yuan(4_000_000) })).data.request.headcount).toBe(
      12,
    );
    expect(refusalOf(applying('shanxi', { ...firm, amountFen: yuan(4_000_000) + 1 }))?.reason).toBe(
      'loan-above-maximum',
    );
    expect(refusalOf(applying('shanxi', { kind: 'small-firm' }))?.reason).toBe('loan-needs-headcount');
    expect(refusalOf(applying('shanxi', { headcount: 12 }))?.reason).toBe('loan-details-do-not-fit');
  });

  it('applies on its days: the national measures begin on 2023-10-01, the circular of Shanxi before', () => {
    const kindsBefore = (region: Region) => lifecycleOf(region, at('2023-09-30T10:00:00+08:00')).loans.kinds;
    expect(kindsBefore('shanxi').individual?.maximum?.fen).toBe(yuan(300_000));
    // Shanxi mentions small firms without a number: open, and no amount is refused.
    expect(kindsBefore('shanxi')['small-firm']).toEqual({});
    expect(kindsBefore('chongqing')).toEqual({});
    expect(lifecycleOf('chongqing', at('2023-10-01T10:00:00+08:00')).loans.kinds.individual).toBeDefined();
  });

  it('is left to a human if no source sets one, and a kind that no source names is not offered', () => {
    expect(refusalOf(applying('shanxi', { kind: 'partnership', partners: 2 }))).toEqual({
      reason: 'loan-kind-not-offered',
      known: ['individual', 'small-firm'],
    });
    const rules = lifecycleOf('shanxi');
    const open = { ...rules, loans: { ...rules.loans, kinds: { partnership: {} } } };
    const { data } = possible(
      applying('shanxi', { kind: 'partnership', partners: 2, amountFen: yuan(5_000_000) }, open),
    );
    expect(data.maximum).toBeUndefined();
    expect(refusalOf(applying('shanxi', { kind: 'partnership' }, open))?.reason).toBe('loan-needs-partners');
  });

  it('is for the groups of the region: only in Shanxi is difficulty a group of its own', () => {
    expect(possible(applying('shanxi', { group: 'employment-difficulty' })).data.number).toBe(1);
    expect(refusalOf(applying('yunnan', { group: 'employment-difficulty' }))?.reason).toBe(
      'unknown-loan-group',
    );
  });
});

describe('The waiver of the counter-guarantee (SX-5.4, QH-5.2, WH-2.2, CQ-5.2, YN-4.1.3)', () => {
  it.each(regions)('in %s reaches 100,000.00 yuan inclusive, and not one fen more', (region) => {
    const { waiver } = lifecycleOf(region).loans;
    expect(waiverOf('individual', yuan(100_000), waiver)?.exempt).toBe(true);
    expect(waiverOf('individual', yuan(100_000) + 1, waiver)?.exempt).toBe(false);
  });

  it('is for individual loans only in Weihai (WH-2.2), and for every kind elsewhere', () => {
    for (const region of regions)
      for (const kind of loanKinds)
        expect(waiverOf(kind, 1, lifecycleOf(region).loans.waiver)?.exempt, `${region} ${kind}`).toBe(
          region !== 'weihai' || kind === 'individual',
        );
  });

  it('applies exactly up to its amount, whatever is applied for', () => {
    const { waiver } = lifecycleOf('chongqing').loans;
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), (fen) => {
        const amount = yuan(100_000) + fen;
        expect(waiverOf('individual', amount, waiver)?.exempt).toBe(amount <= 10_000_000);
      }),
    );
  });

  it('is determined again for the amount that the bank grants', () => {
    const answered = (amountFen: number) =>
      possible(
        recordLoanAnswer(
          withBank('chongqing', yuan(200_000)).state,
          'await-loan-receipt-1',
          { on: '2026-11-20', terms: { amountFen, months: 12, rateBasisPoints: 345 } },
          lendingRules('chongqing'),
          calendar,
          by(officer, now + day),
        ),
      ).data;
    expect(withBank('chongqing', yuan(200_000)).state.loans?.[0]?.waiver?.exempt).toBe(false);
    expect(answered(yuan(100_000))).toMatchObject({ waiver: { exempt: true } });
  });
});

describe('An application for a loan', () => {
  it('is made one at a time, even while a loan is not repaid', () => {
    const applied = having(registered(), applying('chongqing'));
    expect(refusalOf(applying('chongqing', {}, undefined, applied))?.reason).toBe('loan-under-way');
    const { state } = lent('chongqing', yuan(100_000));
    expect(refusalOf(applying('chongqing', {}, undefined, state))?.reason).toBe('loan-under-way');
    // Overdue, it is still not repaid (尚未结清): no second one is asked for, in the form or otherwise.
    const due = state.loans?.[0]?.until ?? '';
    const late = applying('chongqing', {}, undefined, state, at(`${due}T12:00:00+08:00`) + 40 * day);
    expect(refusalOf(late)?.reason).toBe('loan-under-way');
    const repaid = having(
      state,
      endLoan(state, 1, { on: '2026-11-20', how: 'repaid' }, by(officer, now + day)),
    );
    expect(possible(applying('chongqing', {}, undefined, repaid)).data.number).toBe(2);
  });

  it('is refused at the check on a ground that the person can read, or passes without one', () => {
    const state = having(registered(), applying('chongqing'));
    const checking = (qualified: boolean, ground?: 'not-in-group') =>
      checkLoan(
        state,
        'check-loan-1',
        { qualified, ground },
        lifecycleOf('chongqing'),
        calendar,
        by(officer, now),
      );
    expect(refusalOf(checking(false))?.reason).toBe('loan-check-needs-ground');
    expect(refusalOf(checking(true, 'not-in-group'))?.reason).toBe('loan-check-needs-ground');
    expect(having(state, checking(false, 'not-in-group')).loans?.[0]?.status).toBe('not-qualified');
    expect(having(state, checking(true)).tasks['hand-over-loan-1']).toBeDefined();
  });

  it('goes only to a bank of the region, and to none before the region has entered one', () => {
    const { state } = qualified('chongqing', yuan(100_000));
    const handing = (bank: string, rules: LoanRules) =>
      handOverLoan(state, 'hand-over-loan-1', bank, 'letter', rules, calendar, by(officer, now + day));
    expect(refusalOf(handing('bank', lifecycleOf('chongqing')))?.reason).toBe('no-banks-entered');
    expect(refusalOf(handing('another', lendingRules('chongqing')))?.reason).toBe('unknown-bank');
    expect(possible(handing('bank', lendingRules('chongqing'))).data.items).toEqual([
      'name',
      'identity-number',
      'phone',
      'district',
      'loan-kind',
      'loan-group',
      'loan-amount',
      'counter-guarantee',
    ]);
  });

  it('goes to no bank while the person restricts processing (PIPL art. 44)', () => {
    const restriction = { since: new Date(now).toISOString() };
    const handing = (state: CaseState) =>
      handOverLoan(
        state,
        'hand-over-loan-1',
        'bank',
        'letter',
        lendingRules('chongqing'),
        calendar,
        by(officer, now + day),
      );
    const { state } = qualified('chongqing', yuan(100_000));
    expect(refusalOf(handing({ ...state, restriction }))?.reason).toBe('processing-restricted');
    expect(possible(handing(state)).type).toBe('loan-handed-over');
    const given = withBank('chongqing', yuan(100_000)).state;
    const taking = (of: CaseState) => exportLoan(of, 1, by(officer, now + day));
    expect(possible(taking(given)).type).toBe('loan-exported');
    expect(refusalOf(taking({ ...given, restriction }))?.reason).toBe('processing-restricted');
  });

  it('is answered on or after the day on which the bank received it', () => {
    const { state } = withBank('chongqing', yuan(100_000));
    const late = by(officer, now + 5 * day);
    const rules = lendingRules('chongqing');
    const received = having(
      state,
      recordLoanReceipt(state, 'await-loan-receipt-1', { on: '2026-11-23' }, rules, calendar, late),
    );
    const answer = (on: string) =>
      recordLoanAnswer(received, 'await-loan-answer-1', { on }, rules, calendar, late);
    expect(refusalOf(answer('2026-11-22'))).toEqual({
      reason: 'before-hand-over',
      handedOverOn: '2026-11-23',
    });
    expect(possible(answer('2026-11-23')).type).toBe('loan-refused');
  });

  it('is withdrawn by the person as long as no bank has it', () => {
    const withdrawing = (state: CaseState) => withdrawLoanApplication(state, 1, by(applicant, now + day));
    for (const state of [having(registered(), applying('chongqing')), qualified('chongqing', 100).state])
      expect(having(state, withdrawing(state)).loans?.[0]?.status).toBe('withdrawn');
    expect(refusalOf(withdrawing(withBank('chongqing', 100).state))?.reason).toBe('loan-not-withdrawable');
  });

  it('continues when the person is self-employed and no longer registered', () => {
    const state = closed(
      proposed(qualified('chongqing', yuan(100_000)).state, 'self-employed', 'business-match'),
    );
    expect(state.tasks['hand-over-loan-1']).toBeDefined();
    expect(brokenInvariants(state, now + day)).toEqual([]);
  });

  it('is granted for at most the amount that was applied for and checked', () => {
    const { state } = withBank('chongqing', yuan(100_000));
    const terms = { amountFen: yuan(100_000) + 1, months: 12, rateBasisPoints: 345 };
    const answer = recordLoanAnswer(
      state,
      'await-loan-receipt-1',
      { on: '2026-11-20', terms },
      lendingRules('chongqing'),
      calendar,
      by(officer, now + day),
    );
    expect(refusalOf(answer)).toEqual({ reason: 'loan-above-request', requestedFen: yuan(100_000) });
  });

  it('is not paid out before the bank has answered, or in the future', () => {
    const { state } = lent('chongqing', yuan(100_000));
    expect(state.loans?.[0]).toMatchObject({ status: 'paid', paidOn: '2026-11-20', until: '2028-11-20' });
    expect(
      refusalOf(
        recordLoanPayment(state, 'await-loan-payment-1', { on: '2026-11-20', paid: true }, by(officer, now)),
      )?.reason,
    ).toBe('task-already-decided');
  });
});

describe('A loan in force', () => {
  it('is due on the corresponding day, or on the last day of a month that has none (Civil Code art. 202)', () => {
    const days = fc
      .date({ min: new Date('2026-11-21'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => parseLocalDate(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 36 }), (on, months) => {
        const granted = withGranted(months);
        const { data } = possible(
          recordLoanPayment(
            granted,
            'await-loan-payment-1',
            { on, paid: true },
            by(officer, at(`${on}T20:00:00+08:00`)),
          ),
        );
        if (!('until' in data)) throw new Error('not paid');
        const until = data.until;
        expect(until).toBe(addMonths(on, months));
        expect(until.slice(8) === on.slice(8) || until === lastDayOf(until.slice(0, 7))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('ends on the day on which it is repaid or called in', () => {
    const { state } = lent('chongqing', yuan(100_000));
    const ending = (on: string) => endLoan(state, 1, { on, how: 'repaid' }, by(officer, now + 40 * day));
    expect(refusalOf(ending('2026-11-19'))?.reason).toBe('loan-not-in-force');
    expect(refusalOf(ending('2027-06-01'))?.reason).toBe('date-in-future');
    const ended = having(state, ending('2026-12-20'));
    expect(ended.loans).toMatchObject([{ status: 'ended', ended: { on: '2026-12-20', how: 'repaid' } }]);
    // It ends once.
    const again = endLoan(ended, 1, { on: '2026-12-21', how: 'called-in' }, by(officer, now + 40 * day));
    expect(refusalOf(again)?.reason).toBe('loan-not-in-force');
  });
});

const granted = new Map<number, CaseState>();
/** A loan that a bank has granted for a number of months, not paid out yet. */
function withGranted(months: number): CaseState {
  const state = withBank('chongqing', yuan(100_000)).state;
  const made =
    granted.get(months) ??
    having(
      state,
      recordLoanAnswer(
        state,
        'await-loan-receipt-1',
        { on: '2026-11-20', terms: { amountFen: yuan(100_000), months, rateBasisPoints: 345 } },
        lendingRules('chongqing'),
        calendar,
        by(officer, now + day),
      ),
    );
  granted.set(months, made);
  return made;
}

describe('Repaying later (SX-7.4, QH-7.3, CQ-7.4, YN-6.1.2, WH-2.3, I-72)', () => {
  const { state } = lent('chongqing', yuan(100_000), 12);
  const extending = (until: string, rules: LoanRules, as = officer, scheme = 'extension') =>
    extendLoan(state, 1, { scheme, on: '2026-11-20', until }, rules, by(as, now + day));

  it.each([
    ['shanxi', 'extension', undefined],
    ['qinghai', 'extension', undefined],
    ['weihai', 'operating-loan-deferral', '2023-06-30'],
    ['chongqing', 'extension', '2022-12-31'],
    ['yunnan', 'extension', undefined],
  ] as const)(
    'is over in %s (%s): refused with the day if its circular has one: %s',
    (region, scheme, until) => {
      const refusal = refusalOf(extending('2028-01-01', lifecycleOf(region), officer, scheme));
      expect(refusal).toEqual({ reason: 'loan-relief-closed', ...(until && { until }) });
      expect(lifecycleOf(region).loans.relief.map(({ code }) => code)).toEqual([scheme]);
    },
  );

  it('is possible again if a new document opens it, by at most a year in principle, and beyond by a supervisor', () => {
    const rules = lendingRules('chongqing');
    expect(state.loans?.[0]?.until).toBe('2027-11-20');
    expect(possible(extending('2028-11-20', rules)).data.until).toBe('2028-11-20');
    expect(refusalOf(extending('2028-11-21', rules))).toEqual({
      reason: 'extension-too-long',
      latest: '2028-11-20',
    });
    expect(possible(extending('2028-11-21', rules, supervisor)).data.until).toBe('2028-11-21');
    expect(refusalOf(extending('2027-11-20', rules))?.reason).toBe('extension-not-later');
    expect(refusalOf(extending('2028-01-01', rules, officer, 'constructor'))?.reason).toBe(
      'unknown-loan-relief',
    );
  });

  it('counts several extensions together from the day on which the loan was originally due', () => {
    const rules = lendingRules('chongqing');
    const once = having(state, extending('2028-06-01', rules));
    const again = (until: string) =>
      extendLoan(once, 1, { scheme: 'extension', on: '2026-11-20', until }, rules, by(officer, now + day));
    expect(possible(again('2028-11-20')).data.until).toBe('2028-11-20');
    expect(refusalOf(again('2028-11-21'))?.reason).toBe('extension-too-long');
  });

  it('is only for loans due in its period, both days included (CQ-7.4)', () => {
    const rules = lendingRules('chongqing');
    const [scheme] = rules.loans.relief;
    if (!scheme) throw new Error('no scheme');
    const due = (dueFrom: string, dueUntil: string) =>
      refusalOf(
        extending('2028-01-01', {
          ...rules,
          loans: { ...rules.loans, relief: [{ ...scheme, dueFrom, dueUntil }] },
        }),
      )?.reason;
    expect(due('2027-11-20', '2027-11-20')).toBeUndefined();
    expect(due('2027-11-21', '2027-12-31')).toBe('loan-due-outside-relief');
    expect(due('2027-10-01', '2027-11-19')).toBe('loan-due-outside-relief');
  });
});
