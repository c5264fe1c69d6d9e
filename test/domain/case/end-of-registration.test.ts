import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseEvent,
  type CaseState,
  caseStateSchema,
  effectsOf,
  tasksBegunBy,
} from '../../../lib/domain/case/case.ts';
import { monthsWithoutObligation } from '../../../lib/domain/case/follow-up/invariants.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { runsOf } from '../../support/property-runs.ts';
import { expectSame } from '../../support/same.ts';
import { friday, hour } from './support/cases.ts';
import { having } from './support/decisions.ts';
import { byItself, type LifecycleAct, lifecycleAct } from './support/lifecycle-acts.ts';
import { registered } from './support/registered.ts';

const acts = fc.array(lifecycleAct, { maxLength: 60, size: 'max' });
const sample = { seed: 2, numRuns: 250 };

/** The open tasks and deadlines of a case, by kind. */
const openOf = (state: CaseState): string[] => [
  ...Object.values(state.tasks).map(({ kind }) => kind),
  ...Object.values(state.deadlines).map(({ kind }) => `deadline of ${kind}`),
  ...Object.values(state.scheduledActions).map(({ kind }) => `scheduled action of ${kind}`),
];
const afterTheEnd = [
  'decide-objection',
  'check-placement',
  'deadline of objection',
  'deadline of placement-check',
  'scheduled action of placement-check',
];

/** Tries acts one after another, with everything that happens automatically in between. */
function play(
  region: Region,
  tried: readonly LifecycleAct[],
  observe: (event: CaseEvent, after: CaseState, now: number) => void,
  atRest: (state: CaseState, now: number) => void,
): CaseState {
  let state = registered(region);
  let now = friday + 2 * hour;
  const happened = (event: CaseEvent) => {
    state = having(state, event);
    observe(event, state, now);
  };
  for (const { after, attempt } of tried) {
    now += after;
    for (const event of byItself(state, now)) happened(event);
    atRest(state, now);
    const outcome = attempt(state, now);
    const event = outcome && ('ok' in outcome ? (outcome.ok ? outcome.value : undefined) : outcome);
    if (event) happened(event);
  }
  return state;
}

// Takes seconds on a quiet machine and minutes on a loaded one.
describe('Whatever happens to a registration', { timeout: 600_000 }, () => {
  it('after any closure nothing is open, only a human has closed it, and no month lacks an obligation', () => {
    fc.assert(
      fc.property(fc.constantFrom(...servedRegions.ids), acts, (region, tried) => {
        play(
          region,
          tried,
          (event, state) => {
            expectSame(caseStateSchema.parse(state), state);
            for (const taskId of Object.keys(state.tasks))
              expect(state.endedTasks[taskId]?.outcome).toBeUndefined();
            if (event.type === 'registration-closed') {
              expect(openOf(state).filter((what) => what !== 'scheduled action of placement-check')).toEqual(
                [],
              );
              expect(['officer', 'supervisor']).toContain(event.actor.role);
              if (event.data.reason === 'refused-service') expect(event.actor.role).toBe('supervisor');
            }
            if (state.phase === 'closed') {
              expect(openOf(state).filter((what) => !afterTheEnd.includes(what))).toEqual([]);
              expect(state.closure?.status).toBe('closed');
              expect(state.endedAt).toBeDefined();
            } else {
              expect(state.closure?.status).not.toBe('closed');
              expect(Object.keys(state.scheduledActions)).toEqual(['next-follow-up']);
              expect(openOf(state).filter((what) => afterTheEnd.includes(what))).toEqual([]);
            }
          },
          (state, now) => expect(monthsWithoutObligation(state, now)).toEqual([]),
        );
      }),
      { numRuns: runsOf(50) },
    );
  });

  it('every way in which a registration can end, and everything that can follow, is reached', () => {
    // A run in which nothing happened would prove nothing. The seed is fixed because with another one a rare event could be
    // missed by chance.
    const reached = new Set<string>();
    for (const [region, tried] of fc.sample(fc.tuple(fc.constantFrom(...servedRegions.ids), acts), sample))
      play(
        region,
        tried,
        (event) => {
          reached.add(event.type);
          if (event.type === 'registration-closed') reached.add(event.data.reason);
        },
        () => {},
      );
    expect([...reached]).toEqual(
      expect.arrayContaining([
        ...['signal-received', 'signal-handled', 'follow-up-opened', 'plan-made'],
        ...['closure-proposed', 'closure-declined', 'registration-closed', 'employed', 'imprisoned'],
        ...['objection-raised', 'objection-dismissed', 'registration-reinstated'],
        ...['placement-check-opened', 'placement-checked'],
      ]),
    );
  });

  it('a task that its workflow has yet to put on the worklist is found by the event that started it', () => {
    const generated = fc.tuple(fc.constantFrom(...servedRegions.ids), acts);
    const waitingIn = (region: Region, tried: readonly LifecycleAct[]): number => {
      let waited = 0;
      const begun = new Set(['make-first-contact-1', 'make-service-plan-1']);
      play(
        region,
        tried,
        (event, { tasks, deadlines }) => {
          for (const taskId of tasksBegunBy(event)) begun.add(taskId);
          const waiting = Object.values(deadlines).filter(({ taskId }) => !tasks[taskId]);
          waited += waiting.length;
          for (const { taskId } of waiting) expect([...begun]).toContain(taskId);
        },
        () => {},
      );
      return waited;
    };
    fc.assert(
      fc.property(generated, (each) => void waitingIn(...each)),
      { numRuns: runsOf(30) },
    );
    const waited = fc.sample(generated, { seed: 1, numRuns: 20 }).map((each) => waitingIn(...each));
    expect(waited.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(20);
  });

  it('no reason, evidence or finding is published on the bus', () => {
    const told =
      /employed|pension|imprisoned|unreachable|refused-service|-match|employment-record|out-of-work|exempt|found-work/;
    fc.assert(
      fc.property(fc.constantFrom(...servedRegions.ids), acts, (region, tried) => {
        play(
          region,
          tried,
          (event, state) => {
            const messages = effectsOf(event, state.version, state).filter(({ kind }) => kind === 'publish');
            expect(JSON.stringify(messages)).not.toMatch(told);
          },
          () => {},
        );
      }),
      { numRuns: runsOf(30) },
    );
  });
});
