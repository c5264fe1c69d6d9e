import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, parseLocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { brokenInvariants, parseEvent } from '../../../lib/domain/case/case.ts';
import { clockSkew } from '../../../lib/domain/clock-skew.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { runsOf } from '../../support/property-runs.ts';
import { eventOf } from './support/acts.ts';
import { replay } from './support/cases.ts';
import { Life } from './support/followed.ts';
import { byItself, lifecycleAct } from './support/lifecycle-acts.ts';

/** Instants at which days, months and years begin in Beijing, and working days begin. */
const turns = fc
  .constantFrom('2026-02-28', '2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31', '2028-02-29')
  .map((day) => Date.parse(`${day}T24:00:00+08:00`));

/** How far the clock of an instance is ahead or behind. */
const skew = fc.oneof(
  fc.constantFrom(-clockSkew, 0, clockSkew),
  fc.integer({ min: -clockSkew, max: clockSkew }),
);

const ofWorkflows: readonly string[] = ['workflow-not-begun', 'officer-missing'];

const monthAfter = (month: string): string => addMonths(parseLocalDate(`${month}-01`), 1).slice(0, 7);

describe('A case that is written by instances whose clocks differ by some minutes', () => {
  it('has every month once, every step of a deadline taken, and no unreadable data, even when days, months and years begin', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...servedRegions.ids),
        turns,
        skew,
        fc.array(fc.tuple(lifecycleAct, skew, skew), { maxLength: 30 }),
        (region, turn, first, steps) => {
          const life = Life.registered(region, turn + first);
          const byThemselves = (now: number) => {
            for (const event of byItself(life.state, now)) life.add(event);
          };
          let now = turn;
          for (const [{ after, attempt }, ofSweep, ofAct] of steps) {
            now += after;
            byThemselves(now + ofSweep);
            const event = eventOf(attempt(life.state, now + ofAct));
            if (event) life.add(event);
          }
          byThemselves(now + clockSkew);
          const { state, events } = life;
          const stored = events.map((event) => parseEvent(JSON.parse(JSON.stringify(event))));
          expect(replay(state.caseId, stored)).toEqual(state);
          const months = Object.keys(state.followUp?.months ?? {}).sort();
          expect(months.slice(1)).toEqual(months.slice(0, -1).map(monthAfter));
          // Workflows, which open tasks and name officers, are not simulated here.
          const broken = brokenInvariants(state, now + clockSkew).filter(
            (each) => !ofWorkflows.includes(each),
          );
          expect(broken).toEqual([]);
        },
      ),
      { numRuns: runsOf(60) },
    );
  });
});
