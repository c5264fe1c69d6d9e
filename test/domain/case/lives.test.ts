import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenInvariants, caseStateSchema } from '../../../lib/domain/case/case.ts';
import { coverageOf, monthTotals } from '../../../lib/domain/case/follow-up/coverage.ts';
import { monthsWithoutObligation } from '../../../lib/domain/case/follow-up/invariants.ts';
import { runsOf } from '../../support/property-runs.ts';
import { expectSame } from '../../support/same.ts';
import { replay } from './support/cases.ts';
import { type Lived, life, live } from './support/lives.ts';
import { monthOf, walk } from './support/month-walk.ts';

/**
 * SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4 over hundreds of lives in each run, others each time: every calendar month of every
 * registration has exactly one obligation, and each ended as done, done late or excused by rule, or is open or overdue with its
 * escalations. The judge is a walk over the months that shares no code with the rules (RELIABILITY I6).
 */
const lives = runsOf(300);

/** The same lives in each run, besides the random ones, so that rare states occur whatever the seed. */
const sameLives = fc.sample(life, { seed: 1, numRuns: 120 });

/** Judges a case, and returns the state of each of its months. */
function expectNoGap({ life: lived, log, first, now }: Lived): readonly string[] {
  const cells: string[] = [];
  const { state } = lived;
  expect(state.followUp?.firstMonth).toBe(first);
  expect(monthsWithoutObligation(state, now)).toEqual([]);
  expect(
    brokenInvariants(state, now).filter(
      (each) => each !== 'officer-missing' && each !== 'workflow-not-begun',
    ),
  ).toEqual([]);
  const expected = walk(log, first, now);
  for (const [month, { status, openNow }] of expected) {
    const cell = coverageOf(state, month, now);
    cells.push(cell);
    const begins = state.scheduledActions['next-follow-up'];
    const later = openNow && month === monthOf(now) && begins?.kind === 'follow-up' && begins.month === month;
    // Its work begins on a later day of this month, and that day is scheduled.
    if (later && status === 'open') {
      expect(cell).toBe('upcoming');
      expect(Date.parse(begins.at)).toBeGreaterThan(now);
    } else expect(`${month} ${cell}`).toBe(`${month} ${status}`);
    expectLadder(lived, month, now);
  }
  const months = Object.keys(state.followUp?.months ?? {}).sort();
  // No obligation before the first month, after the last, or in a month that the walk finds not owed.
  for (const month of months) expect(expected.get(month)?.status ?? 'none').not.toMatch(/not-owed|none/);
  return cells;
}

/** Whatever is open or overdue has its deadline, which has escalated as far as it must; whatever has ended has none. */
function expectLadder({ state, events }: Lived['life'], month: string, now: number): void {
  const record = state.followUp?.months[month];
  const deadline = state.deadlines[`follow-up-${month}`];
  expect(deadline !== undefined).toBe(record?.status === 'open');
  const steps = events.flatMap((event) =>
    event.type === 'deadline-escalated' && event.data.deadlineId === `follow-up-${month}`
      ? [event.data.step]
      : [],
  );
  expect(new Set(steps).size).toBe(steps.length);
  if (deadline) {
    const due = deadline.steps.filter(({ at }) => Date.parse(at) <= now);
    expectSame(
      steps,
      due.map(({ name }) => name),
    );
    expect(steps.includes('supervisor')).toBe(monthOf(now) > month);
  }
  const met = state.metDeadlines[`follow-up-${month}`];
  if (met) expect(met.late).toBe(record?.status === 'done-late' || record?.status === 'missed');
}

// Takes seconds on a quiet machine and minutes on a loaded one.
describe('Over hundreds of lives, with sweeps that run late or are missing for months', {
  timeout: 600_000,
}, () => {
  it('no month of any registration is ever a gap', () => {
    fc.assert(
      fc.property(life, (plot) => {
        for (const lived of live(plot)) expect(expectNoGap(lived)).not.toContain('gap');
      }),
      { numRuns: lives },
    );
  });

  it('months occur in every possible state', () => {
    // A run in which some state never occurred proves nothing.
    const cells = Map.groupBy(sameLives.flatMap(live).flatMap(expectNoGap), (cell) => cell);
    for (const status of ['done', 'done-late', 'excused', 'missed', 'open', 'overdue', 'upcoming'])
      expect(cells.get(status)?.length ?? 0, status).toBeGreaterThan(sameLives.length / 40);
    expect(cells.has('gap')).toBe(false);
  });

  it('the history alone rebuilds the same case, and its stored form can be read', () => {
    fc.assert(
      fc.property(life, (plot) => {
        for (const { life: lived } of live(plot)) {
          expectSame(replay(lived.state.caseId, lived.events), lived.state);
          expectSame(caseStateSchema.parse(JSON.parse(JSON.stringify(lived.state))), lived.state);
        }
      }),
      { numRuns: runsOf(100) },
    );
  });

  it('the totals of a month are the sum of its cells, and a ratio shows its parts', () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 12 }), (plots) => {
        const now = Date.parse('2029-06-15T12:00:00+08:00');
        const states = plots.flatMap(live).map(({ life: lived }) => lived.state);
        for (const month of ['2024-02', '2026-11', '2027-02', '2028-12']) {
          const totals = monthTotals(states, month, now);
          const cells = states.map((state) => coverageOf(state, month, now));
          const { done, doneLate, excused } = totals;
          const inTime = done.humanContact + done.comparison;
          const late = doneLate.humanContact + doneLate.comparison;
          const left = totals.open + totals.upcoming + totals.overdue + totals.missed + totals.gap;
          const out = excused.unreachable + excused.registrationEnded + excused.transferred;
          expect(totals.owed).toBe(inTime + late + left);
          expect(totals.owed + out).toBe(cells.filter((cell) => cell !== 'not-owed').length);
          expect(totals.doneInTime).toMatchObject({ numerator: inTime, denominator: totals.owed });
          expect(totals.doneInAll).toMatchObject({ numerator: inTime + late, denominator: totals.owed });
          expect(totals.doneInTime.value).toBe(totals.owed === 0 ? undefined : inTime / totals.owed);
        }
      }),
      { numRuns: runsOf(50) },
    );
  });
});
