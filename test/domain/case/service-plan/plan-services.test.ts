import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseState, caseStateSchema } from '../../../../lib/domain/case/case.ts';
import { type Region, type Track, tracks } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { isFulfilled, type Plan, progressOf, tiers } from '../../../../lib/domain/case/service-plan/plans.ts';
import {
  type Service,
  serviceTypes,
  startUpServices,
} from '../../../../lib/domain/case/service-plan/services.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { runsOf } from '../../../support/property-runs.ts';
import { expectSame } from '../../../support/same.ts';
import { day, friday, lifecycleOf } from '../support/cases.ts';
import { having, refusalOf } from '../support/decisions.ts';
import { adjusting, planned, served, serving } from '../support/registered.ts';

const beijing = (at: string): number => Date.parse(`${at}+08:00`);
const progress = (state: CaseState) =>
  Object.fromEntries(
    progressOf(state.plan.current ?? { items: [] }, state.plan.services).map((item) => [item.code, item]),
  );
const fulfilled = (state: CaseState) => state.endedTasks['carry-out-plan-1']?.outcome === 'fulfilled';
const times = (count: number, type: string) => Array.from({ length: count }, () => ({ type }));

describe('The quotas of Chongqing', () => {
  it('are one coaching, one recruitment event offered, and three jobs or gigs matched (CQ-2.2)', () => {
    const two = served(planned(), [
      { type: 'job-search-coaching' },
      { type: 'recruitment-event', outcome: 'refused', refusalReason: 'distance' },
      ...times(2, 'job-match'),
    ]);
    expect(progress(two)).toMatchObject({
      'job-search-coaching': { done: 1, met: true },
      'recruitment-event': { done: 1, met: true },
      'job-match': { minimum: 3, done: 2, met: false },
    });
    expect(fulfilled(two)).toBe(false);
    expect(fulfilled(served(two, [{ type: 'gig-match' }]))).toBe(true);
  });

  it('count a match whatever the person’s answer: 精准匹配3条以上岗位信息或零工信息 (CQ-2.2)', () => {
    const state = served(planned(), [
      { outcome: 'offered' },
      { outcome: 'refused', refusalReason: 'distance' },
      { type: 'gig-match', outcome: 'taken' },
    ]);
    expect(progress(state)['job-match']).toMatchObject({ done: 3, met: true });
  });

  it('count an offer and its answer once (CQ-2.2)', () => {
    const offer = served(planned(), [{ outcome: 'offered' }]);
    const answer = { outcome: 'refused', refusalReason: 'distance', answers: 1 } as const;
    const answered = served(offer, [answer]);
    expect(answered.plan.services).toMatchObject([{ number: 1 }, { number: 2, answers: 1 }]);
    expect(progress(answered)['job-match']).toMatchObject({ done: 1, met: false });
    for (const wrong of [
      { ...answer, answers: 2 },
      { ...answer, type: 'gig-match' },
      { outcome: 'offered', answers: 1 } as const,
    ])
      expect(refusalOf(serving(offer, wrong))).toEqual({ reason: 'offer-does-not-fit' });
    expect(refusalOf(serving(answered, answer))).toEqual({ reason: 'offer-does-not-fit' });
  });

  it('include one start-up service (CQ-2.3)', () => {
    const open = planned('chongqing', { track: 'own-business' });
    expect(fulfilled(served(open, times(1, 'guidance')))).toBe(false);
    for (const kind of startUpServices) expect(fulfilled(served(open, times(1, kind)))).toBe(true);
  });

  it('are one guidance, one activity, and counselling offered, even if it is declined (CQ-2.4 and I-10)', () => {
    const open = planned('chongqing', { track: 'unclear' });
    const both = served(open, [{ type: 'guidance' }, { type: 'preparation-activity' }]);
    expect(fulfilled(both)).toBe(false);
    const declined = { type: 'counselling', outcome: 'refused' as const, refusalReason: 'not-interested' };
    expect(fulfilled(served(both, [declined]))).toBe(true);
    expect(fulfilled(served(both, [{ type: 'counselling', outcome: 'offered' }]))).toBe(true);
    const guidanceDeclined = { ...declined, type: 'guidance' };
    expect(fulfilled(served(open, [guidanceDeclined, { type: 'preparation-activity' }, declined]))).toBe(
      false,
    );
  });

  it('are counted once for each spell, however often the plan is adjusted (CQ-2.1, I-09)', () => {
    const once = served(planned('chongqing', { track: 'own-business' }), times(1, 'start-up-service'));
    const flexible = having(once, adjusting(once, { track: 'flexible' }));
    const back = having(flexible, adjusting(flexible, { track: 'own-business' }));
    expect(progress(back)['start-up-service']).toMatchObject({ done: 1, met: true });
    expect(back.plan.current?.taskId).toBeUndefined();
  });

  it('are those of the pack in force on the date of the plan', () => {
    const state = planned();
    const changed: Plan = { ...(state.plan.current as Plan), packVersion: 'chongqing@2030.1' };
    expect(changed.items).toEqual(state.plan.current?.items);
    expect(
      fulfilled(served({ ...state, plan: { ...state.plan, current: changed } }, times(3, 'job-match'))),
    ).toBe(false);
  });
});

describe.each(servedRegions.ids)('A plan in %s, of any track and tier', (region) => {
  const plans = tracks.flatMap((track) => tiers.map((tier) => ({ track, tier })));
  /** The plan of a person who need not be owed one-to-one service. */
  const made = (choice: { track: Track; tier: Plan['tier'] }) =>
    lifecycleOf(region).plan.oneToOneForEverybody
      ? planned(region, { ...choice, tier: 'one-to-one' })
      : planned(region, choice);
  const open = (state: CaseState) => state.tasks['carry-out-plan-1'] !== undefined;

  it('is not fulfilled before anything was given: 提供 is never zero (SX-2.2, QH-2.2, WH-4.2, CQ-5.4, YN-1.3.2)', () => {
    for (const choice of plans) {
      const state = made(choice);
      expect(state.plan.fulfilledAt).toBeUndefined();
      expect(open(state)).toBe(true);
      for (const item of Object.values(progress(state)))
        expect(item).toMatchObject({ done: 0, met: false, minimum: expect.toSatisfy((least) => least > 0) });
    }
  });

  it('is fulfilled when each service was given as often as its circular says, or once if it gives no number', () => {
    for (const choice of plans) {
      let state = made(choice);
      for (const { serviceTypes, minimum } of state.plan.current?.items ?? [])
        for (let count = 0; count < minimum; count++) {
          expect(open(state)).toBe(true);
          state = served(state, [{ type: serviceTypes[0] ?? '', internship: false }]);
        }
      expect(fulfilled(state)).toBe(true);
    }
  });

  it('is fulfilled if everything without a number was declined with a reason, not if it was only offered', () => {
    for (const choice of plans) {
      const state = made(choice);
      const items = (state.plan.current?.items ?? []).filter(
        ({ counts }) => counts === 'provided-or-declined',
      );
      const types = items.map(({ serviceTypes }) => ({ type: serviceTypes[0] ?? '', internship: false }));
      const offered = served(
        state,
        types.map((each) => ({ ...each, outcome: 'offered' as const })),
      );
      const declined = served(
        state,
        types.map((each) => ({ ...each, outcome: 'refused' as const, refusalReason: 'own-search' })),
      );
      for (const { code } of items) {
        expect(progress(offered)[code]).toMatchObject({ done: 0, met: false });
        expect(progress(declined)[code]).toMatchObject({ done: 1, met: true });
      }
    }
  });

  it('accepts every service that an agency gives into its records, promised or not (SX-6.2, YN-6.2.1)', () => {
    for (const type of serviceTypes) {
      const recorded = served(made({ track: 'employment', tier: 'general' }), [{ type, internship: false }]);
      expect(recorded.plan.services).toMatchObject([{ type }]);
    }
  });
});

it('A number that the circular gives is not met by an offer that was declined (CQ-2.2, CQ-2.3, CQ-2.4)', () => {
  for (const [track, type] of [
    ['employment', 'job-search-coaching'],
    ['own-business', 'start-up-service'],
    ['unclear', 'guidance'],
    ['unclear', 'preparation-activity'],
  ] as const) {
    const declined = { type, outcome: 'refused' as const, refusalReason: 'own-search' };
    expect(progress(served(planned('chongqing', { track }), [declined]))[type]).toMatchObject({ done: 0 });
  }
});

it('A start-up service promised before its kinds were distinguished is given by any of them', () => {
  const basis = { document: '', article: '', clause: '' };
  const old = { code: 'start-up-service', serviceTypes: ['start-up-service'], minimum: 1, basis };
  const items = [{ ...old, counts: 'provided' as const }];
  for (const type of startUpServices) {
    const given = { number: 1, type, on: '2026-11-20', outcome: 'taken' } as const;
    expect(progressOf({ items }, [given])).toMatchObject([{ done: 1, met: true }]);
  }
  const other = { number: 1, type: 'guidance', on: '2026-11-20', outcome: 'taken' } as const;
  expect(progressOf({ items }, [other])).toMatchObject([{ done: 0, met: false }]);
});

it('A plan from before services without a number were owed stays as it was', () => {
  const old = { code: 'training', serviceTypes: ['training'], minimum: 0, counts: 'provided' as const };
  expect(progressOf({ items: [{ ...old, basis: { document: '', article: '', clause: '' } }] }, [])).toEqual([
    { code: 'training', minimum: 0, done: 0, met: true },
  ]);
});

describe('The internship of Weihai (WH-4.4)', () => {
  const born = '2002-03-07';
  const on = (date: string, birthDate = born, region: Region = 'weihai') => {
    const made = beijing('2015-01-05T10:00:00');
    const state = planned(region, { track: 'unclear' }, made);
    const now = beijing(`${date}T12:00:00`);
    return serving(state, { type: 'preparation-activity', internship: true, on: date }, now, birthDate);
  };
  it.each([
    ['2018-03-06', false],
    ['2018-03-07', true],
    ['2027-03-06', true],
    ['2027-03-07', false],
  ])('is open from the 16th birthday to the day before the 25th: on %s %s', (date, open) => {
    const decided = on(date);
    expect(decided.ok).toBe(open);
    if (!decided.ok)
      expect(decided.failure).toEqual({ reason: 'age-outside-internship', minimum: 16, maximum: 24 });
  });

  it.each([
    // 16 on the day itself in a leap year; 25 on the 28th in a common year (Civil Code, art. 202).
    ['2004-02-29', '2020-02-28', false],
    ['2004-02-29', '2020-02-29', true],
    ['2004-02-29', '2029-02-27', true],
    ['2004-02-29', '2029-02-28', false],
  ])('for somebody born on %s (29 February) is open on %s: %s', (birthDate, date, open) => {
    expect(on(date, birthDate).ok).toBe(open);
  });

  it('does not depend on a tick: for somebody outside the ages it must be stated (WH-4.4)', () => {
    const state = planned('weihai', { track: 'unclear' });
    const activity = { type: 'preparation-activity' };
    const outside = { minimum: 16, maximum: 24 };
    expect(refusalOf(serving(state, activity))).toEqual({ reason: 'internship-not-said', ...outside });
    expect(serving(state, { ...activity, internship: false }).ok).toBe(true);
    expect(refusalOf(serving(state, { ...activity, internship: true }))).toEqual({
      reason: 'age-outside-internship',
      ...outside,
    });
    expect(serving(state, activity, friday, '2004-03-07').ok).toBe(true);
    expect(serving(planned('shanxi', { track: 'unclear' }), activity).ok).toBe(true);
  });

  it('uses the age on the day of the service, not of its record', () => {
    const state = planned('weihai', { track: 'unclear' }, beijing('2027-03-01T10:00:00'));
    const service = { type: 'preparation-activity', internship: true };
    const now = beijing('2027-03-08T10:00:00');
    expect(serving(state, { ...service, on: '2027-03-06' }, now, born).ok).toBe(true);
    expect(serving(state, { ...service, on: '2027-03-08' }, now, born).ok).toBe(false);
    const recorded = having(state, serving(state, { ...service, on: '2027-03-06' }, now, born));
    expect(recorded.plan.services).toMatchObject([{ internship: true }]);
  });

  it('has no age limits in the other regions', () => {
    expect(on('2027-03-07', born, 'shanxi').ok).toBe(true);
  });
});

describe('A service', () => {
  const now = friday + 10 * day;
  it.each([
    ['2026-11-19', false],
    ['2026-11-20', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ])(
    'is accepted only within its plan, which runs from 20 November to today, 30 November: %s %s',
    (on, ok) => {
      const decided = serving(planned(), { on }, now);
      expect(decided.ok).toBe(ok);
      if (!decided.ok)
        expect(decided.failure).toEqual({
          reason: 'service-outside-plan',
          from: '2026-11-20',
          until: '2026-11-30',
        });
    },
  );

  it('is refused on 29 February 2027, which does not exist', () => {
    expect(refusalOf(serving(planned(), { on: '2027-02-29' }, now))?.reason).toBe('service-outside-plan');
  });

  it.each([
    ['an unknown type', { type: 'haircut' }, { reason: 'unknown-service', service: 'haircut' }],
    ['a refusal without a reason', { outcome: 'refused' as const }, { reason: 'refusal-needs-reason' }],
    ['a reason without a refusal', { refusalReason: 'health' }, { reason: 'refusal-needs-reason' }],
    [
      'a misspelt reason',
      { outcome: 'refused' as const, refusalReason: 'helth' },
      { reason: 'unknown-reason-for-refusal' },
    ],
  ])('is refused with %s', (_what, service, refusal) => {
    expect(refusalOf(serving(planned(), service))).toEqual(refusal);
  });

  it('is refused before there is a plan, and after the registration has ended', () => {
    const state = planned();
    expect(refusalOf(serving({ ...state, plan: { earlier: [], services: [] } }, {}))).toEqual({
      reason: 'no-plan',
    });
    expect(refusalOf(serving({ ...state, phase: 'closed' }, {}))).toEqual({
      reason: 'not-possible-in-phase',
      phase: 'closed',
    });
  });
});

describe('A fair that a service names (WH-4.2)', () => {
  const state = planned('weihai');
  const fair = { id: '371002-2026-11-20', district: '371002', date: '2026-11-20' };
  it('must be on the same day in the same district, and the service a recruitment event', () => {
    const recorded = having(state, serving(state, { type: 'recruitment-event', fair }));
    expect(recorded.plan.services).toMatchObject([{ fairId: fair.id }]);
    for (const service of [
      { type: 'recruitment-event', fair: { ...fair, district: '371003' } },
      { type: 'recruitment-event', fair: { ...fair, date: '2026-11-19' } },
      { type: 'guidance', fair },
    ])
      expect(refusalOf(serving(state, service))).toEqual({ reason: 'fair-does-not-fit' });
  });
});

describe('Progress on a plan', () => {
  type Step = { readonly track: Track } | { readonly service: Partial<Service>; readonly back: number };
  const step = (region: Region): fc.Arbitrary<Step> => {
    const types = Object.values(lifecycleOf(region).plan.templates).flatMap((items) =>
      items.flatMap(({ serviceTypes }) => serviceTypes),
    );
    return fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          service: fc.record({
            type: fc.constantFrom(...types),
            outcome: fc.constantFrom('offered' as const, 'taken' as const, 'refused' as const),
          }),
          back: fc.nat(30),
        }),
      },
      { weight: 1, arbitrary: fc.record({ track: fc.constantFrom(...tracks) }) },
    );
  };

  it('never decreases, and equals a count from the beginning', () => {
    const story = fc
      .constantFrom<Region>(...servedRegions.ids)
      .chain((region) =>
        fc.tuple(fc.constant(region), fc.array(step(region), { maxLength: 40, size: 'max' })),
      );
    fc.assert(
      fc.property(story, ([region, steps]) => {
        let state = planned(region);
        let now = friday;
        const recorded: { type: string; outcome: string }[] = [];
        for (const each of steps) {
          now += day / 2;
          const before = progress(state);
          const decided =
            'track' in each
              ? adjusting(state, { track: each.track }, now)
              : serving(
                  state,
                  {
                    ...each.service,
                    internship: false,
                    on: new Date(Math.max(friday, now - each.back * day) + 8 * 3_600_000)
                      .toISOString()
                      .slice(0, 10),
                    ...(each.service.outcome === 'refused' && { refusalReason: 'health' }),
                  } as never,
                  now,
                );
          if (!decided.ok) {
            expect(decided.failure.reason).toBe('same-track');
            continue;
          }
          if (decided.value.type === 'service-recorded') recorded.push(decided.value.data.service);
          state = having(state, decided);
          const after = progress(state);
          for (const [code, item] of Object.entries(after)) {
            const rule = state.plan.current?.items.find((each) => each.code === code);
            const counting: readonly string[] = {
              offered: ['offered', 'taken', 'refused'],
              provided: ['taken'],
              'provided-or-declined': ['taken', 'refused'],
            }[rule?.counts ?? 'offered'];
            const counted = recorded.filter(
              ({ type, outcome }) => rule?.serviceTypes.includes(type) && counting.includes(outcome),
            ).length;
            expect(item.done).toBe(counted);
            // The same item in another track may count a different set of services.
            if ('service' in each) expect(item.done).toBeGreaterThanOrEqual(before[code]?.done ?? 0);
          }
          const { current } = state.plan;
          const open = current?.taskId !== undefined && state.tasks[current.taskId] !== undefined;
          expect(open).toBe(current !== undefined && !isFulfilled(current, state.plan.services));
          expect(state.plan.fulfilledAt !== undefined).toBe(!open);
          expectSame(caseStateSchema.parse(state), state);
        }
      }),
      { numRuns: runsOf(60) },
    );
  });
});
