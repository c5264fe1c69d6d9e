import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { Region, Track } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { progressOf } from '../../../../lib/domain/case/service-plan/plans.ts';
import { lifecycleOf } from '../support/cases.ts';
import { refusalOf } from '../support/decisions.ts';
import { contacted, planned, planning, served } from '../support/registered.ts';

/** A plan for a track with services of the region's template, its tier on every ground that its circular names. */
const plannedFor = (region: Region, track: Track): CaseState =>
  planned(region, { track, tierGrounds: lifecycleOf(region).plan.tierGrounds });

const templates: readonly [string, Region, Track, readonly string[]][] = [
  ['SX-2.2', 'shanxi', 'employment', ['job-search-coaching', 'training', 'placement', 'recruitment-event']],
  ['SX-2.3', 'shanxi', 'flexible', ['gig-match']],
  [
    'SX-2.4',
    'shanxi',
    'own-business',
    ['policy-advice', 'start-up-training', 'opening-guidance', 'project-recommendation', 'site-support'],
  ],
  ['SX-2.5', 'shanxi', 'unclear', ['guidance', 'career-planning', 'counselling', 'preparation-activity']],
  [
    'QH-2.2',
    'qinghai',
    'employment',
    ['placement', 'job-search-coaching', 'recruitment-information', 'job-match'],
  ],
  ['QH-2.3', 'qinghai', 'own-business', ['policy-advice', 'opening-guidance']],
  ['QH-2.4', 'qinghai', 'unclear', ['guidance', 'counselling', 'preparation-activity']],
  ['WH-4.2', 'weihai', 'employment', ['job-search-coaching', 'recruitment-event', 'job-match']],
  ['WH-4.4', 'weihai', 'unclear', ['guidance', 'counselling', 'preparation-activity']],
  ['WH-4.5', 'weihai', 'flexible', ['gig-match']],
  ['WH-4.3', 'weihai', 'own-business', ['policy-advice', 'opening-guidance']],
  ['QH-5.3', 'qinghai', 'flexible', ['gig-match']],
  ['CQ-5.4', 'chongqing', 'flexible', ['gig-match']],
  ['YN-4.2.2', 'yunnan', 'flexible', ['gig-match']],
  ['YN-1.3.2', 'yunnan', 'employment', ['job-search-coaching', 'training', 'recruitment-event']],
  ['YN-1.3.3', 'yunnan', 'unclear', ['guidance', 'counselling', 'placement', 'preparation-activity']],
  ['YN-4.1.1', 'yunnan', 'own-business', ['policy-advice', 'start-up-training', 'opening-guidance']],
];

describe('A plan from the template of the region', () => {
  it.each(templates)(
    'follows %s in %s for the track %s, and counts what is done',
    (clause, region, track, services) => {
      const state = plannedFor(region, track);
      expect(state.plan.current?.items.map(({ code, basis }) => [code, basis.clause])).toEqual(
        services.map((code) => [code, clause]),
      );
      const items = state.plan.current?.items ?? [];
      expect(progressOf({ items }, [])).toEqual(
        services.map((code) => ({ code, minimum: 1, done: 0, met: false })),
      );
      const done = served(
        state,
        services.map((type) => ({ type, internship: false })),
      );
      expect(progressOf({ items }, done.plan.services)).toEqual(
        services.map((code) => ({ code, minimum: 1, done: 1, met: true })),
      );
      expect(done.endedTasks['carry-out-plan-1']?.outcome).toBe('fulfilled');
    },
  );

  it.each<[string, Region, readonly string[]]>([
    ['SX-2.1', 'shanxi', ['need', 'ability', 'quality']],
    ['QH-2.1', 'qinghai', ['intention', 'skill-level', 'training-need']],
    ['CQ-2.1', 'chongqing', ['need', 'ability']],
    ['YN-1.3.1', 'yunnan', ['need', 'feature']],
  ])(
    'under %s keeps the tier in %s with the grounds of its circular, and with no others',
    (_clause, region, grounds) => {
      const { current } = plannedFor(region, 'employment').plan;
      expect(current).toMatchObject({ track: 'employment', tier: 'one-to-one', tierGrounds: grounds });
      expect(refusalOf(planning(contacted(region), { tierGrounds: ['sympathy'] }))).toEqual({
        reason: 'unknown-tier-ground',
        ground: 'sympathy',
      });
    },
  );
});
