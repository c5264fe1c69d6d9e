import { describe, expect, it } from 'vitest';
import { effectsOf, openTask } from '../../../../lib/domain/case/case.ts';
import { closureProposalSchema } from '../../../../lib/domain/case/closure/events.ts';
import { attemptFollowUp } from '../../../../lib/domain/case/follow-up/attempt.ts';
import { type Completion, completeFollowUp } from '../../../../lib/domain/case/follow-up/complete.ts';
import { adjustPlan, makePlan } from '../../../../lib/domain/case/service-plan/make-plan.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { calendar, lifecycleOf, system } from '../support/cases.ts';
import { completing, inNovember, Life, monthOf, stillLooking, trying } from '../support/followed.ts';

describe('Attempts to reach the person (I-07)', () => {
  const at = (day: number, time = '10:00:00') => `2026-11-${String(day).padStart(2, '0')}T${time}+08:00`;

  it('never satisfy the month, but three of them by two means excuse it', () => {
    const life = inNovember();
    life.does(trying(life, '2026-11', 'phone'), at(13));
    life.does(trying(life, '2026-11', 'phone'), at(16));
    expect(monthOf(life, '2026-11')?.status).toBe('open');
    life.does(trying(life, '2026-11', 'visit'), at(17));
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'excused', excuse: 'unreachable' });
    expect(life.state.endedTasks['follow-up-2026-11']?.outcome).toBe('excused');
    expect(life.state.deadlines['follow-up-2026-11']).toBeUndefined();
  });

  it.each([[['phone', 'visit']], [['phone', 'phone', 'phone', 'phone']]] as const)(
    'are not enough when they are %j',
    (means) => {
      const life = inNovember();
      for (const [index, each] of means.entries()) life.does(trying(life, '2026-11', each), at(13 + index));
      expect(monthOf(life, '2026-11')?.status).toBe('open');
    },
  );

  it('excuse the month only within it: in its last millisecond, but not in the first of the next', () => {
    const [inTime, late] = [inNovember(), inNovember()];
    for (const life of [inTime, late])
      for (const [index, means] of (['phone', 'visit'] as const).entries())
        life.does(trying(life, '2026-11', means), at(13 + index));
    inTime.does(trying(inTime, '2026-11', 'message'), at(30, '23:59:59.999'));
    late.does(trying(late, '2026-11', 'message'), '2026-12-01T00:00:00.000+08:00');
    expect(monthOf(inTime, '2026-11')?.status).toBe('excused');
    expect(monthOf(late, '2026-11')?.status).toBe('open');
  });

  it('excuse a month that can still be done while it lasts, and no longer', () => {
    const [inTime, late] = [inNovember(), inNovember()];
    for (const life of [inTime, late])
      for (const [index, means] of (['phone', 'visit', 'online'] as const).entries())
        life.does(trying(life, '2026-11', means), at(13 + index));
    inTime.does(completing(inTime, '2026-11'), at(30, '23:59:59.999'));
    expect(monthOf(inTime, '2026-11')).toMatchObject({ status: 'done' });
    expect(monthOf(inTime, '2026-11')?.excuse).toBeUndefined();
    expect(late.tries(completing(late, '2026-11'), '2026-12-01T00:00:00.000+08:00')?.reason).toBe(
      'month-already-followed-up',
    );
    const afterwards = '2026-12-01T00:00:00.000+08:00';
    expect(late.tries(trying(late, '2026-11', 'phone'), afterwards)?.reason).toBe(
      'month-already-followed-up',
    );
  });

  it('excuse nothing when all three are made on one day, even within one second', () => {
    const life = inNovember();
    for (const [index, means] of (['phone', 'message', 'visit'] as const).entries())
      life.does(trying(life, '2026-11', means), at(13, `10:00:00.${index}00`));
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'open', attempts: [{}, {}, {}] });
  });

  it('are recorded after the month is excused, and change nothing', () => {
    const life = inNovember();
    for (const [index, means] of (['phone', 'message', 'visit', 'phone'] as const).entries())
      life.does(trying(life, '2026-11', means), at(13 + index));
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'excused', attempts: [{}, {}, {}, {}] });
  });

  it('hand an escalated task back to the officer', () => {
    const life = inNovember();
    life.sweep('2026-12-01T00:00:00+08:00');
    expect(life.state.tasks['follow-up-2026-11']?.escalatedTo).toBe('supervisor');
    life.does(trying(life, '2026-11', 'phone'), '2026-12-01T09:00:00+08:00');
    expect(life.state.tasks['follow-up-2026-11']?.escalatedTo).toBeUndefined();
  });
});

describe('Six months in a row in which nobody could be reached (I-07, C5, Civil Code 200 to 202)', () => {
  /** A month's attempts that reach nobody, on three days from the 13th on. */
  const unreached = (life: Life, month: string, days: readonly number[] = [13, 14, 16]) => {
    life.sweep(`${month}-12T00:00:00+08:00`);
    for (const [index, day] of days.entries()) {
      const means = (['phone', 'visit', 'message'] as const)[index % 3] ?? 'phone';
      life.does(trying(life, month, means), `${month}-${day}T10:00:00+08:00`);
    }
  };
  const months = ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'];
  const silent = () => {
    const life = inNovember();
    for (const month of months) unreached(life, month);
    life.sweep('2027-05-12T00:00:00+08:00');
    return life;
  };

  it('propose the closure on the corresponding day, and not on the day before, although seven months have attempts', () => {
    const life = silent();
    expect(life.state.closure).toBeUndefined();
    life.does(trying(life, '2027-05', 'phone'), '2027-05-12T23:59:59+08:00');
    expect(life.state.closure).toBeUndefined();
    life.does(trying(life, '2027-05', 'phone'), '2027-05-13T00:00:00+08:00');
    expect(life.state).toMatchObject({
      phase: 'registered',
      closure: { status: 'proposed', reason: 'unreachable', noticeExempt: true },
    });
    const event = life.events.at(-1);
    const closureProposal = event && 'closureProposal' in event.data ? event.data.closureProposal : undefined;
    expect(closureProposalSchema.safeParse(closureProposal).success).toBe(true);
    expect(life.state.executions.at(-1)?.workflow).toBe('closure');
  });

  it('have the days of the attempts as evidence, and no other day', () => {
    const life = silent();
    life.does(trying(life, '2027-05', 'phone'), '2027-05-13T10:00:00+08:00');
    const days = months.flatMap((month) => [13, 14, 16].map((day) => `${month}-${day}`));
    expect(life.state.closure?.evidence.map(({ on }) => on)).toEqual([...days, '2027-05-13']);
    expect(life.state.closure?.evidence.map(({ source }) => source)).toEqual(
      [...days, '2027-05-13'].map((day) => `follow-up-${day.slice(0, 7)}`),
    );
  });

  it('end on the last day of a month that has no corresponding day', () => {
    const life = Life.registered('chongqing', '2026-07-12T10:00:00+08:00');
    life.sweep('2026-07-20T00:00:00+08:00');
    life.does(completing(life, '2026-07'), '2026-07-22T10:00:00+08:00');
    unreached(life, '2026-08', [29, 30, 31]);
    for (const month of ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01']) unreached(life, month);
    life.sweep('2027-02-12T00:00:00+08:00');
    life.does(trying(life, '2027-02', 'phone'), '2027-02-27T10:00:00+08:00');
    expect(life.state.closure).toBeUndefined();
    life.does(trying(life, '2027-02', 'phone'), '2027-02-28T10:00:00+08:00');
    expect(life.state.closure?.reason).toBe('unreachable');
  });

  it('are counted again from a contact of any kind: a report by the person breaks the silence', () => {
    const life = silent();
    life.does(
      (state, context) =>
        receiveSignal(
          state,
          { kind: 'moved', origin: 'person', asOf: '2027-05-01' },
          lifecycleOf('chongqing', context.now),
          calendar,
          context,
        ),
      '2027-05-12T12:00:00+08:00',
    );
    life.does(trying(life, '2027-05', 'phone'), '2027-05-13T10:00:00+08:00');
    expect(life.state.closure).toBeUndefined();
  });

  const service = { number: 1, type: 'job-match', on: '2027-03-02' } as const;
  it.each([
    ['a service that was taken', true, { ...service, outcome: 'taken' }],
    [
      'a service that was declined in words',
      true,
      { ...service, outcome: 'refused', refusal: { reason: 'distance', good: true } },
    ],
    ['an offer that nobody answered', false, { ...service, outcome: 'offered' }],
    [
      'a silence that was once kept as a refusal',
      false,
      { ...service, outcome: 'refused', refusal: { reason: 'no-answer-in-time', good: false } },
    ],
  ] as const)('count afresh from %s: %s', (_what, afresh, given) => {
    const life = silent();
    life.state = { ...life.state, plan: { ...life.state.plan, services: [given] } };
    life.does(trying(life, '2027-05', 'phone'), '2027-05-13T10:00:00+08:00');
    expect(life.state.closure?.reason).toBe(afresh ? undefined : 'unreachable');
  });

  it('propose nothing if a month in between was done', () => {
    const life = inNovember();
    for (const month of months.slice(0, 4)) unreached(life, month);
    life.sweep('2027-03-12T00:00:00+08:00');
    life.does(completing(life, '2027-03'), '2027-03-15T10:00:00+08:00');
    for (const month of ['2027-04', '2027-05', '2027-06']) unreached(life, month);
    expect(life.state.closure).toBeUndefined();
  });

  it.each([
    ['nobody tried in one in between', []],
    ['all attempts of one in between were made on one day', [13, 13, 13]],
  ])('propose nothing when %s', (_what, days) => {
    const life = inNovember();
    for (const month of months.slice(0, 3)) unreached(life, month);
    unreached(life, '2027-02', days);
    for (const month of ['2027-03', '2027-04', '2027-05', '2027-06']) unreached(life, month);
    expect(monthOf(life, '2027-02')?.status).toBe('open');
    expect(life.state.closure).toBeUndefined();
  });
});

describe('The record of a follow-up (SX-2.6: progress, ledger, keep or adjust)', () => {
  const when = '2026-11-16T10:00:00+08:00';
  const planned = () => {
    const life = inNovember();
    const context = { now: Date.parse('2026-11-12T10:00:00+08:00'), actor: system };
    const task = openTask(life.state, 'make-service-plan-1', 'make-service-plan', context);
    if (task) life.add(task);
    const choice = {
      track: 'employment',
      tier: 'general',
      tierGrounds: lifecycleOf('chongqing').plan.tierGrounds.slice(0, 1),
    } as const;
    life.does(
      (state, of) => makePlan(state, 'make-service-plan-1', choice, lifecycleOf('chongqing'), calendar, of),
      context.now,
    );
    return { life, choice };
  };

  it('says that the ledger was checked and is unchanged, unless a change is reported', () => {
    const life = inNovember();
    life.does(completing(life, '2026-11'), when);
    expect(life.events.at(-1)?.data).toMatchObject({ ledgerUpdated: false, progress: 'still-looking' });
    expect(life.state.ledger.checkedAt).toBe(new Date(Date.parse(when)).toISOString());
    expect(life.state.ledger.updatedAt).toBeUndefined();
  });

  it('puts changes into the ledger, with their source and day (CQ-2.5)', () => {
    const life = inNovember();
    const [code = ''] = lifecycleOf('chongqing').ledger.profileFacts;
    const [group = ''] = lifecycleOf('chongqing').ledger.tags;
    const learnt = { source: 'person', on: '2026-11-16' } as const;
    const profile = {
      facts: [{ code, value: '24', ...learnt }],
      tags: [{ group, applies: true, ...learnt }],
    };
    life.does(completing(life, '2026-11', { ...stillLooking, profile }), when);
    expect(life.events.at(-1)?.data).toMatchObject({ ledgerUpdated: true });
    expect(life.state.ledger).toMatchObject({
      facts: { [code]: { value: '24', ...learnt } },
      tags: { [group]: { applies: true, ...learnt } },
      updatedAt: new Date(Date.parse(when)).toISOString(),
    });
    // None of it is published on the bus.
    const event = life.events.at(-1);
    const message = event && effectsOf(event, 9, life.state).find(({ kind }) => kind === 'publish');
    expect(JSON.stringify(message)).not.toMatch(/unemployment-reason|still-looking|applies/);
    expect(JSON.stringify(message)).not.toContain(group);
  });

  it.each<[NonNullable<Completion['profile']>, string]>([
    [{ facts: [], tags: [] }, 'nothing-recorded'],
    [
      { facts: [{ code: 'shoe-size', value: 'large', source: 'person', on: '2026-11-16' }], tags: [] },
      'unknown-profile-fact',
    ],
    [
      {
        facts: [{ code: 'unemployment-reason', value: '24', source: 'person', on: '2026-11-17' }],
        tags: [],
      },
      'date-in-future',
    ],
  ])('is refused when a change in it is not valid: %j', (profile, reason) => {
    const life = inNovember();
    const completion = {
      ...stillLooking,
      profile,
    };
    expect(life.tries(completing(life, '2026-11', completion), when)?.reason).toBe(reason);
    expect(monthOf(life, '2026-11')?.status).toBe('open');
  });

  it('opens the adjustment of the plan in the same event, and the adjusted plan ends it', () => {
    const { life, choice } = planned();
    life.does(completing(life, '2026-11', { ...stillLooking, service: 'adjust' }), when);
    expect(life.state.tasks['adjust-plan-2026-11']).toMatchObject({ kind: 'adjust-plan' });
    expect(life.state.deadlines['plan-adjustment-2026-11']).toMatchObject({
      kind: 'plan-adjustment',
      dueDate: '2026-11-23',
    });
    life.does(
      (state, context) =>
        adjustPlan(state, { ...choice, track: 'own-business' }, lifecycleOf('chongqing'), calendar, context),
      '2026-11-17T10:00:00+08:00',
    );
    expect(life.state.endedTasks['adjust-plan-2026-11']?.outcome).toBe('adjusted');
  });

  it('opens no second adjustment while one is under way, and none without a plan', () => {
    const { life } = planned();
    life.does(completing(life, '2026-11', { ...stillLooking, service: 'adjust' }), when);
    life.sweep('2026-12-12T00:00:00+08:00');
    life.does(
      completing(life, '2026-12', { ...stillLooking, service: 'adjust' }),
      '2026-12-14T10:00:00+08:00',
    );
    expect(Object.values(life.state.tasks).filter(({ kind }) => kind === 'adjust-plan')).toHaveLength(1);
    const without = inNovember();
    without.does(completing(without, '2026-11', { ...stillLooking, service: 'adjust' }), when);
    expect(monthOf(without, '2026-11')?.service).toBe('adjust');
    expect(Object.values(without.state.tasks)).toEqual([]);
  });

  it('cannot claim a data comparison (I-05), or a method that the circular does not name', () => {
    const life = inNovember();
    for (const method of ['data-comparison', 'second-sight'])
      expect(life.tries(completing(life, '2026-11', { ...stillLooking, method }), when)).toEqual({
        reason: 'unknown-method',
        method,
      });
  });
});

describe('A follow-up without an obligation', () => {
  it.each([
    ['a month before the registration', 'follow-up-2026-09', 'no-obligation-for-month'],
    ['a month that has not begun', 'follow-up-2026-12', 'no-obligation-for-month'],
    ['a month that is already done', 'follow-up-2026-10', 'month-already-followed-up'],
    ['another task', 'make-first-contact-1', 'task-not-found'],
    ['a month named like an object member', 'follow-up-constructor', 'task-not-found'],
    ['a task named like an object member', 'constructor', 'task-not-found'],
  ])('is refused for %s', (_what, taskId, reason) => {
    const life = inNovember();
    const rules = lifecycleOf('chongqing');
    const at = '2026-11-16T10:00:00+08:00';
    expect(
      life.tries(
        (state, context) => completeFollowUp(state, taskId, stillLooking, rules, calendar, context),
        at,
      )?.reason,
    ).toBe(reason);
    expect(
      life.tries((state, context) => attemptFollowUp(state, taskId, 'phone', rules, calendar, context), at)
        ?.reason,
    ).toBe(reason);
  });

  it('is refused for a case that is not registered', () => {
    const life = inNovember();
    const state = { ...life.state, phase: 'closed' as const };
    const rules = lifecycleOf('chongqing');
    const context = { now: Date.parse('2026-11-16T10:00:00+08:00'), actor: system };
    expect(
      completeFollowUp(state, 'follow-up-2026-11', stillLooking, rules, calendar, context),
    ).toMatchObject({
      failure: { reason: 'not-possible-in-phase', phase: 'closed' },
    });
  });
});
