import { describe, expect, it } from 'vitest';
import { closureProposalSchema } from '../../../lib/domain/case/closure.ts';
import {
  attemptFollowUp,
  type Completion,
  completeFollowUp,
  type contactMeans,
  coverageOf,
  firstFollowUpMonth,
  followUpStart,
  followUpTaskId,
} from '../../../lib/domain/case/follow-up.ts';
import { firstContactTaskId, makePlanTaskId } from '../../../lib/domain/case/ids.ts';
import { adjustPlan, makePlan } from '../../../lib/domain/case/plan.ts';
import { effectsOf } from '../../../lib/domain/case/progress.ts';
import { openTask, recordContact } from '../../../lib/domain/case/registration.ts';
import type { Region } from '../../../lib/domain/case/vocabulary.ts';
import { calendar, lifecycleOf, system } from './support/cases.ts';
import { Life } from './support/followed.ts';

const found: Completion = { by: 'officer', method: 'phone', progress: 'still-looking', service: 'keep' };

const completing =
  (life: Life, month: string, completion: Completion = found): Parameters<Life['tries']>[0] =>
  (state, context) =>
    completeFollowUp(
      state,
      followUpTaskId(month),
      completion,
      lifecycleOf(life.state.region, context.now),
      calendar,
      context,
    );
const trying =
  (life: Life, month: string, means: (typeof contactMeans)[number]): Parameters<Life['tries']>[0] =>
  (state, context) =>
    attemptFollowUp(
      state,
      followUpTaskId(month),
      means,
      lifecycleOf(life.state.region, context.now),
      calendar,
      context,
    );
const monthOf = (life: Life, month: string) => life.state.followUp?.months[month];
/** Registered early in October; October was followed up, and November has begun. */
function inNovember(region: Region = 'chongqing'): Life {
  const life = Life.registered(region, '2026-10-12T10:00:00+08:00');
  life.sweep('2026-10-20T00:00:00+08:00');
  life.does(completing(life, '2026-10'), '2026-10-22T10:00:00+08:00');
  life.sweep('2026-11-12T00:00:00+08:00');
  return life;
}

describe.each<[Region, string, string]>([
  ['shanxi', 'SX-2.6', 'shanxi-2022-91'],
  ['qinghai', 'QH-2.5', 'qinghai-2023-9'],
  ['weihai', 'WH-4.6', ''],
  ['chongqing', 'CQ-2.5', 'chongqing-notice'],
  ['yunnan', 'YN-1.3.4', ''],
])('%s: at least one follow-up a month (%s)', (region, clause) => {
  it('each month is owed by its last day, with the clause, a warning before and a ladder after', () => {
    const life = inNovember(region);
    const deadline = life.state.deadlines['follow-up-2026-11'];
    expect(deadline).toMatchObject({
      kind: 'follow-up',
      dueDate: '2026-11-30',
      dueAt: '2026-11-30T16:00:00.000Z',
      provisional: false,
      basis: { clause },
    });
    expect(deadline?.rungs.map(({ name, at }) => [name, at])).toEqual([
      ['reminder', '2026-11-23T16:00:00.000Z'],
      ['supervisor', '2026-11-30T16:00:00.000Z'],
      ['unit', '2026-12-01T16:00:00.000Z'],
      ['city', '2026-12-03T16:00:00.000Z'],
    ]);
  });

  it.each(['visit', 'phone', 'online'])('by %s it is done when the person was reached', (method) => {
    const life = inNovember(region);
    life.does(completing(life, '2026-11', { ...found, method }), '2026-11-13T09:00:00+08:00');
    expect(monthOf(life, '2026-11')).toMatchObject({
      status: 'done',
      by: 'officer',
      method,
      progress: 'still-looking',
      service: 'keep',
    });
    expect(life.state.metDeadlines['follow-up-2026-11']).toMatchObject({ late: false });
    expect(life.state.outcomes['follow-up-2026-11']).toBe('done');
  });
});

it('YN-1.3.4: the follow-up is a matter of the agencies at and below the county', () => {
  expect(lifecycleOf('yunnan').followUp.responsible).toBe('county-and-below');
  expect(lifecycleOf('shanxi').followUp.responsible).toBe('registering-agency');
});

describe('I-06: the first month', () => {
  // November 2026 has 21 working days; its last five are the 24th to the 30th.
  it.each([
    ['2026-11-23T23:59:59.999+08:00', '2026-11'],
    ['2026-11-24T00:00:00.000+08:00', '2026-12'],
    ['2026-11-01T00:00:00.000+08:00', '2026-11'],
    ['2026-10-31T23:59:59.999+08:00', '2026-11'],
    ['2026-12-31T23:59:59.999+08:00', '2027-01'],
    ['2024-02-29T12:00:00.000+08:00', '2024-03'],
    ['2024-02-22T12:00:00.000+08:00', '2024-02'],
    ['2024-02-23T12:00:00.000+08:00', '2024-03'],
    ['2026-08-31T12:00:00.000+08:00', '2026-09'],
  ])('of a registration at %s is %s', (at, month) => {
    const { state } = Life.registered('shanxi', at);
    expect(state.followUp?.firstMonth).toBe(month);
    expect(state.appointments['next-follow-up']).toMatchObject({ kind: 'follow-up', month });
  });

  it('is the next one with five working days left and this one with six', () => {
    const rules = lifecycleOf('qinghai');
    expect(firstFollowUpMonth('2026-11-24', 5, rules)).toBe('2026-12');
    expect(firstFollowUpMonth('2026-11-23', 6, rules)).toBe('2026-11');
    expect(firstFollowUpMonth('2026-12-31', 1, rules)).toBe('2027-01');
  });

  const contact = (life: Life, reached: boolean, at: string) =>
    life.tries(
      (state, context) =>
        recordContact(
          state,
          firstContactTaskId,
          { method: 'phone', reached },
          lifecycleOf(state.region, context.now),
          calendar,
          context,
        ),
      at,
    );
  const awaitingContact = (at: string) => {
    const life = Life.registered('chongqing', at);
    const task = openTask(life.state, firstContactTaskId, 'make-first-contact', {
      now: Date.parse(at),
      actor: system,
    });
    if (task) life.add(task);
    return life;
  };

  it('is done by the first contact if that reaches the person within it', () => {
    const life = awaitingContact('2026-11-10T10:00:00+08:00');
    expect(contact(life, false, '2026-11-11T10:00:00+08:00')).toBeUndefined();
    expect(monthOf(life, '2026-11')).toBeUndefined();
    expect(contact(life, true, '2026-11-12T10:00:00+08:00')).toBeUndefined();
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'done', by: 'first-contact' });
    expect(life.state.appointments['next-follow-up']).toMatchObject({ month: '2026-12' });
  });

  it('has an obligation of its own when the first contact has not been made in time, which the contact still ends', () => {
    const life = awaitingContact('2026-11-10T10:00:00+08:00');
    life.sweep('2026-11-18T00:00:00+08:00');
    expect(monthOf(life, '2026-11')?.status).toBe('open');
    contact(life, true, '2026-11-30T23:59:59.999+08:00');
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'done', by: 'first-contact' });
    expect(life.state.deadlines['follow-up-2026-11']).toBeUndefined();
  });

  it('is not done by a contact of the next month', () => {
    const life = awaitingContact('2026-11-10T10:00:00+08:00');
    life.sweep('2026-12-01T00:00:00+08:00');
    contact(life, true, '2026-12-01T00:00:00+08:00');
    expect(coverageOf(life.state, '2026-11', Date.parse('2026-12-01T00:00:00+08:00'))).toBe('overdue');
  });

  it('stays as it was when it had been done before the first contact', () => {
    const life = awaitingContact('2026-11-10T10:00:00+08:00');
    life.sweep('2026-11-18T00:00:00+08:00');
    life.does(completing(life, '2026-11'), '2026-11-19T10:00:00+08:00');
    const before = monthOf(life, '2026-11');
    contact(life, true, '2026-11-20T10:00:00+08:00');
    expect(monthOf(life, '2026-11')).toEqual(before);
  });
});

describe('I-07: attempts', () => {
  const at = (day: number, time = '10:00:00') => `2026-11-${String(day).padStart(2, '0')}T${time}+08:00`;

  it('never satisfy the month: three by two means excuse it', () => {
    const life = inNovember();
    life.does(trying(life, '2026-11', 'phone'), at(13));
    life.does(trying(life, '2026-11', 'phone'), at(16));
    expect(monthOf(life, '2026-11')?.status).toBe('open');
    life.does(trying(life, '2026-11', 'visit'), at(17));
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'excused', excuse: 'unreachable' });
    expect(life.state.outcomes['follow-up-2026-11']).toBe('excused');
    expect(life.state.deadlines['follow-up-2026-11']).toBeUndefined();
  });

  it.each([[['phone', 'visit']], [['phone', 'phone', 'phone', 'phone']]] as const)(
    '%j are not enough',
    (means) => {
      const life = inNovember();
      for (const [index, each] of means.entries()) life.does(trying(life, '2026-11', each), at(13 + index));
      expect(monthOf(life, '2026-11')?.status).toBe('open');
    },
  );

  it('excuse within the month only: in its last millisecond, and not in the first of the next', () => {
    const [inTime, late] = [inNovember(), inNovember()];
    for (const life of [inTime, late])
      for (const means of ['phone', 'visit'] as const) life.does(trying(life, '2026-11', means), at(13));
    inTime.does(trying(inTime, '2026-11', 'message'), at(30, '23:59:59.999'));
    late.does(trying(late, '2026-11', 'message'), '2026-12-01T00:00:00.000+08:00');
    expect(monthOf(inTime, '2026-11')?.status).toBe('excused');
    expect(monthOf(late, '2026-11')?.status).toBe('open');
  });

  it('excused, it can still be done while the month lasts, and no longer', () => {
    const [inTime, late] = [inNovember(), inNovember()];
    for (const life of [inTime, late])
      for (const means of ['phone', 'visit', 'online'] as const)
        life.does(trying(life, '2026-11', means), at(13));
    inTime.does(completing(inTime, '2026-11'), at(30, '23:59:59.999'));
    expect(monthOf(inTime, '2026-11')).toMatchObject({ status: 'done' });
    expect(monthOf(inTime, '2026-11')?.excuse).toBeUndefined();
    expect(late.tries(completing(late, '2026-11'), '2026-12-01T00:00:00.000+08:00')?.reason).toBe(
      'month-already-followed-up',
    );
    expect(late.tries(trying(late, '2026-11', 'phone'), at(20))?.reason).toBe('month-already-followed-up');
  });

  it('hand an escalated task back to the officer', () => {
    const life = inNovember();
    life.sweep('2026-12-01T00:00:00+08:00');
    expect(life.state.tasks['follow-up-2026-11']?.escalatedTo).toBe('supervisor');
    life.does(trying(life, '2026-11', 'phone'), '2026-12-01T09:00:00+08:00');
    expect(life.state.tasks['follow-up-2026-11']?.escalatedTo).toBeUndefined();
  });
});

describe('I-18, C5: months in a row in which nobody could be reached', () => {
  const unreached = (life: Life, month: string) => {
    life.sweep(`${month}-12T00:00:00+08:00`);
    for (const means of ['phone', 'visit', 'message'] as const)
      life.does(trying(life, month, means), `${month}-13T10:00:00+08:00`);
  };
  const months = ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'];

  it('six propose UNREACHABLE with each month as evidence, to be decided by a human; five do not', () => {
    const life = inNovember();
    for (const month of months.slice(0, 5)) unreached(life, month);
    expect(life.state.closure).toBeUndefined();
    unreached(life, '2027-04');
    expect(life.state).toMatchObject({
      phase: 'registered',
      closure: { status: 'proposed', reason: 'UNREACHABLE', noticeExempt: true },
    });
    expect(life.state.closure?.evidence.map(({ source }) => source)).toEqual(
      months.map((month) => `follow-up-${month}`),
    );
    const event = life.events.at(-1);
    const proposes = event && 'proposes' in event.data ? event.data.proposes : undefined;
    expect(closureProposalSchema.safeParse(proposes).success).toBe(true);
    expect(life.state.executions.at(-1)?.workflow).toBe('closure');
  });

  it('six with one in between that was done do not', () => {
    const life = inNovember();
    for (const month of months.slice(0, 4)) unreached(life, month);
    life.sweep('2027-03-12T00:00:00+08:00');
    life.does(completing(life, '2027-03'), '2027-03-15T10:00:00+08:00');
    unreached(life, '2027-04');
    unreached(life, '2027-05');
    expect(life.state.closure).toBeUndefined();
  });

  it('six with one in between that nobody tried do not', () => {
    const life = inNovember();
    for (const month of months.slice(0, 3)) unreached(life, month);
    for (const month of months.slice(4)) unreached(life, month);
    unreached(life, '2027-05');
    expect(monthOf(life, '2027-02')?.status).toBe('open');
    expect(life.state.closure).toBeUndefined();
  });
});

describe('the end of a month is the end of its last Beijing day', () => {
  it.each([
    ['2026-11', '2026-11-30T23:59:59.999+08:00', 'done'],
    ['2026-11', '2026-12-01T00:00:00.000+08:00', 'done-late'],
  ])('%s, followed up at %s, is %s', (month, at, status) => {
    const life = inNovember();
    life.does(completing(life, month), at);
    expect(monthOf(life, month)?.status).toBe(status);
    expect(life.state.metDeadlines[`follow-up-${month}`]?.late).toBe(status === 'done-late');
  });

  it.each([
    ['2024-02', '2024-02-29T23:59:59.999+08:00', 'done'],
    ['2024-02', '2024-03-01T00:00:00.000+08:00', 'done-late'],
    ['2023-02', '2023-02-28T23:59:59.999+08:00', 'done'],
    ['2023-02', '2023-03-01T00:00:00.000+08:00', 'done-late'],
  ])('in February too: %s at %s is %s', (month, at, status) => {
    const life = Life.registered('shanxi', `${month.slice(0, 4)}-01-31T10:00:00+08:00`);
    expect(life.state.followUp?.firstMonth).toBe(month);
    life.sweep(`${month}-11T00:00:00+08:00`);
    expect(life.state.deadlines[`follow-up-${month}`]?.dueDate).toBe(
      month === '2024-02' ? '2024-02-29' : '2023-02-28',
    );
    life.does(completing(life, month), at);
    expect(monthOf(life, month)?.status).toBe(status);
  });

  it('is not moved by a holiday or a year that has not been announced', () => {
    const life = Life.registered('shanxi', '2026-12-31T10:00:00+08:00');
    life.sweep('2027-01-11T00:00:00+08:00');
    expect(life.state.deadlines['follow-up-2027-01']).toMatchObject({
      dueDate: '2027-01-31',
      provisional: false,
    });
  });
});

describe('the sweep', () => {
  it('makes up for several months that it missed, each with its own deadline and its whole ladder', () => {
    const life = Life.registered('chongqing', '2026-10-12T10:00:00+08:00');
    const late = '2027-03-02T12:00:00+08:00';
    life.sweep(late);
    const months = ['2026-10', '2026-11', '2026-12', '2027-01', '2027-02'];
    for (const month of months) {
      expect(coverageOf(life.state, month, Date.parse(late))).toBe('overdue');
      expect(life.state.deadlines[`follow-up-${month}`]?.rungsDone).toBe(month === '2027-02' ? 3 : 4);
    }
    expect(['open', 'upcoming']).toContain(coverageOf(life.state, '2027-03', Date.parse(late)));
    for (const month of months) life.does(completing(life, month), '2027-03-06T10:00:00+08:00');
    for (const month of months) expect(monthOf(life, month)?.status).toBe('done-late');
  });

  it('begins the month of a case on the same of its first ten days in every month, spread over them', () => {
    const rules = lifecycleOf('chongqing');
    const days = Array.from({ length: 2000 }, (_, index) => {
      const start = followUpStart(`case-${index}`, '2026-12', rules);
      return new Date(start + 8 * 3_600_000).toISOString();
    });
    expect(days.every((day) => day.endsWith('T00:00:00.000Z'))).toBe(true);
    const counts = Object.groupBy(days, (day) => day.slice(8, 10));
    expect(Object.keys(counts).sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
    for (const each of Object.values(counts)) expect(each?.length).toBeGreaterThan(100);
  });
});

describe('what a follow-up must record (SX-2.6: progress, ledger, keep or adjust)', () => {
  const when = '2026-11-16T10:00:00+08:00';
  const planned = () => {
    const life = inNovember();
    const context = { now: Date.parse('2026-11-12T10:00:00+08:00'), actor: system };
    const task = openTask(life.state, makePlanTaskId, 'make-service-plan', context);
    if (task) life.add(task);
    const choice = {
      track: 'employment',
      tier: 'general',
      tierGrounds: lifecycleOf('chongqing').plan.tierGrounds.slice(0, 1),
    } as const;
    life.does(
      (state, of) => makePlan(state, makePlanTaskId, choice, lifecycleOf('chongqing'), calendar, of),
      context.now,
    );
    return { life, choice };
  };

  it('the ledger is checked and unchanged unless something is said to have changed', () => {
    const life = inNovember();
    life.does(completing(life, '2026-11'), when);
    expect(life.events.at(-1)?.data).toMatchObject({ ledgerUpdated: false, progress: 'still-looking' });
    expect(life.state.ledger.checkedAt).toBe(new Date(Date.parse(when)).toISOString());
    expect(life.state.ledger.updatedAt).toBeUndefined();
  });

  it('CQ-2.5: what has changed is in the ledger afterwards, with source and day', () => {
    const life = inNovember();
    const [code = ''] = lifecycleOf('chongqing').ledger.profileFacts;
    const [group = ''] = lifecycleOf('chongqing').ledger.tags;
    const learnt = { source: 'person', on: '2026-11-16' } as const;
    const profile = {
      facts: [{ code, value: 'changed', ...learnt }],
      tags: [{ group, applies: true, ...learnt }],
    };
    life.does(completing(life, '2026-11', { ...found, profile }), when);
    expect(life.events.at(-1)?.data).toMatchObject({ ledgerUpdated: true });
    expect(life.state.ledger).toMatchObject({
      facts: { [code]: { value: 'changed', ...learnt } },
      tags: { [group]: { applies: true, ...learnt } },
      updatedAt: new Date(Date.parse(when)).toISOString(),
    });
    // None of it goes to the bus.
    const event = life.events.at(-1);
    const message = event && effectsOf(event, 9, life.state).find(({ kind }) => kind === 'publish');
    expect(JSON.stringify(message)).not.toMatch(/changed|still-looking|applies/);
    expect(JSON.stringify(message)).not.toContain(group);
  });

  it.each([
    [{ facts: [], tags: [] }, 'nothing-recorded'],
    [
      { facts: [{ code: 'shoe-size', value: 'large', source: 'person', on: '2026-11-16' }], tags: [] },
      'unknown-profile-fact',
    ],
    [
      {
        facts: [{ code: 'unemployment-reason', value: 'x', source: 'person', on: '2026-11-17' }],
        tags: [],
      },
      'date-in-future',
    ],
  ] as const)('a change that is none is refused: %j', (profile, reason) => {
    const life = inNovember();
    const completion = {
      ...found,
      profile: structuredClone(profile) as unknown as NonNullable<Completion['profile']>,
    };
    expect(life.tries(completing(life, '2026-11', completion), when)?.reason).toBe(reason);
    expect(monthOf(life, '2026-11')?.status).toBe('open');
  });

  it('to adjust opens the adjustment of the plan in the same event, and the plan that is adjusted ends it', () => {
    const { life, choice } = planned();
    life.does(completing(life, '2026-11', { ...found, service: 'adjust' }), when);
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
    expect(life.state.outcomes['adjust-plan-2026-11']).toBe('adjusted');
  });

  it('an adjustment that is under way is not opened twice, and there is none without a plan', () => {
    const { life } = planned();
    life.does(completing(life, '2026-11', { ...found, service: 'adjust' }), when);
    life.sweep('2026-12-12T00:00:00+08:00');
    life.does(completing(life, '2026-12', { ...found, service: 'adjust' }), '2026-12-14T10:00:00+08:00');
    expect(Object.values(life.state.tasks).filter(({ kind }) => kind === 'adjust-plan')).toHaveLength(1);
    const without = inNovember();
    without.does(completing(without, '2026-11', { ...found, service: 'adjust' }), when);
    expect(monthOf(without, '2026-11')?.service).toBe('adjust');
    expect(Object.values(without.state.tasks)).toEqual([]);
  });

  it('nobody claims a data comparison by hand (I-05), nor a way of following up that the notice does not know', () => {
    const life = inNovember();
    for (const method of ['data-comparison', 'second-sight'])
      expect(life.tries(completing(life, '2026-11', { ...found, method }), when)).toEqual({
        reason: 'unknown-method',
        method,
      });
  });
});

describe('what there is no obligation for is refused', () => {
  it.each([
    ['a month before the registration', 'follow-up-2026-09', 'no-obligation-for-month'],
    ['a month that has not begun', 'follow-up-2026-12', 'no-obligation-for-month'],
    ['a month that is done', 'follow-up-2026-10', 'month-already-followed-up'],
    ['another task', 'make-first-contact-1', 'task-not-found'],
    ['the name of an object member', 'follow-up-constructor', 'task-not-found'],
    ['no name at all', 'constructor', 'task-not-found'],
  ])('%s', (_what, taskId, reason) => {
    const life = inNovember();
    const rules = lifecycleOf('chongqing');
    const at = '2026-11-16T10:00:00+08:00';
    expect(
      life.tries((state, context) => completeFollowUp(state, taskId, found, rules, calendar, context), at)
        ?.reason,
    ).toBe(reason);
    expect(
      life.tries((state, context) => attemptFollowUp(state, taskId, 'phone', rules, calendar, context), at)
        ?.reason,
    ).toBe(reason);
  });

  it('a case that is not registered', () => {
    const life = inNovember();
    const state = { ...life.state, phase: 'closed' as const };
    const rules = lifecycleOf('chongqing');
    const context = { now: Date.parse('2026-11-16T10:00:00+08:00'), actor: system };
    expect(completeFollowUp(state, 'follow-up-2026-11', found, rules, calendar, context)).toMatchObject({
      failure: { reason: 'not-possible-in-phase', phase: 'closed' },
    });
  });
});
