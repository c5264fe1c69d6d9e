import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { brokenInvariants, effectsOf, parseEvent } from '../../../../lib/domain/case/case.ts';
import { completeFollowUp } from '../../../../lib/domain/case/follow-up/complete.ts';
import { openFollowUp } from '../../../../lib/domain/case/follow-up/open.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { handleSignal } from '../../../../lib/domain/case/signals/handle-signal.ts';
import { calendar, day, friday, hour, lifecycleOf, officer } from '../support/cases.ts';
import { having, refusalOf } from '../support/decisions.ts';
import { adjusting, contacted, planned, profiling } from '../support/registered.ts';

const difficulty = { tags: [{ group: 'employment-difficulty', applies: true }] };
const later = friday + hour;
const general = (region: Region = 'chongqing') => planned(region, { tier: 'general' });
const marked = (state: CaseState, now = later) => having(state, profiling(state, difficulty, now));
const adjustments = ({ tasks }: CaseState) =>
  Object.values(tasks).filter(({ kind }) => kind === 'adjust-plan');

describe.each<[Region, string]>([
  ['shanxi', 'SX-6.2'],
  ['chongqing', 'CQ-6.2'],
  ['yunnan', 'YN-5.1.2'],
  ['weihai', 'WH-3.1'],
])('In %s, a person found to have employment difficulty is owed a one-to-one plan (%s)', (region) => {
  it('the officer must adjust a plan of another tier, by a deadline', () => {
    const state = marked(general(region));
    const [task, ...others] = adjustments(state);
    expect(others).toEqual([]);
    const deadline = Object.values(state.deadlines).find(({ taskId }) => taskId === task?.id);
    expect(deadline).toMatchObject({ kind: 'plan-adjustment', dueDate: '2026-11-27' });
    expect(task?.dueAt).toBe(deadline?.dueAt);
    expect(brokenInvariants(state, later + day)).not.toContain('workflow-not-begun');
  });

  it('only a one-to-one plan ends the adjustment', () => {
    const state = marked(general(region));
    expect(refusalOf(adjusting(state, { tier: 'intensive' }, later))).toEqual({ reason: 'one-to-one-owed' });
    const adjusted = having(state, adjusting(state, { tier: 'one-to-one' }, later));
    expect(adjustments(adjusted)).toEqual([]);
    expect(adjusted.endedTasks[adjustments(state)[0]?.id ?? '']?.outcome).toBe('adjusted');
    expect(adjusted.plan.current?.tier).toBe('one-to-one');
  });
});

describe('No adjustment is requested', () => {
  it.each<[string, () => CaseState]>([
    ['where the plan is one-to-one', () => marked(planned())],
    ['where everybody has a one-to-one plan (QH-2.1)', () => marked(planned('qinghai'))],
    ['before there is a plan', () => marked(contacted())],
    [
      'where the group does not apply',
      () => having(general(), profiling(general(), { tags: [{ applies: false }] }, later)),
    ],
    [
      'because of a fact about somebody who is not owed one',
      () => having(general(), profiling(general(), { facts: [{ code: 'skill-level' }] }, later)),
    ],
  ])('%s', (_when, make) => {
    expect(adjustments(make())).toEqual([]);
  });

  it('a second time while the first is open, though one is after that ended without a one-to-one plan', () => {
    const twice = marked(marked(general()), later + hour);
    const [task] = adjustments(twice);
    expect(adjustments(twice)).toHaveLength(1);
    const handled = having(twice, handleSignal(twice, task?.id ?? '', { now: later + hour, actor: officer }));
    expect(adjustments(handled)).toEqual([]);
    const [again] = adjustments(marked(handled, later + 2 * hour));
    expect(again).toBeDefined();
    expect(again?.id).not.toBe(task?.id);
  });
});

describe('A follow-up that finds employment difficulty', () => {
  const followedUp = (before: CaseState, applies: boolean): CaseState => {
    const now = Date.parse('2026-12-16T10:00:00+08:00');
    const rules = lifecycleOf('chongqing', now);
    const state = having(before, openFollowUp(before, rules, calendar, { now, actor: officer }));
    const profile = {
      facts: [],
      tags: [{ group: 'employment-difficulty', applies, source: 'officer' as const, on: '2026-12-16' }],
    };
    return having(
      state,
      completeFollowUp(
        state,
        'follow-up-2026-12',
        { by: 'officer', method: 'phone', progress: 'still-looking', service: 'keep', profile },
        rules,
        calendar,
        { now, actor: officer },
      ),
    );
  };

  it('has the same effect, even where the services were to be kept', () => {
    const state = followedUp(general(), true);
    expect(adjustments(state)).toMatchObject([{ id: 'adjust-plan-2026-12' }]);
    expect(state.followUp?.months['2026-12']?.service).toBe('keep');
    expect(adjustments(followedUp(general(), false))).toEqual([]);
    expect(adjustments(followedUp(planned(), true))).toEqual([]);
  });
});

it('An event about difficulty is stored as it was made, and tells the bus nothing about the person', () => {
  const state = general();
  const decided = profiling(state, difficulty, later);
  if (!decided.ok) throw new Error(decided.failure.reason);
  expect(parseEvent(JSON.parse(JSON.stringify(decided.value)))).toEqual(decided.value);
  const effects = effectsOf(decided.value, state.version + 1, having(state, decided));
  expect(effects).toMatchObject([
    { kind: 'publish', detailType: 'Case.ProfileRecorded', detail: { data: {} } },
  ]);
});
