import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beijingDate, monthOf, shiftMonth } from '../../lib/domain/calendar/local-date.ts';
import { type CaseState, evolve, splitState } from '../../lib/domain/case/case.ts';
import { claimStatuses } from '../../lib/domain/case/claim/state.ts';
import { type Counted, countedIn, countKpi, kpiCodes } from '../../lib/domain/case/figures/kpis.ts';
import { coverageRow, monthsBetween, monthTotals } from '../../lib/domain/case/follow-up/coverage.ts';
import { realNamesOf } from '../../lib/domain/case/kernel/real-name.ts';
import { registrationListings } from '../../lib/store/projections.ts';
import {
  countedOfDistrict,
  coverageOfCases,
  coverageOfDistrict,
  kpiCasesOfDistrict,
} from '../../lib/store/registrations.ts';
import { destroyedDataKey } from '../../lib/store/sealing.ts';
import { headItem } from '../../lib/store/stored.ts';
import type { Table } from '../../lib/store/table.ts';
import { assistanceStories } from '../domain/case/support/assistance.ts';
import { day } from '../domain/case/support/cases.ts';
import { claimStates } from '../domain/case/support/claims.ts';
import { countedOf } from '../domain/case/support/counted.ts';
import { hardshipLives, planningAssistance, recognised } from '../domain/case/support/hardship.ts';
import { life, live } from '../domain/case/support/lives.ts';
import { runsOf } from '../support/property-runs.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

/** Cases as the rules of every episode make them. */
const told: readonly CaseState[] = [
  ...hardshipLives('weihai').map(({ state }) => state),
  recognised('chongqing').next(planningAssistance).state,
  ...claimStates(),
  ...assistanceStories().map(({ caseId, events }) =>
    events
      .slice(1)
      .reduce((state, event) => evolve(state, caseId, event), evolve(undefined, caseId, events[0] as never)),
  ),
].filter(({ registeredAt }) => registeredAt !== undefined);

/** Days before the case is looked at, or after that. */
const days = fc.integer({ min: -20, max: 120 });
const ofPlan = fc.integer({ min: 1, max: 2 });
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

/** What indicators count, in any combination: hardly any life has all of it. */
const parts = fc.record({
  inWork: fc.boolean(),
  periods: fc.array(fc.record({ from: days, until: perhaps(days) }), { maxLength: 2 }),
  recognitions: fc.array(fc.record({ from: days, planned: perhaps(days), until: perhaps(days) }), {
    maxLength: 2,
  }),
  claims: fc.array(
    fc.record({ made: days, status: fc.constantFrom(...claimStatuses), plan: perhaps(ofPlan) }),
    { maxLength: 4 },
  ),
});
type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

/** A case to which something of all that indicators count has happened before and after an instant. */
function withParts(
  state: CaseState,
  now: number,
  { inWork, periods, recognitions, claims }: Parts,
): CaseState {
  const at = (before: number): string => new Date(now - before * day).toISOString();
  const on = (before: number): string => beijingDate(now - before * day);
  const grafted = {
    household: {
      applications: [],
      memberships: [],
      periods: periods.map(({ from, until }, index) => ({
        number: index + 1,
        from: on(from),
        ...(until !== undefined && { until: on(until) }),
      })),
    },
    hardship: {
      candidates: [],
      recognitions: recognitions.map(({ from, planned, until }, index) => ({
        number: index + 1,
        recognisedOn: on(from),
        ...(planned !== undefined && { plan: { taskId: 'x', madeOn: on(planned) } }),
        ...(until !== undefined && { exit: { on: on(until), by: 'x' } }),
      })),
    },
    claims: claims.map(({ made, status, plan }, index) => ({
      number: index + 1,
      status,
      madeAt: at(made),
      ...(plan !== undefined && { plan }),
    })),
    ...(state.closure && { closure: { ...state.closure, ...(inWork && { inWork }) } }),
  };
  return { ...state, ...grafted } as unknown as CaseState;
}

/** Cases of a district, and when they are looked at. */
const district = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(life, fc.option(parts), fc.nat(3)).map(([plot, grafted, back]) => {
      const lived = live(plot);
      const now = lived[0]?.now ?? 0;
      const states = lived.map(({ life: { state } }) => (grafted ? withParts(state, now, grafted) : state));
      return { states, now, back };
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...told), fc.integer({ min: 0, max: 150 }), fc.nat(3))
      .map(([state, later, back]) => ({
        states: [state],
        now: Date.parse(state.registeredAt ?? '') + later * day,
        back,
      })),
  },
);

const store = (table: Table, state: CaseState): Promise<void> =>
  table.put({
    ...headItem({ state: splitState(state).open, personId: 'x', dataKey: destroyedDataKey, lastHash: '' }),
    ...registrationListings(state),
  });

it('Whatever the lives, indicators and the matrix are by what the store lists what they are by the whole cases', async () => {
  const { table } = await file.fresh();
  const seen = new Set<`${string} ${Counted}`>();
  let districts = 0;
  await fc.assert(
    fc.asyncProperty(district, async ({ states: lived, now, back }) => {
      const own = String(++districts);
      const states = lived.map((state) => ({ ...state, district: own }));
      for (const state of states) await store(table, state);
      const month = shiftMonth(monthOf(beijingDate(now)), -back);
      const byId = new Map(states.map((state) => [state.caseId, state]));
      const wholeOf = ({ caseId }: { readonly caseId: string }): CaseState => {
        const whole = byId.get(caseId);
        if (!whole) throw new Error('a case that is not of the district was listed');
        return whole;
      };

      const counted = await kpiCasesOfDistrict(table, own, month, {});
      expect(counted.map(({ caseId }) => caseId).sort()).toEqual([...byId.keys()].sort());
      for (const entry of counted) {
        const whole = wholeOf(entry);
        for (const code of kpiCodes) {
          const expected = countedIn(code, countedOf(whole), month, now);
          expect([code, countedIn(code, entry.state, month, now)]).toEqual([code, expected]);
          seen.add(`${code} ${expected}`);
        }
        expect(entry).toMatchObject({
          applicationNumber: whole.applicationNumber,
          officer: whole.assignment?.officer,
          agency: whole.agency,
        });
        expect([entry.state.registeredAt, entry.state.endedAt]).toEqual([whole.registeredAt, whole.endedAt]);
      }

      const months = monthsBetween(shiftMonth(month, -3), month);
      const ofMonths = await countedOfDistrict(table, own, {}, months);
      const ofAll = await countedOfDistrict(table, own, {});
      const rows = await coverageOfDistrict(table, own);
      const named = await coverageOfCases(table, [...byId.keys()]);
      for (const listed of [ofMonths, ofAll, rows, named]) {
        const read = listed.map(({ state }) => state);
        for (const entry of listed)
          expect(coverageRow(entry.state, months, now)).toEqual(coverageRow(wholeOf(entry), months, now));
        for (const each of months)
          expect(monthTotals(read, each, now)).toEqual(monthTotals(states, each, now));
        expect(realNamesOf(read)).toEqual(realNamesOf(states));
      }
      // What was counted before of a district that is too large is the same indicator.
      const { owed, doneInAll } = monthTotals(states, month, now);
      expect(countKpi('follow_up_rate', states.map(countedOf), month, now)).toEqual({
        numerator: doneInAll.numerator,
        denominator: owed,
      });
    }),
    { numRuns: runsOf(160), examples: fc.sample(district, { seed: 1, numRuns: 120 }).map((each) => [each]) },
  );
  // Where nothing was counted, nothing was shown.
  for (const code of kpiCodes)
    for (const part of ['not', 'denominator', 'both'] as const) expect(seen).toContain(`${code} ${part}`);
});
