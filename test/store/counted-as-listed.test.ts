import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingDate, monthOf, shiftMonth } from '../../lib/domain/calendar/local-date.ts';
import { type CaseState, evolve, splitState } from '../../lib/domain/case/case.ts';
import { claimStatuses } from '../../lib/domain/case/claim/state.ts';
import {
  type Counted,
  countedIn,
  countKpi,
  type KpiCode,
  kpiCodes,
} from '../../lib/domain/case/figures/kpis.ts';
import { coverageRow, monthsBetween, monthTotals } from '../../lib/domain/case/follow-up/coverage.ts';
import { realNamesOf } from '../../lib/domain/case/kernel/real-name.ts';
import { keys } from '../../lib/store/keys.ts';
import { registrationListings } from '../../lib/store/projections.ts';
import {
  countedOfDistrict,
  coverageOfCases,
  coverageOfDistrict,
  kpiCasesOfDistrict,
} from '../../lib/store/registrations.ts';
import { destroyedDataKey } from '../../lib/store/sealing.ts';
import { headItem, parseHead } from '../../lib/store/stored.ts';
import type { Table } from '../../lib/store/table.ts';
import { currentVersion } from '../../lib/store/versions/versions.ts';
import { assistanceStories } from '../domain/case/support/assistance.ts';
import { day } from '../domain/case/support/cases.ts';
import { claimStates } from '../domain/case/support/claims.ts';
import { countedOf } from '../domain/case/support/counted.ts';
import { hardshipLives, planningAssistance, recognised } from '../domain/case/support/hardship.ts';
import { life, live } from '../domain/case/support/lives.ts';
import { runsOf } from '../support/property-runs.ts';
import { recordsForFile } from './support/records.ts';
import { itemsOfRelease } from './support/releases.ts';

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

/** Cases of a district, in which month, and when they are looked at, in milliseconds. */
interface Looked {
  readonly district: string;
  readonly states: readonly CaseState[];
  readonly month: string;
  readonly now: number;
}

const looked = fc.oneof(
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

/** Holds what the store lists of a district against its whole cases, for some months up to one. */
async function expectSame(
  table: Table,
  { district, states, month, now }: Looked,
  seen: (code: KpiCode, counted: Counted) => unknown = () => {},
): Promise<void> {
  const byId = new Map(states.map((state) => [state.caseId, state]));
  const wholeOf = ({ caseId }: { readonly caseId: string }): CaseState => {
    const whole = byId.get(caseId);
    if (!whole) throw new Error('a case of another district was listed');
    return whole;
  };
  const counted = await kpiCasesOfDistrict(table, district, month, {});
  expect(counted.map(({ caseId }) => caseId).sort()).toEqual([...byId.keys()].sort());
  for (const entry of counted) {
    const whole = wholeOf(entry);
    for (const code of kpiCodes) {
      const expected = countedIn(code, countedOf(whole), month, now);
      expect([code, countedIn(code, entry.state, month, now)]).toEqual([code, expected]);
      seen(code, expected);
    }
    const { applicationNumber, assignment, agency, registeredAt, endedAt } = whole;
    expect(entry).toMatchObject({ applicationNumber, officer: assignment?.officer, agency });
    expect(entry.state).toMatchObject({ registeredAt, endedAt });
  }

  const months = monthsBetween(shiftMonth(month, -3), month);
  const parts = [
    await countedOfDistrict(table, district, {}, months),
    await countedOfDistrict(table, district, {}),
    await coverageOfDistrict(table, district),
    await coverageOfCases(table, [...byId.keys()]),
  ];
  for (const listed of parts) {
    const read = listed.map(({ state }) => state);
    for (const entry of listed)
      expect(coverageRow(entry.state, months, now)).toEqual(coverageRow(wholeOf(entry), months, now));
    for (const each of months) expect(monthTotals(read, each, now)).toEqual(monthTotals(states, each, now));
    expect(realNamesOf(read)).toEqual(realNamesOf(states));
  }
  // What was counted before of a district that is too large is the same indicator.
  const { owed, doneInAll } = monthTotals(states, month, now);
  expect(countKpi('follow_up_rate', states.map(countedOf), month, now)).toEqual({
    numerator: doneInAll.numerator,
    denominator: owed,
  });
}

describe('Indicators and the matrix are by what the store lists what they are by the whole cases', () => {
  it('whatever the lives', async () => {
    const { table } = await file.fresh();
    const seen = new Set<`${string} ${Counted}`>();
    let districts = 0;
    await fc.assert(
      fc.asyncProperty(looked, async ({ states: lived, now, back }) => {
        const district = String(++districts);
        const states = lived.map((state) => ({ ...state, district }));
        for (const state of states) await store(table, state);
        const month = shiftMonth(monthOf(beijingDate(now)), -back);
        await expectSame(table, { district, states, month, now }, (code, counted) =>
          seen.add(`${code} ${counted}`),
        );
      }),
      {
        numRuns: runsOf(160),
        examples: fc.sample(looked, { seed: 1, numRuns: 120 }).map((each) => [each]),
      },
    );
    // Where nothing was counted, nothing was shown.
    for (const code of kpiCodes)
      for (const part of ['not', 'denominator', 'both'] as const) expect(seen).toContain(`${code} ${part}`);
  });

  it.each(Array.from({ length: currentVersion }, (_, version) => version))(
    'also of cases that an earlier release stored (release %d)',
    async (version) => {
      const { table } = await file.fresh();
      const district = '500103';
      const heads = itemsOfRelease(version)
        .filter(({ SK }) => SK === keys.head)
        .map((head) => ({ head, state: { ...parseHead(head).state, district } }))
        .filter(({ state }) => state.registeredAt !== undefined);
      expect(heads.length).toBeGreaterThan(5);
      for (const { head, state } of heads) await table.put({ ...head, ...registrationListings(state) });
      const states = heads.map(({ state }) => state);
      const months = states.flatMap(({ registeredAt = '', scheduledActions }) => [
        registeredAt,
        ...Object.values(scheduledActions).map(({ at }) => at),
      ]);
      for (const instant of new Set(months)) {
        const now = Date.parse(instant) - day;
        await expectSame(table, { district, states, month: monthOf(beijingDate(now)), now });
      }
    },
  );
});
