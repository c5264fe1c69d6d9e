import { describe, expect, it } from 'vitest';
import {
  brokenInvariants,
  type CaseState,
  effectsOf,
  reinstatement,
} from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { coverageOf } from '../../../../lib/domain/case/follow-up/coverage.ts';
import type { Actor, Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import {
  applicant,
  at,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  secondOfficer,
  supervisor,
} from '../support/cases.ts';
import { closed, closureTask, followUpOpened, notReached, onWorklist, proposed } from '../support/closed.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { planned, registered, served } from '../support/registered.ts';

const now = friday + 5 * hour;
const propose = (state: CaseState, reason: string, kind: string, on = '2026-11-19') =>
  proposeClosure(
    state,
    reason,
    [{ kind, source: 'register', on }],
    lifecycleOf(state.region),
    calendar,
    by(officer, now),
  );
const decide = (state: CaseState, actor: Actor, close = true) =>
  decideClosure(state, closureTask(state), { close }, lifecycleOf(state.region), by(actor, now + hour));

/** DOMAIN C5: the reason, its evidence, and whether the person must be told. */
const reasons: readonly [string, readonly string[], 'told' | 'exempt'][] = [
  ['employed', ['employment-record', 'insurance-match', 'statement-of-the-person'], 'told'],
  ['self-employed', ['business-match', 'statement-of-the-person'], 'told'],
  ['stable-income', ['statement-of-the-person'], 'told'],
  ['pension', ['pension-match', 'statement-of-the-person'], 'told'],
  ['incapacitated', ['appraisal'], 'told'],
  ['in-school', ['other-match', 'statement-of-the-person'], 'told'],
  ['joined-army', ['other-match', 'statement-of-the-person'], 'told'],
  ['emigrated', ['other-match', 'statement-of-the-person'], 'exempt'],
  ['imprisoned', ['other-match', 'statement-of-the-family'], 'exempt'],
  ['deceased', ['other-match', 'statement-of-the-family'], 'exempt'],
  ['applicant-request', ['statement-of-the-person'], 'told'],
];
const countedByRule = ['refused-service', 'unreachable'];

describe('The reasons for a closure (C5)', () => {
  it.each(servedRegions.ids)(
    'are those that a source states in %s, each with its article, and none with that of another province',
    (region) => {
      const known = lifecycleOf(region).closure.reasons;
      expect(Object.keys(known).sort()).toEqual([...reasons.map(([code]) => code), ...countedByRule].sort());
      for (const { basis } of Object.values(known)) {
        // The ministry's circular holds in every region; the Hunan circular that relays it holds in Hunan.
        expect(basis.document).toBe('mohrss-2020-3');
        expect(basis.article).toMatch(/^(一|关于注销失业登记的规定)$/);
      }
    },
  );

  it.each(servedRegions.ids)(
    'do not include a transfer or an unnamed local situation in %s (I-15)',
    (region) => {
      for (const [reason, kind] of [
        ['transferred', 'national-check'],
        ['local-other', 'local-rule'],
      ] as const)
        expect(refusalOf(propose(registered(region), reason, kind))?.reason).toBe('unknown-closure-reason');
    },
  );

  it.each(reasons)('include %s on any of %j, and the person is "%s" (C5)', (reason, kinds, notice) => {
    for (const kind of kinds) {
      const state = closed(proposed(registered(), reason, kind));
      expect(state).toMatchObject({ phase: 'closed', closure: { status: 'closed', reason } });
      expect(state.closure?.noticeExempt).toBe(notice === 'exempt');
    }
    const others = ['hearsay', ...reasons.flatMap(([, evidence]) => evidence)].filter(
      (kind) => !kinds.includes(kind),
    );
    for (const kind of others)
      expect(refusalOf(propose(registered(), reason, kind))?.reason).toBe('evidence-missing');
  });

  it.each(countedByRule)(
    'include %s, which is counted by rule and which nobody can propose (D3.10)',
    (reason) => {
      const { evidence = [] } = lifecycleOf('chongqing').closure.reasons[reason] ?? {};
      for (const kind of evidence)
        expect(refusalOf(propose(registered(), reason, kind))?.reason).toBe('closure-counted-by-rule');
    },
  );

  it.each([
    ['a reason that does not exist', 'lazy', 'local-rule', '2026-11-19', 'unknown-closure-reason'],
    [
      'a reason named like an object member',
      'constructor',
      'local-rule',
      '2026-11-19',
      'unknown-closure-reason',
    ],
    ['evidence dated tomorrow', 'employed', 'employment-record', '2026-11-21', 'date-in-future'],
  ])('do not allow a proposal with %s', (_what, reason, kind, on, code) => {
    expect(refusalOf(propose(registered(), reason, kind, on))?.reason).toBe(code);
  });

  it('can be proposed on evidence dated today', () => {
    expect(
      refusalOf(propose(registered(), 'employed', 'employment-record', '2026-11-20'))?.reason,
    ).toBeUndefined();
  });

  it('allow one proposal at a time, and none once the registration has been closed', () => {
    const state = proposed(registered());
    expect(refusalOf(propose(state, 'pension', 'pension-match'))?.reason).toBe('closure-already-proposed');
    expect(refusalOf(propose(closed(state), 'pension', 'pension-match'))?.reason).toBe(
      'not-possible-in-phase',
    );
  });
});

describe('The decision on a closure', () => {
  it.each<[Actor['role'], string | undefined]>([
    ['officer', undefined],
    ['supervisor', undefined],
    ['system', 'role-not-allowed'],
    ['applicant', 'role-not-allowed'],
    ['administrator', 'role-not-allowed'],
  ])('belongs to a human (PIPL 24, D3.10), as tried in the role %s', (role, refused) => {
    const state = proposed(registered());
    for (const close of [true, false])
      expect(refusalOf(decide(state, { role, subject: 'somebody' }, close))?.reason).toBe(refused);
  });

  it('can be to decline, which leaves the registration as it was and allows another proposal', () => {
    const before = registered();
    const state = having(proposed(before), decide(proposed(before), secondOfficer, false));
    expect(state).toMatchObject({ phase: 'registered', closure: { status: 'declined' } });
    expect(state.scheduledActions).toEqual(before.scheduledActions);
    expect(Object.keys(state.tasks)).toEqual(Object.keys(before.tasks));
    expect(refusalOf(decide(state, secondOfficer))?.reason).toBe('task-already-decided');
    const again = proposed(state, 'pension', 'pension-match', now + day);
    expect(again.closure).toMatchObject({ number: 2, status: 'proposed', taskId: 'decide-closure-2' });
  });

  it('to decline is told to the person, unless nobody is told of a closure for that reason', () => {
    const told = (reason: string, kind: string) =>
      possible(decide(proposed(registered(), reason, kind), secondOfficer, false)).data;
    expect(told('employed', 'employment-record')).toHaveProperty('tellsPerson', true);
    expect(told('imprisoned', 'other-match')).not.toHaveProperty('tellsPerson');
  });

  it('has a deadline, and nothing is decided when that passes', () => {
    const state = proposed(registered());
    const deadline = state.deadlines['closure-decision-1'];
    expect(deadline).toMatchObject({ kind: 'closure-decision', taskId: 'decide-closure-1' });
    expect(deadline?.steps.map(({ to }) => to)).toContain('supervisor');
  });

  it('ends all open tasks, and late ones stay late', () => {
    const late = at('2027-01-20T10:00:00+08:00');
    const state = closed(
      proposed(followUpOpened(planned()), 'employed', 'employment-record', late),
      late + hour,
    );
    expect([state.tasks, state.deadlines]).toEqual([{}, {}]);
    expect(state.metDeadlines['plan-items-1']?.late).toBe(true);
    expect(state.metDeadlines['closure-decision-1']?.late).toBe(false);
    expect(state.followUp?.months['2027-01']).toMatchObject({
      status: 'excused',
      excuse: 'registration-ended',
    });
  });

  it.each(['decide-closure-2', 'constructor', 'make-first-contact-1'])(
    'is not made through the task %s',
    (taskId) => {
      const state = proposed(registered());
      const decision = decideClosure(
        state,
        taskId,
        { close: true },
        lifecycleOf('chongqing'),
        by(officer, now),
      );
      expect(refusalOf(decision)?.reason).toBe('task-not-found');
    },
  );

  it('is published on the bus without its reason, its evidence or its exemption', () => {
    const state = proposed(registered(), 'imprisoned', 'other-match');
    const event = possible(decide(state, secondOfficer));
    const messages = effectsOf(event, 9, having(state, event)).filter(({ kind }) => kind === 'publish');
    expect(messages).toHaveLength(1);
    expect(JSON.stringify(messages)).not.toMatch(/imprisoned|other-match|exempt/i);
  });
});

describe('Three refusals in a row (C5 refused-service, I-17)', () => {
  const refusing = (state: CaseState, reason: string | undefined, at: number) =>
    served(state, [reason === undefined ? {} : { outcome: 'refused', refusalReason: reason }], at);
  const refuse = (state: CaseState, kinds: readonly (string | undefined)[]) =>
    kinds.reduce((each, reason, index) => refusing(each, reason, friday + (index + 1) * day), state);

  it.each<[string, readonly (string | undefined)[], boolean]>([
    ['are not reached by two', ['not-interested', 'not-interested'], false],
    ['are reached by three', ['not-interested', 'pay-too-low', 'not-interested'], true],
    ['are not reached if one of three had a good reason', ['not-interested', 'health', 'pay-too-low'], false],
    [
      'are not reached by three with one for a good reason between them: they are not in a row (连续)',
      ['not-interested', 'distance', 'pay-too-low', 'pay-too-low'],
      false,
    ],
    [
      'are not reached with an acceptance in between',
      ['pay-too-low', 'pay-too-low', undefined, 'pay-too-low'],
      false,
    ],
    [
      'are reached by three after an acceptance',
      ['pay-too-low', undefined, 'pay-too-low', 'pay-too-low', 'pay-too-low'],
      true,
    ],
  ])('%s', (_what, kinds, closureProposal) => {
    const state = refuse(planned(), kinds);
    expect(state.closure?.reason).toBe(closureProposal ? 'refused-service' : undefined);
    expect(state.phase).toBe('registered');
  });

  it('are counted again after a supervisor has declined, and none is lost while another closure is pending', () => {
    const three = onWorklist(
      refuse(planned(), ['pay-too-low', 'pay-too-low', 'pay-too-low']),
      friday + 4 * day,
    );
    const declined = having(three, decide(three, supervisor, false));
    const five = [5, 6].reduce(
      (state, days) => refusing(state, 'pay-too-low', friday + days * day),
      declined,
    );
    expect(five.closure).toMatchObject({ number: 1, status: 'declined' });
    expect(refusing(five, 'pay-too-low', friday + 7 * day).closure).toMatchObject({
      number: 2,
      status: 'proposed',
    });

    const two = refuse(planned(), ['pay-too-low', 'pay-too-low']);
    const pending = refusing(
      proposed(two, 'employed', 'employment-record', friday + 3 * day),
      'pay-too-low',
      friday + 3 * day,
    );
    expect(pending.closure?.reason).toBe('employed');
    const free = having(pending, decide(pending, secondOfficer, false));
    expect(refusing(free, 'pay-too-low', friday + 4 * day).closure).toMatchObject({
      reason: 'refused-service',
      evidence: [{ source: 'service-2' }, { source: 'service-3' }, { source: 'service-4' }],
    });
  });

  it('are shown as three records, and only a supervisor decides on them', () => {
    const state = onWorklist(
      refuse(planned(), ['pay-too-low', 'pay-too-low', 'pay-too-low']),
      friday + 4 * day,
    );
    expect(state.closure?.evidence).toEqual(
      [1, 2, 3].map((number) => ({
        kind: 'refusal-records',
        source: `service-${number}`,
        on: `2026-11-${20 + number}`,
      })),
    );
    expect(state.tasks[closureTask(state)]?.forSupervisor).toBe(true);
    expect(refusalOf(decide(state, officer))?.reason).toBe('supervisor-needed');
    expect(refusalOf(decide(state, officer, false))?.reason).toBe('supervisor-needed');
    expect(refusalOf(decide(state, supervisor))?.reason).toBeUndefined();
  });
});

describe('Six months without contact (C5 unreachable, I-07, I-18)', () => {
  const months = ['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'];
  /** December is the first month that owes a follow-up, because the first contact counted for November. */
  const silent = (count: number, spoilt?: readonly [string, Parameters<typeof notReached>[2]]) =>
    months.slice(0, count).reduce((state, month) => {
      const opened = followUpOpened(state);
      return month === spoilt?.[0] ? notReached(opened, month, spoilt[1]) : notReached(opened, month);
    }, planned());

  it('lead to a proposal on the corresponding day of the first attempt, 20 December to 20 June', () => {
    expect(silent(6).closure).toBeUndefined();
    const state = onWorklist(silent(7), at('2027-06-23T10:00:00+08:00'));
    expect(state.closure).toMatchObject({ reason: 'unreachable', noticeExempt: true, decidedBy: 'officer' });
    expect(state.closure?.evidence.map(({ on }) => on)).toEqual([
      ...months.slice(0, 6).flatMap((month) => [`${month}-20`, `${month}-21`, `${month}-22`]),
      '2027-06-20',
    ]);
    expect(closed(state, at('2027-06-24T10:00:00+08:00')).phase).toBe('closed');
  });

  it('are counted again after a month of attempts by only one means, or of only two attempts', () => {
    expect(silent(7, ['2027-02', ['phone', 'phone', 'phone']]).closure).toBeUndefined();
    expect(silent(7, ['2027-02', ['phone', 'visit']]).closure).toBeUndefined();
  });
});

describe('An objection', () => {
  const ended = (region: Region = 'chongqing') => closed(proposed(registered(region)));
  const object = (state: CaseState, on = now + 2 * day) =>
    raiseObjection(state, lifecycleOf(state.region, on), calendar, by(applicant, on));
  const objected = (state: CaseState, on?: number) => having(state, object(state, on));
  const judge = (state: CaseState, uphold: boolean, on: number, actor = supervisor) =>
    decideObjection(
      state,
      'decide-objection-1',
      uphold,
      reinstatement(state, lifecycleOf(state.region, on), calendar, on),
      by(actor, on),
    );

  it('needs a decision, is raised once, and goes to a supervisor with a deadline', () => {
    expect(refusalOf(object(registered()))?.reason).toBe('no-closure-to-object-to');
    expect(refusalOf(object(proposed(registered())))?.reason).toBe('no-closure-to-object-to');
    const state = objected(ended());
    expect(state.tasks['decide-objection-1']).toMatchObject({
      kind: 'decide-objection',
      forSupervisor: true,
    });
    expect(state.deadlines['objection-1']?.kind).toBe('objection');
    expect(refusalOf(object(state))?.reason).toBe('already-objected');
    expect(refusalOf(judge(state, true, now + 3 * day, officer))?.reason).toBe('supervisor-needed');
  });

  it('that is dismissed leaves the closure in place, and nothing open', () => {
    const before = objected(ended());
    const state = having(before, judge(before, false, now + 3 * day));
    expect([state.phase, state.tasks, state.deadlines]).toEqual(['closed', {}, {}]);
    expect(state.closure).toMatchObject({ status: 'closed', objection: { status: 'dismissed' } });
    expect(refusalOf(object(state))?.reason).toBe('already-objected');
    expect(refusalOf(judge(state, true, now + 4 * day))?.reason).toBe('task-already-decided');
  });

  it('that is upheld reinstates the registration and excuses the months between, so that none is a gap', () => {
    const objection = at('2027-03-02T10:00:00+08:00');
    const before = objected(ended(), objection);
    const state = having(before, judge(before, true, objection + day));
    expect(state).toMatchObject({ phase: 'registered', closure: { status: 'reinstated' } });
    expect(state.endedAt).toBeUndefined();
    const cells = ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'];
    expect(cells.map((month) => coverageOf(state, month, objection + day))).toEqual([
      'excused',
      'excused',
      'excused',
      'excused',
      'upcoming',
      'upcoming',
    ]);
    expect(brokenInvariants(followUpOpened(state), objection + day)).not.toContain(
      'month-without-obligation',
    );
  });

  it('that is upheld in the month of the closure leaves that month settled and the next one owed', () => {
    const before = objected(ended());
    const state = having(before, judge(before, true, now + 3 * day));
    expect(state.scheduledActions['next-follow-up']).toMatchObject({ month: '2026-12' });
    expect(coverageOf(state, '2026-11', now + 3 * day)).toBe('excused');
  });

  it('can be raised again when a reinstated registration is closed again', () => {
    const before = objected(ended());
    const again = having(before, judge(before, true, now + 3 * day));
    const second = closed(proposed(again, 'pension', 'pension-match', now + 4 * day), now + 5 * day);
    expect(second.closure).toMatchObject({ number: 2, status: 'closed' });
    expect(refusalOf(object(second, now + 6 * day))?.reason).toBeUndefined();
  });
});
