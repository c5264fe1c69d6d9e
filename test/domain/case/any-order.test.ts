import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseEvent,
  type CaseState,
  caseStateSchema,
  effectsOf,
  evolve,
  parseEvent,
} from '../../../lib/domain/case/case.ts';
import {
  type Channel,
  channels,
  type Phase,
  type Region,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { decisionDeadlineId, decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { runsOf } from '../../support/property-runs.ts';
import { expectSame } from '../../support/same.ts';
import { type Act, act, eventOf, play } from './support/acts.ts';
import { friday, newCaseId, replay, submission } from './support/cases.ts';

const begin = fc
  .record({
    region: fc.constantFrom<Region>(...servedRegions.ids),
    channel: fc.constantFrom<Channel>(...channels),
    // Reaches into a year that the State Council has not announced, where deadlines are provisional.
    now: fc.integer({ min: friday, max: Date.parse('2027-01-20T00:00:00+08:00') }),
  })
  .map(({ region, channel, now }) => ({
    caseId: newCaseId(),
    event: submission({ region, channel }, now),
  }));
const acts = fc.array(act, { maxLength: 50, size: 'max' });

const anyCase = (check: (begin: Parameters<typeof play>[0], acts: readonly Act[]) => void, numRuns = 120) =>
  fc.assert(fc.property(begin, acts, check), { numRuns: runsOf(numRuns) });

/** Freezes a value and everything in it, so that any attempt to change it throws. */
function frozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

const frozenEvolve: typeof evolve = (state, caseId, event) => frozen(evolve(state, caseId, frozen(event)));

/** The phases that a case may move to from each phase. A phase that is not listed is final. */
const next: Readonly<Record<string, readonly Phase[]>> = {
  applied: ['registered', 'refused', 'withdrawn'],
  refused: ['job-seeker'],
  'job-seeker': ['job-seeker-ended'],
};

/** The invariants of a case (RELIABILITY I2 to I4, I10). */
function expectSound(state: CaseState): void {
  expectSame(caseStateSchema.parse(state), state);
  const applied = state.phase === 'applied';
  expect(decisionDeadlineId in state.deadlines).toBe(applied);
  expect(decisionTaskId in state.endedTasks).toBe(!applied);
  expect(state.metDeadlines[decisionDeadlineId] !== undefined).toBe(!applied);
  const contactOpen =
    state.phase === 'registered' && state.endedTasks['make-first-contact-1']?.outcome === undefined;
  expect('first-contact-1' in state.deadlines).toBe(contactOpen);
  expect(state.registeredAt !== undefined).toBe(state.phase === 'registered');
  const open = ['applied', 'registered', 'job-seeker'].includes(state.phase);
  expect(state.endedAt !== undefined).toBe(!open);
  const afterRefusal = ['refused', 'job-seeker', 'job-seeker-ended'].includes(state.phase);
  expect(state.refusal !== undefined).toBe(afterRefusal);
  expect('job-seeker-service-1' in state.deadlines).toBe(state.phase === 'job-seeker');

  const tasks = Object.values(state.tasks);
  const ofRegistration = tasks.filter(({ kind }) =>
    ['decide-application', 'make-first-contact'].includes(kind),
  );
  expect(ofRegistration.length).toBeLessThanOrEqual(1);
  for (const task of tasks) {
    expect(state.endedTasks[task.id]?.outcome).toBeUndefined();
    const deadline = Object.values(state.deadlines).find(({ taskId }) => taskId === task.id);
    if (deadline) expect(task.dueAt).toBe(deadline.dueAt);
  }
  for (const deadline of Object.values(state.deadlines)) {
    expect(state.metDeadlines[deadline.id]).toBeUndefined();
    expect(deadline.stepsDone).toBeLessThanOrEqual(deadline.steps.length);
    expect(new Set(deadline.steps.map(({ name }) => name)).size).toBe(deadline.steps.length);
  }
}

/** Each step is taken once, in order of escalation, at or after its instant, and none after the end. */
function expectOnceALevel(events: readonly CaseEvent[]): void {
  const ladder = ['supervisor', 'unit', 'city'];
  for (const id of [decisionDeadlineId, 'first-contact-1']) {
    const steps = events.flatMap((event) =>
      event.type === 'deadline-escalated' && event.data.deadlineId === id ? [event.data.step] : [],
    );
    expect(new Set(steps).size).toBe(steps.length);
    const climbed = steps.filter((step) => ladder.includes(step));
    expect(climbed).toEqual(ladder.slice(0, climbed.length));
  }
}

// Takes seconds on a quiet machine and minutes on a loaded one.
describe('Acts in any order', { timeout: 600_000 }, () => {
  it('leave a case sound, and only move it between the phases that its phase allows', () => {
    anyCase((first, tried) => {
      const { events, state } = play(first, tried, frozenEvolve, ({ before, after }) => {
        expectSound(after);
        if (after.phase !== before.phase) expect(next[before.phase] ?? []).toContain(after.phase);
      });
      expectSound(state);
      expectOnceALevel(events);
    }, 150);
  });

  it('reach every phase and every event of a registration', () => {
    // A run in which nothing happened would prove nothing. The seed is fixed because with another one a rare event could be
    // missed by chance.
    const reached = new Set<string>();
    for (const [first, tried] of fc.sample(fc.tuple(begin, acts), { seed: 1, numRuns: 300 })) {
      const { events, state } = play(first, tried, evolve);
      for (const { type } of events) reached.add(type);
      reached.add(state.phase);
    }
    const phases = ['applied', 'registered', 'refused', 'withdrawn', 'job-seeker', 'job-seeker-ended'];
    expect([...reached]).toEqual(expect.arrayContaining([...phases, ...registrationEvents]));
  });

  it('change nothing when they are refused, for a reason that is stable and the same on a second attempt', () => {
    const reasonsIn = (first: Parameters<typeof play>[0], tried: readonly Act[]): readonly string[] => {
      const reasons: string[] = [];
      play(first, tried, frozenEvolve, ({ before, after, attempt, act: each, now }) => {
        if (eventOf(attempt)) return;
        expect(after).toBe(before);
        if (attempt && 'ok' in attempt && !attempt.ok) {
          reasons.push(attempt.failure.reason);
          const again = each.attempt(before, { now, actor: { role: 'officer', subject: 'another' } });
          expectSame(again, attempt);
        }
      });
      return reasons;
    };
    anyCase((first, tried) => {
      expect(stableReasons).toEqual(expect.arrayContaining([...reasonsIn(first, tried)]));
    });
    const same = fc.sample(fc.tuple(begin, acts), { seed: 1, numRuns: 20 });
    expect(new Set(same.flatMap((each) => reasonsIn(...each))).size).toBeGreaterThan(4);
  });

  it('increase the version by one with each event, and leave unrelated parts unchanged', () => {
    anyCase((first, tried) => {
      play(first, tried, frozenEvolve, ({ before, after, attempt }) => {
        if (!eventOf(attempt)) return;
        expect(after.version).toBe(before.version + 1);
        for (const fixed of [
          'caseId',
          'region',
          'district',
          'channel',
          'submittedAt',
          'owner',
          'packVersion',
        ] as const)
          expectSame(after[fixed], before[fixed]);
        for (const [id, outcome] of Object.entries(before.endedTasks))
          expectSame(after.endedTasks[id], outcome);
        for (const [id, met] of Object.entries(before.metDeadlines)) expectSame(after.metDeadlines[id], met);
      });
    });
  });

  it('can be replayed from the history alone, even after it was stored as text', () => {
    anyCase((first, tried) => {
      const { events, state } = play(first, tried, evolve);
      expectSame(replay(first.caseId, events), state);
      const stored = (JSON.parse(JSON.stringify(events)) as unknown[]).map((each) => parseEvent(each));
      expectSame(stored, events);
      expectSame(replay(first.caseId, stored), state);
      expectSame(caseStateSchema.parse(JSON.parse(JSON.stringify(state))), state);
    });
  });

  it('have effects that contain only identifiers, and are the same however often they are requested', () => {
    anyCase((first, tried) => {
      const { events, state } = play(first, tried, evolve);
      const [start] = effectsOf(first.event, 1, state);
      expect(start).toMatchObject({ kind: 'start-execution', input: { caseId: first.caseId } });
      for (const [index, event] of events.entries()) {
        const effects = effectsOf(event, index + 1, state);
        expectSame(effectsOf(event, index + 1, state), effects);
        const published = effects.filter(
          (effect) => effect.kind === 'publish' && effect.detailType.startsWith('Case.'),
        );
        expect(published).toMatchObject([{ detail: { eventId: `${first.caseId}#${index + 1}` } }]);
      }
      const wakings = events.flatMap((event, index) =>
        effectsOf(event, index + 1, state).flatMap((effect) =>
          effect.kind === 'wake-task' ? [[effect.taskId, effect.outcome] as const] : [],
        ),
      );
      const waited = (id: string): boolean => id === decisionTaskId || id === 'make-first-contact-1';
      const ended = Object.entries(state.endedTasks).flatMap(([id, { outcome }]) =>
        waited(id) ? [[id, outcome]] : [],
      );
      expect(wakings.filter(([id]) => waited(id))).toEqual(expect.arrayContaining(ended));
      expect(new Set(wakings.map(([id]) => id)).size).toBe(wakings.length);
    });
  });
});

const stableReasons = [
  'withdrawal-is-the-persons',
  'contradicting-evidence',
  'forbidden-document',
  'job-seeker-registration-not-offered',
  'not-possible-in-phase',
  'information-already-requested',
  'nothing-was-asked',
  'task-already-decided',
  'task-not-found',
  'unknown-information-item',
  'unknown-refusal-reason',
];

const registrationEvents = [
  'application-screened',
  'task-opened',
  'information-requested',
  'information-provided',
  'application-approved',
  'application-refused',
  'application-withdrawn',
  'contact-recorded',
  'job-seeker-registered',
  'deadline-escalated',
  'deadline-recomputed',
];
