import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { openTask } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { type Actor, tracks } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { ServiceToRecord } from '../../../../lib/domain/case/service-plan/record-service.ts';
import { serviceTypes } from '../../../../lib/domain/case/service-plan/services.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { calendar, day, friday, lifecycleOf, officer, system } from '../support/cases.ts';
import { having, refusalOf } from '../support/decisions.ts';
import { planned, served, serving } from '../support/registered.ts';

const supervisor: Actor = { role: 'supervisor', subject: 'supervisor-chongqing' };
const refusedFor = (refusalReason: string): Partial<ServiceToRecord> => ({
  outcome: 'refused',
  refusalReason,
});
const bad = refusedFor('not-interested');
const taken: Partial<ServiceToRecord> = { outcome: 'taken' };
const offered: Partial<ServiceToRecord> = { outcome: 'offered' };
const proposed = (state: CaseState) =>
  state.closure?.status === 'proposed' && state.closure.reason === 'refused-service';
const now = friday + 40 * day;
/** One service after another, each on a day of its own unless a day is given. */
const onDays = (services: readonly Partial<ServiceToRecord>[], first = 0) =>
  services.map((service, index) => ({ on: beijingDate(friday + (first + index) * day), ...service }));
const next = (state: CaseState, ...services: Partial<ServiceToRecord>[]) =>
  served(state, onDays(services, state.plan.services.length), now);
const offeredTo = (...services: Partial<ServiceToRecord>[]) => next(planned(), ...services);

/** The supervisor declines the proposal. */
function declined(state: CaseState): CaseState {
  const taskId = state.closure?.taskId ?? '';
  const opened = having(state, openTask(state, taskId, 'decide-closure', { now, actor: system }));
  const decision = { close: false };
  return having(
    opened,
    decideClosure(opened, taskId, decision, lifecycleOf('chongqing'), { now, actor: supervisor }),
  );
}

describe('Three refusals in a row (N3, I-17)', () => {
  it('lead to a proposal with the records as evidence, which only a supervisor decides', () => {
    const two = offeredTo(bad, bad);
    expect(proposed(two)).toBe(false);
    const three = next(two, bad);
    expect(three.closure).toMatchObject({
      status: 'proposed',
      reason: 'refused-service',
      decidedBy: 'supervisor',
      evidence: [1, 2, 3].map((number) => ({
        kind: 'refusal-records',
        source: `service-${number}`,
        on: `2026-11-${19 + number}`,
      })),
    });
    expect(three.phase).toBe('registered');
    const taskId = three.closure?.taskId ?? '';
    const opened = having(three, openTask(three, taskId, 'decide-closure', { now, actor: system }));
    expect(opened.tasks[taskId]?.forSupervisor).toBe(true);
    const alone = decideClosure(opened, taskId, { close: true }, lifecycleOf('chongqing'), {
      now,
      actor: officer,
    });
    expect(alone).toEqual({ ok: false, failure: { reason: 'supervisor-needed' } });
  });

  it.each(servedRegions.ids)('of what the plan in %s promises count, whatever else was refused', (region) => {
    const { closure } = lifecycleOf(region);
    for (const track of tracks) {
      const state = planned(region, { track });
      const owed = state.plan.current?.items.flatMap((item) => item.serviceTypes) ?? [];
      for (const type of serviceTypes) {
        const thrice = next(state, ...[1, 2, 3].map(() => ({ ...bad, type, internship: false })));
        expect(proposed(thrice), `${type} in ${track}`).toBe(
          owed.includes(type) && !closure.voluntaryServices.includes(type),
        );
      }
    }
  });

  it('never include those of experience, training or counselling, which are voluntary (SX-2.5, I-10)', () => {
    for (const region of servedRegions.ids)
      for (const track of tracks)
        for (const type of ['preparation-activity', 'training', 'counselling']) {
          const state = planned(region, { track });
          expect(
            proposed(next(state, ...[1, 2, 3, 4].map(() => ({ ...bad, type, internship: false })))),
          ).toBe(false);
        }
  });

  it('are not created by silence, which cannot be recorded as a refusal', () => {
    expect(refusalOf(serving(planned(), refusedFor('no-answer-in-time')))).toEqual({
      reason: 'silence-is-no-refusal',
    });
    expect(proposed(offeredTo(offered, offered, offered, offered))).toBe(false);
  });

  it('are not created by a reason that nobody has judged', () => {
    const state = offeredTo(bad, bad, refusedFor('other'), bad, bad);
    expect(state.plan.services[2]?.refusal).toMatchObject({ reason: 'other', counts: false });
    expect(proposed(state)).toBe(false);
    expect(proposed(next(state, bad))).toBe(true);
  });

  it('are three occasions: several refusals of one service on one day are one', () => {
    const on = '2026-11-20';
    const once = served(
      planned(),
      [1, 2, 3, 4].map(() => ({ ...bad, on })),
      now,
    );
    expect(proposed(once)).toBe(false);
    expect(proposed(served(once, [{ ...bad, type: 'job-search-coaching', on }], now))).toBe(false);
    expect(
      proposed(
        served(
          once,
          [
            { ...bad, on: '2026-11-21' },
            { ...bad, on: '2026-11-22' },
          ],
          now,
        ),
      ),
    ).toBe(true);
  });

  it.each(lifecycleOf('chongqing').closure.goodReasonsForRefusal)(
    'are in a row (连续), which a refusal for the good reason %s interrupts',
    (reason) => {
      expect(proposed(offeredTo(bad, bad, refusedFor(reason)))).toBe(false);
      const interrupted = offeredTo(bad, bad, refusedFor(reason), bad, bad);
      expect(proposed(interrupted)).toBe(false);
      expect(proposed(next(interrupted, bad))).toBe(true);
    },
  );

  it('are reset by an acceptance, not by an unanswered offer', () => {
    expect(proposed(offeredTo(bad, bad, taken, bad, bad))).toBe(false);
    expect(proposed(offeredTo(bad, bad, taken, bad, bad, bad))).toBe(true);
    expect(proposed(offeredTo(bad, offered, bad, offered, bad))).toBe(true);
  });

  it('follow the days of the services, not of their records', () => {
    const days = [
      { ...bad, on: '2026-11-21' },
      { ...bad, on: '2026-11-23' },
      { ...taken, on: '2026-11-22' },
      { ...bad, on: '2026-11-24' },
    ];
    expect(proposed(served(planned(), days, now))).toBe(false);
    expect(proposed(served(planned(), [...days, { ...bad, on: '2026-11-25' }], now))).toBe(true);
  });

  it('are not counted again after a supervisor has declined', () => {
    const state = declined(offeredTo(bad, bad, bad));
    const two = next(state, bad, bad);
    expect(proposed(two)).toBe(false);
    const third = next(two, bad);
    expect(third.closure).toMatchObject({ number: 2, status: 'proposed' });
    expect(third.closure?.evidence.map(({ source }) => source)).toEqual([
      'service-4',
      'service-5',
      'service-6',
    ]);
  });

  it('are not lost when another proposal is open at the third', () => {
    const two = offeredTo(bad, bad);
    const evidence = [{ kind: 'employment-record', source: 'officer', on: '2026-11-20' }];
    const open = having(
      two,
      proposeClosure(two, 'employed', evidence, lifecycleOf('chongqing'), calendar, { now, actor: officer }),
    );
    const third = next(open, bad);
    expect(third.closure?.reason).toBe('employed');
    const fourth = next(declined(third), bad);
    expect(fourth.closure).toMatchObject({ reason: 'refused-service', status: 'proposed' });
  });

  it('match a simple count, whatever the order', () => {
    const kinds = {
      bad,
      taken,
      offered,
      good: refusedFor('health'),
      unjudged: refusedFor('other'),
      counselling: { ...bad, type: 'counselling' },
      notOwed: { ...bad, type: 'career-planning' },
    };
    const kind = fc.constantFrom<keyof typeof kinds>(
      ...([
        'bad',
        'bad',
        'bad',
        'bad',
        'taken',
        'offered',
        'good',
        'unjudged',
        'counselling',
        'notOwed',
      ] as const),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ kind, later: fc.boolean() }), { maxLength: 30 }), (told) => {
        let state = planned();
        let [row, daysLater, lastBad]: [number, number, number | undefined] = [0, 0, undefined];
        for (const { kind, later } of told) {
          if (later) daysLater++;
          const on = beijingDate(friday + daysLater * day);
          state = having(state, serving(state, { ...kinds[kind], on }, now));
          if (['taken', 'good', 'unjudged'].includes(kind)) [row, lastBad] = [0, undefined];
          const counts = kind === 'bad' && lastBad !== daysLater;
          if (counts) [row, lastBad] = [row + 1, daysLater];
          expect(proposed(state)).toBe(row === 3);
          if (row === 3) {
            row = 0;
            state = declined(state);
          }
        }
      }),
    );
  });
});
