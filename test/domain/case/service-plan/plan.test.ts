import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../../lib/domain/case/case.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { calendar, friday, lifecycleOf, officer } from '../support/cases.ts';
import { having, refusalOf } from '../support/decisions.ts';
import {
  adjusting,
  contacted,
  planned,
  planning,
  profiling,
  registered,
  served,
  serving,
} from '../support/registered.ts';

const beijing = (at: string): number => Date.parse(`${at}+08:00`);

describe('The plan', () => {
  it('is made from the template of the track, and pinned to the pack of its day', () => {
    const { current } = planned().plan;
    expect(current).toMatchObject({
      version: 1,
      date: '2026-11-20',
      track: 'employment',
      packVersion: lifecycleOf('chongqing').packVersion,
      taskId: 'carry-out-plan-1',
    });
    expect(current?.items.map(({ code, basis }) => [code, basis.clause])).toEqual([
      ['job-search-coaching', 'CQ-2.2'],
      ['recruitment-event', 'I-09'],
      ['job-match', 'CQ-2.2'],
    ]);
  });

  it('may promise more than the template, but never less', () => {
    const extra = [
      { code: 'job-match', minimum: 5 },
      { code: 'job-search-coaching', minimum: 0 },
    ];
    const { current } = planned('chongqing', { extra }).plan;
    expect(current?.items.map(({ code, minimum }) => [code, minimum])).toEqual([
      ['job-search-coaching', 1],
      ['recruitment-event', 1],
      ['job-match', 5],
    ]);
  });

  it('wakes its workflow, and tells the bus nothing about the person', () => {
    const state = contacted();
    const made = planning(state);
    if (!made.ok) throw new Error('refused');
    const effects = effectsOf(made.value, state.version + 1, having(state, made));
    expect(effects).toContainEqual({ kind: 'wake-task', taskId: 'make-service-plan-1', outcome: 'planned' });
    expect(effects.find(({ kind }) => kind === 'publish')).toMatchObject({ detail: { data: {} } });
  });

  it.each([
    [
      'a track that does not exist',
      { track: 'retirement' as never },
      { reason: 'unknown-track', track: 'retirement' },
    ],
    [
      'a ground that the notice does not name',
      { tierGrounds: ['looks'] },
      { reason: 'unknown-tier-ground', ground: 'looks' },
    ],
    [
      'a service of another track',
      { extra: [{ code: 'guidance', minimum: 1 }] },
      { reason: 'unknown-service', service: 'guidance' },
    ],
  ])('is refused with %s', (_what, change, refusal) => {
    expect(refusalOf(planning(contacted(), change))).toEqual(refusal);
  });

  it('is made once, and only in its own task', () => {
    expect(refusalOf(planning(planned()))).toEqual({ reason: 'task-already-decided', outcome: 'planned' });
    for (const taskId of ['make-service-plan-2', 'constructor'])
      expect(refusalOf(planning(contacted(), {}, friday, taskId))).toEqual({ reason: 'task-not-found' });
    expect(refusalOf(planning(contacted(), {}, friday, 'make-first-contact-1'))).toEqual({
      reason: 'task-already-decided',
      outcome: 'contacted',
    });
  });
});

describe('One-to-one service', () => {
  it('is owed to everybody in Qinghai (QH-2.1)', () => {
    for (const tier of ['general', 'intensive'] as const)
      expect(refusalOf(planning(contacted('qinghai'), { tier }))).toEqual({ reason: 'one-to-one-owed' });
    expect(planned('qinghai').plan.current?.tier).toBe('one-to-one');
  });

  it.each<[Region, string]>([
    ['shanxi', 'SX-6.2'],
    ['chongqing', 'CQ-6.2'],
    ['weihai', 'WH-3.1'],
    ['yunnan', 'YN-5.1.2'],
  ])('is owed in %s to persons with employment difficulty (%s)', (region) => {
    const state = contacted(region);
    expect(planning(state, { tier: 'general' }).ok).toBe(true);
    const tagged = having(state, profiling(state, { tags: [{ group: 'employment-difficulty' }] }));
    expect(refusalOf(planning(tagged, { tier: 'general' }))).toEqual({ reason: 'one-to-one-owed' });
    const cleared = having(tagged, profiling(tagged, { tags: [{ applies: false }] }));
    expect(planning(cleared, { tier: 'general' }).ok).toBe(true);
  });

  it('is owed to somebody who was re-included (YN-5.1.3)', () => {
    const back = { ...contacted('yunnan'), reIncluded: true as const };
    expect(refusalOf(planning(back, { tier: 'intensive' }))).toEqual({ reason: 'one-to-one-owed' });
  });
});

describe('A change of track (I-09)', () => {
  it('keeps what was done, and restarts the period', () => {
    const before = served(planned('chongqing', { track: 'unclear' }), [
      { type: 'guidance' },
      { type: 'job-match' },
    ]);
    const later = beijing('2026-12-10T10:00:00');
    const state = having(before, adjusting(before, { track: 'employment' }, later));
    expect(state.plan.services).toHaveLength(2);
    expect(state.plan.firstDate).toBe('2026-11-20');
    expect(state.plan.earlier).toMatchObject([{ version: 1, track: 'unclear' }]);
    expect(state.endedTasks['carry-out-plan-1']?.outcome).toBe('adjusted');
    expect(Object.keys(state.deadlines)).toContain('plan-items-2');
    // 10 January 2027 is a Sunday.
    expect(state.deadlines['plan-items-2']?.dueDate).toBe('2027-01-11');
    const rest = served(
      state,
      [{ type: 'job-search-coaching' }, { type: 'job-match' }, { type: 'gig-match' }],
      later,
    );
    expect(rest.endedTasks['carry-out-plan-2']?.outcome).toBeUndefined();
    const done = having(rest, serving(rest, { type: 'recruitment-event', outcome: 'offered' }, later));
    expect(done.endedTasks['carry-out-plan-2']?.outcome).toBe('fulfilled');
  });

  it('opens nothing if what was done is already enough', () => {
    const before = served(planned('chongqing', { track: 'employment' }), [{ type: 'start-up-service' }]);
    const state = having(before, adjusting(before, { track: 'own-business' }));
    expect(state.plan.current?.taskId).toBeUndefined();
    expect(state.plan.fulfilledAt).toBeDefined();
    expect(Object.values(state.tasks).map(({ kind }) => kind)).not.toContain('carry-out-plan');
  });

  it('is refused if nothing changes, without a plan, and after the registration has ended', () => {
    expect(refusalOf(adjusting(planned()))).toEqual({ reason: 'same-track' });
    expect(refusalOf(adjusting(contacted()))).toEqual({ reason: 'no-plan' });
    expect(refusalOf(adjusting({ ...planned(), phase: 'closed' }))).toEqual({
      reason: 'not-possible-in-phase',
      phase: 'closed',
    });
  });
});

describe('The deadline', () => {
  const contacting = (now: number) => {
    const state = registered();
    return having(
      state,
      recordContact(
        state,
        'make-first-contact-1',
        { method: 'phone', reached: true },
        lifecycleOf('chongqing', now),
        calendar,
        { now, actor: officer },
      ),
    );
  };
  const days: readonly [string, string, (now: number) => boolean | undefined][] = [
    ['the first contact', '2026-11-27', (now) => contacting(now).metDeadlines['first-contact-1']?.late],
    [
      'the plan',
      '2026-12-04',
      (now) => {
        const state = contacted();
        return having(state, planning(state, {}, now)).metDeadlines['plan-making-1']?.late;
      },
    ],
    [
      // 20 December 2026 is a Sunday.
      'the services of the plan',
      '2026-12-21',
      (now) => {
        const open = planned('chongqing', { track: 'own-business' });
        return served(open, [{ type: 'start-up-service' }], now).metDeadlines['plan-items-1']?.late;
      },
    ],
  ];
  it.each(days)('for %s is met until 24:00 of %s', (_what, day, late) => {
    const midnight = beijing(`${day}T00:00:00`) + 24 * 60 * 60 * 1000;
    expect(late(midnight - 1)).toBe(false);
    expect(late(midnight)).toBe(true);
  });

  it.each([
    ['2028-01-31', '2028-02-29'],
    ['2028-02-29', '2028-03-29'],
    // 28 February 2027 is a Sunday: the corresponding day of the 29th does not exist, and the next working day counts.
    ['2027-01-29', '2027-03-01'],
  ])('of a plan made on %s falls on %s (29 February)', (made, due) => {
    const state = planned('chongqing', {}, beijing(`${made}T10:00:00`));
    expect(state.deadlines['plan-items-1']?.dueDate).toBe(due);
  });
});
