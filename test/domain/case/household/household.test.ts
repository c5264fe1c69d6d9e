import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenInvariants, type CaseState } from '../../../../lib/domain/case/case.ts';
import { compareHousehold, compareSubject } from '../../../../lib/domain/case/household/compare.ts';
import { couldWork } from '../../../../lib/domain/case/household/members.ts';
import { withdrawHousehold } from '../../../../lib/domain/case/household/recognise.ts';
import { isZeroEmploymentMember, lastHousehold } from '../../../../lib/domain/case/household/state.ts';
import { quarterEnd } from '../../../../lib/domain/case/household/tasks.ts';
import { success } from '../../../../lib/domain/result.ts';
import {
  applicant,
  at,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  secondOfficer,
  supervisor,
  system,
} from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having } from '../support/decisions.ts';
import {
  applied,
  applying,
  checked,
  checking,
  child,
  confirmed,
  deciding,
  ending,
  lookedUp,
  opened,
  reopening,
  self,
  spouse,
} from '../support/households.ts';
import { registered } from '../support/registered.ts';

const failureOf = (result: { readonly ok: boolean; readonly failure?: { readonly reason: string } }) =>
  result.ok ? 'done' : result.failure?.reason;
const help = (state: CaseState) => state.deadlines['household-help-1'];

describe('A household without work is recognised on application (WH-3.1, SX-6.1, QH-6.1, CQ-6.1, YN-5.1.1, C7)', () => {
  it('is checked, and decided by a person other than the checker', () => {
    const state = checked(registered());
    expect(failureOf(deciding(state, { confirmed: true }, friday + 3 * hour, officer))).toBe(
      'separation-of-duties',
    );
    const done = having(state, deciding(state));
    expect(lastHousehold(done)).toMatchObject({ status: 'confirmed', checkedBy: officer.subject });
    expect(isZeroEmploymentMember(done, '2026-11-20')).toBe(true);
    expect(isZeroEmploymentMember(done, '2026-11-19')).toBe(false);
  });

  it.each(['weihai', 'chongqing'] as const)(
    'checks in %s a member who turns 16 before the check: all of working age have to be out of work ([L1] 56, N1 年满16周岁（含）)',
    (region) => {
      const born = (birthDate: string) => ({ ...child, birthDate });
      const from = registered(region);
      // Applied for on 20 November, checked on the 23rd, with members who turn 16 on the 23rd and the day after.
      const monday = friday + 3 * 24 * hour;
      const turning = applied(from, [self, spouse, born('2010-11-23')]);
      const still = applied(from, [self, spouse, born('2010-11-24')]);
      const adults = lookedUp();
      const all = [...adults, ...lookedUp([3])];
      expect(failureOf(checking(turning, adults, monday))).toBe('household-check-incomplete');
      expect(failureOf(checking(turning, all, monday))).toBe('done');
      expect(failureOf(checking(still, adults, monday))).toBe('done');
      expect(failureOf(checking(still, all, monday))).toBe('household-member-unknown');
      const works = [...adults, ...lookedUp([3], { result: 'work' })];
      const found = opened(having(turning, checking(turning, works, monday)), 'decide-household');
      expect(failureOf(deciding(found, { confirmed: true }, monday + hour))).toBe('household-member-works');
    },
  );

  it('can be withdrawn by the person until it is decided, and not after that', () => {
    const withdraw = (state: CaseState) => withdrawHousehold(state, by(applicant, friday + 3 * hour));
    for (const state of [applied(registered()), checked(registered())]) {
      const back = having(state, withdraw(state));
      expect(lastHousehold(back)?.status).toBe('withdrawn');
      expect(failureOf(withdraw(back))).toBe('household-not-applied-for');
    }
    expect(failureOf(withdraw(registered()))).toBe('household-not-applied-for');
    expect(failureOf(withdraw(confirmed(registered())))).toBe('household-not-applied-for');
  });

  it('is not checked by anything that is yet to be looked up', () => {
    const [first, ...rest] = lookedUp();
    if (!first) throw new Error('there is nothing to check');
    const tomorrow = { ...first, on: '2026-11-21' };
    expect(failureOf(checking(applied(registered()), [tomorrow, ...rest]))).toBe('date-in-future');
    expect(failureOf(checking(applied(registered()), [first, ...rest]))).toBe('done');
  });

  it('is compared with the sources once, and no more after it was checked or taken back', () => {
    const compare = (state: CaseState) =>
      compareHousehold(
        state,
        new Map(),
        lifecycleOf('chongqing'),
        '2026-11-20',
        by(system, friday + 2 * hour),
      );
    const put = applied(registered());
    const found = compare(put);
    if (!found) throw new Error('nothing was compared');
    expect(compare(having(put, success(found)))).toBeUndefined();
    expect(compare(checked(registered()))).toBeUndefined();
    expect(compare(having(put, withdrawHousehold(put, by(applicant, friday + 2 * hour))))).toBeUndefined();
  });

  it('is not decided by the officer who put it forward, either', () => {
    const put = having(registered(), applying(registered(), [self, spouse], friday + hour, secondOfficer));
    const seen = having(put, checking({ ...put, tasks: { 'check-household-1': task('check-household') } }));
    const open = { ...seen, tasks: { 'decide-household-1': task('decide-household') } };
    expect(failureOf(deciding(open))).toBe('separation-of-duties');
    expect(failureOf(deciding(open, { confirmed: true }, friday + 3 * hour, supervisor))).toBe('done');
  });

  it('keeps only the relation and date of birth of a child under 16, and never counts it as able to work', () => {
    const state = registered();
    const number = { identityNumber: '110101201805040012', personId: 'child' };
    expect(failureOf(applying(state, [self, { ...child, ...number }]))).toBe(
      'household-minor-without-number',
    );
    expect(failureOf(applying(state, [self, { ...child, ableToWork: true }]))).toBe(
      'household-minor-cannot-work',
    );
    expect(failureOf(applying(state, [self, child]))).toBe('done');
    expect(couldWork({ ...child, ableToWork: true }, '2034-05-03', 16)).toBe(false);
    expect(couldWork({ ...child, ableToWork: true }, '2034-05-04', 16)).toBe(true);
  });

  it.each([
    // On 2026-11-20: the 16th birthday, and the day before it; the 14th, from which a child's data are no longer sensitive by
    // age alone, and the day before that.
    ['2010-11-20', 'household-member-number-missing', 'done'],
    ['2010-11-21', 'household-minor-cannot-work', 'household-minor-without-number'],
    ['2012-11-20', 'household-minor-cannot-work', 'household-minor-without-number'],
    ['2012-11-21', 'household-minor-cannot-work', 'household-minor-without-number'],
  ])(
    'takes a member born on %s as one who could work from the 16th birthday on, and before as a child',
    (birthDate, able, numbered) => {
      const young = { ...child, birthDate };
      const number = { identityNumber: '110101201011200016', personId: 'child' };
      expect(failureOf(applying(registered(), [self, { ...young, ableToWork: true }]))).toBe(able);
      expect(failureOf(applying(registered(), [self, { ...young, ...number }]))).toBe(numbered);
      expect(failureOf(applying(registered(), [self, young]))).toBe('done');
    },
  );

  it('asks for a number of everybody who could work, and lists nobody twice', () => {
    const state = registered();
    const { identityNumber: _number, personId: _id, ...nameless } = spouse;
    expect(applying(state, [self, nameless])).toMatchObject({
      failure: { reason: 'household-member-number-missing', members: [2] },
    });
    expect(failureOf(applying(state, [self, spouse, { ...spouse, member: 3 }]))).toBe(
      'household-member-twice',
    );
    expect(failureOf(applying(state, [self, { ...spouse, personId: 'self' }]))).toBe(
      'household-member-twice',
    );
    expect(failureOf(applying(applied(state)))).toBe('household-under-way');
    expect(failureOf(applying(confirmed(state)))).toBe('household-recognised-already');
  });

  it('is checked only when nothing is unknown, and not recognised if somebody works', () => {
    const state = applied(registered());
    expect(checking(state, lookedUp([1]))).toMatchObject({
      failure: {
        reason: 'household-check-incomplete',
        missing: ['2-employment', '2-insurance', '2-business'],
      },
    });
    expect(failureOf(checking(state, lookedUp([1, 3])))).toBe('household-member-unknown');
    expect(failureOf(checking(state, lookedUp([1, 2], { on: '2026-11-21' })))).toBe('date-in-future');
    const working = having(state, checking(state, [...lookedUp([1]), ...lookedUp([2], { result: 'work' })]));
    const open = { ...working, tasks: { 'decide-household-1': task('decide-household') } };
    expect(deciding(open)).toMatchObject({ failure: { reason: 'household-member-works', members: [2] } });
    const refused = having(open, deciding(open, { confirmed: false, reason: 'member-works' }));
    expect(lastHousehold(refused)?.status).toBe('refused');
    expect(isZeroEmploymentMember(refused, '2026-11-20')).toBe(false);
  });

  it('takes a source’s record as work, its silence as no work, and draws no conclusion if it was not asked', () => {
    const loaded = [{ source: 'insurance', fact: 'insured-employment' as const, asOf: '2026-11-18' }];
    const none = { records: [], loaded };
    expect(compareSubject(1, 'insurance', none, '2026-11-20')).toMatchObject({
      result: 'no-work',
      on: '2026-11-18',
    });
    expect(compareSubject(1, 'business', none, '2026-11-20').result).toBe('unknown');
    expect(compareSubject(1, 'employment', none, '2026-11-20').result).toBe('unknown');
    expect(compareSubject(1, 'insurance', 'unavailable', '2026-11-20').result).toBe('unknown');
    expect(compareSubject(1, 'insurance', { records: loaded, loaded }, '2026-11-20').result).toBe('work');
  });
});

describe('A recognised household is helped until one works (WH-3.1 零就业家庭动态清零, C7, I-65)', () => {
  it.each([
    ['2026-11-20T13:00:00+08:00', '2026-12-31', ['first-warning', 'second-warning']],
    ['2026-12-25T13:00:00+08:00', '2026-12-31', []],
    ['2026-12-31T13:00:00+08:00', '2026-12-31', []],
    ['2026-10-08T09:00:00+08:00', '2026-12-31', ['first-warning', 'second-warning']],
    // The quarter is that of the Beijing day, from its first instant to its last.
    ['2026-12-31T23:59:59+08:00', '2026-12-31', []],
    ['2027-01-01T00:00:00+08:00', '2027-03-31', ['first-warning', 'second-warning']],
    ['2027-03-31T23:59:59+08:00', '2027-03-31', []],
    ['2027-04-01T00:00:00+08:00', '2027-06-30', ['first-warning', 'second-warning']],
    ['2027-06-30T23:59:59+08:00', '2027-06-30', []],
    ['2027-07-01T00:00:00+08:00', '2027-09-30', ['first-warning', 'second-warning']],
    ['2027-09-30T23:59:59+08:00', '2027-09-30', []],
    ['2027-10-01T00:00:00+08:00', '2027-12-31', ['first-warning', 'second-warning']],
    ['2028-02-29T12:00:00+08:00', '2028-03-31', ['first-warning', 'second-warning']],
  ])('recognised at %s, one member is to work by %s, with the warnings %s', (instant, dueDate, warnings) => {
    const now = at(instant);
    const state = having(checked(registered()), deciding(checked(registered()), { confirmed: true }, now));
    expect(help(state)?.dueDate).toBe(dueDate);
    expect(
      help(state)
        ?.steps.map(({ name }) => name)
        .filter((name) => name.endsWith('warning')),
    ).toEqual(warnings);
  });

  it('warns after ten working days, and after thirty days', () => {
    const steps = help(confirmed(registered()))?.steps ?? [];
    expect(steps.find(({ name }) => name === 'first-warning')?.at).toBe('2026-12-04T16:00:00.000Z');
    expect(steps.find(({ name }) => name === 'second-warning')?.at).toBe('2026-12-21T16:00:00.000Z');
  });

  it('ends when one member is in stable work, on evidence, and the person no longer belongs to one', () => {
    const state = confirmed(registered());
    expect(failureOf(ending(state, { member: undefined }))).toBe('household-end-needs-member');
    expect(failureOf(ending(state, { member: 9 }))).toBe('household-member-unknown');
    expect(failureOf(ending(state, { since: '2026-11-21' }))).toBe('date-in-future');
    for (const reason of ['three-refusals', 'unreachable'] as const) {
      expect(failureOf(ending(state, { reason }))).toBe('supervisor-needed');
      expect(failureOf(ending(state, { reason }, friday + 4 * hour, supervisor))).toBe('done');
    }
    const done = having(state, ending(state));
    expect(lastHousehold(done)?.status).toBe('ended');
    expect(isZeroEmploymentMember(done, '2026-11-20')).toBe(false);
    expect(help(done)).toBeUndefined();
  });

  it('ends by a supervisor when nobody who could work is left, after the registration of its person has ended', () => {
    const end = { reason: 'nobody-able-to-work', member: undefined, since: undefined } as const;
    const before = confirmed(registered());
    const later = at('2026-12-03T10:00:00+08:00');
    // Whoever is registered is able to work and wants to (人社厅发〔2020〕3号 一).
    const whileRegistered = ending(before, end, later, supervisor);
    expect(failureOf(whileRegistered)).toBe('household-member-registered');
    const closedNow = closed(proposed(before, 'pension', 'pension-match'));
    expect(failureOf(ending(closedNow, end, later))).toBe('supervisor-needed');
    const after = having(closedNow, ending(closedNow, end, later, supervisor));
    expect(lastHousehold(after)?.status).toBe('ended');
    expect(Object.keys(after.tasks)).toEqual([]);
    // Only what ended by work is taken up again.
    expect(failureOf(reopening(after, later + day))).toBe('household-not-ended-by-work');
  });

  it('resumes when nobody works again, with a time limit of its own', () => {
    const state = having(confirmed(registered()), ending(confirmed(registered())));
    const now = at('2027-03-02T10:00:00+08:00');
    const again = having(state, reopening(state, now));
    expect(isZeroEmploymentMember(again, '2027-03-02')).toBe(true);
    expect(isZeroEmploymentMember(again, '2027-03-01')).toBe(false);
    expect(again.deadlines['household-help-1-2']?.dueDate).toBe('2027-03-31');
    const third = having(again, ending(again, {}, now + day, officer, 'help-household-1-2'));
    expect(having(third, reopening(third, now + 2 * day)).deadlines['household-help-1-3']).toBeDefined();
    const wish = having(confirmed(registered()), ending(confirmed(registered()), { reason: 'own-wish' }));
    expect(failureOf(reopening(wish, now))).toBe('household-not-ended-by-work');
  });

  it('continues when the registration of the member who applied has ended', () => {
    const state = closed(proposed(confirmed(registered())));
    expect(state.phase).toBe('closed');
    expect(state.tasks['help-household-1']).toBeDefined();
    expect(brokenInvariants(state, friday + day)).toEqual([]);
    expect(failureOf(ending(state))).toBe('done');
    const undecided = closed(proposed(applied(registered())));
    expect(lastHousehold(undecided)?.status).toBe('lapsed');
    expect(undecided.tasks['check-household-1']).toBeUndefined();
  });

  it('is due on the last day of the quarter of its recognition, whatever day that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (month) => {
        const end = Number(quarterEnd(`2027-${String(month).padStart(2, '0')}-15`).slice(5));
        expect([3, 6, 9, 12]).toContain(end);
        expect(end - month).toBeGreaterThanOrEqual(0);
        expect(end - month).toBeLessThan(3);
      }),
    );
  });
});

describe('Whatever is done with a household in any order', () => {
  const acts = {
    apply: (state: CaseState, now: number) => applying(state, undefined, now),
    check: (state: CaseState, now: number) => checking(state, undefined, now),
    confirm: (state: CaseState, now: number) => deciding(state, { confirmed: true }, now),
    refuse: (state: CaseState, now: number) =>
      deciding(state, { confirmed: false, reason: 'not-urban' }, now),
    end: (state: CaseState, now: number) => ending(state, {}, now),
    reopen: (state: CaseState, now: number) => reopening(state, now),
  };

  it('it is helped while it is recognised, and recognised only after a check by another person', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), { maxLength: 14 }),
        (names) => {
          let state = registered();
          names.forEach((name, index) => {
            const open = { ...state, tasks: { ...openAll(state), ...state.tasks } };
            const result = acts[name](open, friday + (index + 1) * hour);
            if (result.ok) state = having(open, result);
            const last = lastHousehold(state);
            const isHelped = Object.values(state.deadlines).some(({ kind }) => kind === 'household-help');
            expect(isHelped).toBe(last?.status === 'confirmed');
            if (last?.status === 'confirmed') expect(last.decidedBy).not.toBe(last.checkedBy);
            expect(state.household?.periods.filter(({ until }) => until === undefined).length ?? 0).toBe(
              last?.status === 'confirmed' ? 1 : 0,
            );
          });
        },
      ),
    );
  });
});

const task = (kind: string) => ({
  id: `${kind}-1`,
  kind: kind as 'check-household',
  openedAt: '2026-11-20T03:00:00.000Z',
  dueAt: '2026-11-25T16:00:00.000Z',
  awaitingInformation: false,
});

/** The tasks of a case's deadlines that a workflow would have opened. */
const openAll = ({ deadlines }: CaseState) =>
  Object.fromEntries(
    Object.values(deadlines)
      .filter(({ taskId }) => /^(check|decide)-household-1$/.test(taskId))
      .map(({ taskId }) => [taskId, task(taskId.slice(0, -2))]),
  );

describe('A household that ends because the person of the case works (SX-2.6: 闭环管理)', () => {
  const proposedBy = (change: Parameters<typeof ending>[1]) =>
    having(confirmed(registered()), ending(confirmed(registered()), change)).closure?.reason;

  it('has the closure of their registration proposed, and that of nobody because another member works', () => {
    expect(proposedBy({ member: 1 })).toBe('employed');
    expect(proposedBy({ member: 2 })).toBeUndefined();
  });

  it('has somebody look where what was found is no evidence for a closure', () => {
    const evidence = { kind: 'visit', source: 'visit', on: '2026-11-20' };
    const ended = having(confirmed(registered()), ending(confirmed(registered()), { member: 1, evidence }));
    expect(ended.closure).toBeUndefined();
    expect(Object.keys(ended.tasks)).toContain('assess-signal-household-1');
  });
});
