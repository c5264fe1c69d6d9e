import { describe, expect, it } from 'vitest';
import { openTask } from '../../../../lib/domain/case/case.ts';
import { coverageOf } from '../../../../lib/domain/case/follow-up/coverage.ts';
import { firstFollowUpMonth, followUpStart } from '../../../../lib/domain/case/follow-up/first-month.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { calendar, lifecycleOf, system } from '../support/cases.ts';
import { completing, inNovember, Life, monthOf, stillLooking } from '../support/followed.ts';

describe.each<[Region, string, string]>([
  ['shanxi', 'SX-2.6', 'shanxi-2022-91'],
  ['qinghai', 'QH-2.5', 'qinghai-2023-9'],
  ['weihai', 'WH-4.6', ''],
  ['chongqing', 'CQ-2.5', 'chongqing-notice'],
  ['yunnan', 'YN-1.3.4', ''],
])('In %s, at least one follow-up a month (%s)', (region, clause) => {
  it('is owed by the last day of each month, with the clause, a warning before and escalations after', () => {
    const life = inNovember(region);
    const deadline = life.state.deadlines['follow-up-2026-11'];
    expect(deadline).toMatchObject({
      kind: 'follow-up',
      dueDate: '2026-11-30',
      dueAt: '2026-11-30T16:00:00.000Z',
      provisional: false,
      basis: { clause },
    });
    expect(deadline?.steps.map(({ name, at }) => [name, at])).toEqual([
      ['reminder', '2026-11-23T16:00:00.000Z'],
      ['supervisor', '2026-11-30T16:00:00.000Z'],
      ['unit', '2026-12-01T16:00:00.000Z'],
      ['city', '2026-12-03T16:00:00.000Z'],
    ]);
  });

  it.each(['visit', 'phone', 'online'])('is done by %s when the person was reached', (method) => {
    const life = inNovember(region);
    life.does(completing(life, '2026-11', { ...stillLooking, method }), '2026-11-13T09:00:00+08:00');
    expect(monthOf(life, '2026-11')).toMatchObject({
      status: 'done',
      by: 'officer',
      method,
      progress: 'still-looking',
      service: 'keep',
    });
    expect(life.state.metDeadlines['follow-up-2026-11']).toMatchObject({ late: false });
    expect(life.state.endedTasks['follow-up-2026-11']?.outcome).toBe('done');
  });
});

it('The follow-up in Yunnan is the responsibility of the agencies at and below the county (YN-1.3.4)', () => {
  expect(lifecycleOf('yunnan').followUp.responsible).toBe('county-and-below');
  expect(lifecycleOf('shanxi').followUp.responsible).toBe('registering-agency');
});

describe('The first month (I-06)', () => {
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
    // January 2026 ends with the week of the 26th to the 30th; February with the 24th to the 28th, a worked Saturday.
    ['2026-01-23T12:00:00.000+08:00', '2026-01'],
    // A Sunday before them is not one of them: its five working days for the first contact end in January.
    ['2026-01-25T12:00:00.000+08:00', '2026-01'],
    ['2026-01-26T12:00:00.000+08:00', '2026-02'],
    ['2026-02-23T12:00:00.000+08:00', '2026-02'],
    ['2026-02-24T12:00:00.000+08:00', '2026-03'],
    ['2026-02-28T12:00:00.000+08:00', '2026-03'],
  ])('of a registration at %s is %s', (at, month) => {
    const { state } = Life.registered('shanxi', at);
    expect(state.followUp?.firstMonth).toBe(month);
    expect(state.scheduledActions['next-follow-up']).toMatchObject({ kind: 'follow-up', month });
  });

  it('is the next one with five working days left, and this one with six', () => {
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
          'make-first-contact-1',
          { method: 'phone', reached },
          lifecycleOf(state.region, context.now),
          calendar,
          context,
        ),
      at,
    );
  const awaitingContact = (at: string) => {
    const life = Life.registered('chongqing', at);
    const task = openTask(life.state, 'make-first-contact-1', 'make-first-contact', {
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
    expect(life.state.scheduledActions['next-follow-up']).toMatchObject({ month: '2026-12' });
  });

  it('has its own obligation if the first contact is late, and the contact still ends it', () => {
    const life = awaitingContact('2026-11-10T10:00:00+08:00');
    life.sweep('2026-11-18T00:00:00+08:00');
    expect(monthOf(life, '2026-11')?.status).toBe('open');
    contact(life, true, '2026-11-30T23:59:59.999+08:00');
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'done', by: 'first-contact' });
    expect(life.state.deadlines['follow-up-2026-11']).toBeUndefined();
  });

  it('is not done by a contact in the next month', () => {
    const life = awaitingContact('2026-11-10T10:00:00+08:00');
    life.sweep('2026-12-01T00:00:00+08:00');
    contact(life, true, '2026-12-01T00:00:00+08:00');
    expect(coverageOf(life.state, '2026-11', Date.parse('2026-12-01T00:00:00+08:00'))).toBe('overdue');
  });

  it('stays as it was if it was done before the first contact', () => {
    const life = awaitingContact('2026-11-10T10:00:00+08:00');
    life.sweep('2026-11-18T00:00:00+08:00');
    life.does(completing(life, '2026-11'), '2026-11-19T10:00:00+08:00');
    const before = monthOf(life, '2026-11');
    contact(life, true, '2026-11-20T10:00:00+08:00');
    expect(monthOf(life, '2026-11')).toEqual(before);
  });
});

describe('The end of a month', () => {
  it.each([
    ['2026-11', '2026-11-30T23:59:59.999+08:00', 'done'],
    ['2026-11', '2026-12-01T00:00:00.000+08:00', 'done-late'],
  ])('is the end of its last Beijing day: %s, followed up at %s, is %s', (month, at, status) => {
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
  ])('is the end of the last day of February too: %s, followed up at %s, is %s', (month, at, status) => {
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

describe('The sweep', () => {
  it('catches up on several months that it missed, each with its own deadline and all its escalations', () => {
    const life = Life.registered('chongqing', '2026-10-12T10:00:00+08:00');
    const late = '2027-03-02T12:00:00+08:00';
    life.sweep(late);
    const months = ['2026-10', '2026-11', '2026-12', '2027-01', '2027-02'];
    for (const month of months) {
      expect(coverageOf(life.state, month, Date.parse(late))).toBe('overdue');
      expect(life.state.deadlines[`follow-up-${month}`]?.stepsDone).toBe(month === '2027-02' ? 3 : 4);
    }
    expect(['open', 'upcoming']).toContain(coverageOf(life.state, '2027-03', Date.parse(late)));
    for (const month of months) life.does(completing(life, month), '2027-03-06T10:00:00+08:00');
    for (const month of months) expect(monthOf(life, month)?.status).toBe('done-late');
  });

  it('begins the month of a case on the same one of its first ten days every month, and spreads the cases over them', () => {
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
