import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handle as listKpis } from '../../functions/api/figures/list-kpis/handler.ts';
import { operation as kpisOperation } from '../../functions/api/figures/list-kpis/operation.ts';
import { handle as readCoverage } from '../../functions/api/follow-up/read-coverage/handler.ts';
import { operation } from '../../functions/api/follow-up/read-coverage/operation.ts';
import { handle as reconcile } from '../../functions/schedules/reconcile-cases/handler.ts';
import { beijingDate, monthOf, shiftMonth } from '../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../lib/domain/case/case.ts';
import { countKpi, kpiCodes } from '../../lib/domain/case/figures/kpis.ts';
import {
  coverageRow,
  monthsBetween,
  monthTotals,
  totalsOf,
} from '../../lib/domain/case/follow-up/coverage.ts';
import { realNamesOf, registrationsIn } from '../../lib/domain/case/kernel/real-name.ts';
import { countCoverage, coverageTotals } from '../../lib/store/coverage-totals.ts';
import { keys } from '../../lib/store/keys.ts';
import { registrationListings } from '../../lib/store/projections.ts';
import { day, newCaseId } from '../domain/case/support/cases.ts';
import { countedOf } from '../domain/case/support/counted.ts';
import { life, live } from '../domain/case/support/lives.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { runsOf } from '../support/property-runs.ts';
import { captureOutput } from './support/output.ts';

const file = recordsForFile();
const district = '500103';
const now = Date.parse('2029-12-20T10:00:00+08:00');
const thisMonth = monthOf(beijingDate(now));

beforeEach(() => {
  captureOutput();
});

/** Plays a life in Chongqing, and stores the source of the totals: the heads as a district lists them. */
async function stored(records: TestRecords, plots: Parameters<typeof live>[0][]): Promise<CaseState[]> {
  const states = plots
    .flatMap((plot) => live({ ...plot, region: 'chongqing' }))
    .map(({ life: { state } }): CaseState => ({ ...state, caseId: newCaseId(), district }));
  await store(records, states);
  return states;
}

async function store({ table }: TestRecords, states: readonly CaseState[]): Promise<void> {
  for (const state of states)
    await table.put({
      PK: keys.case(state.caseId),
      SK: keys.head,
      caseId: state.caseId,
      state,
      ...registrationListings(state),
    });
}

const everyMonth = (states: readonly CaseState[]) => {
  const first = states.flatMap(({ followUp }) => followUp?.firstMonth ?? []).sort()[0];
  return first === undefined ? [] : monthsBetween(first, thisMonth);
};

describe('The indicators of a district that a request cannot count itself, and of a whole region', () => {
  const read = async ({ table }: TestRecords, most: number, query: object, at = now + 1) => {
    const { body } = await listKpis(
      table,
      most,
    )({ query, principal: { role: 'administrator', subject: 'admin' }, language: 'zh', now: at } as never);
    return kpisOperation.answers.schema
      .parse(body)
      .kpis.map(({ code, numerator, denominator, asOf }) => ({ code, numerator, denominator, asOf }));
  };

  it('are all of them, in every month of the last two years, as the reconciliation counted them', async () => {
    const records = await file.fresh();
    const states = await stored(records, fc.sample(life, { numRuns: 6, seed: 11 }));
    const whole = states.filter(({ registeredAt }) => registeredAt !== undefined).map(countedOf);
    expect(await read(records, 1, { district, month: thisMonth })).toEqual([]);
    for (let complete = false; !complete; )
      ({ complete } = await countCoverage(records.table, district, now, 2, false));
    const asOf = new Date(now).toISOString();
    let counted = 0;
    for (const month of monthsBetween(shiftMonth(thisMonth, -23), thisMonth)) {
      const expected = kpiCodes.map((code) => ({ code, ...countKpi(code, whole, month, now), asOf }));
      expect(await read(records, 1, { district, month })).toEqual(expected);
      expect(await read(records, 1, { region: 'chongqing', month })).toEqual(expected);
      counted += expected.filter(({ denominator }) => denominator > 0).length;
    }
    expect(counted).toBeGreaterThan(0);
    // It was too large at its last count: nothing of its registrations is read to find that out again.
    const listed = vi.spyOn(records.table, 'byIndex');
    await read(records, 1, { district, month: thisMonth });
    expect(listed).not.toHaveBeenCalled();
    listed.mockRestore();
  });

  it('are not taken for zero in a month that has begun since the last count', async () => {
    const records = await file.fresh();
    await stored(records, fc.sample(life, { numRuns: 2, seed: 11 }));
    await countCoverage(records.table, district, now, 1000, false);
    const next = shiftMonth(thisMonth, 1);
    const at = Date.parse(`${next}-01T08:00:00+08:00`);
    expect(await read(records, 1, { district, month: next }, at)).toEqual([]);
  });

  it('are the follow-ups alone, where the last count was made before the others were part of it', async () => {
    const records = await file.fresh();
    const states = await stored(records, fc.sample(life, { numRuns: 2, seed: 11 }));
    await countCoverage(records.table, district, now, 1000, false);
    const { indicators: _none, ...earlier } = (await coverageTotals(records.table, district)) ?? {};
    await records.table.put({ PK: keys.coverage(district), SK: keys.coverageTotals, totals: earlier });
    const { owed, doneInAll } = monthTotals(states, thisMonth, now);
    const asOf = new Date(now).toISOString();
    expect(await read(records, 1, { district, month: thisMonth })).toEqual([
      { code: 'follow_up_rate', numerator: doneInAll.numerator, denominator: owed, asOf },
    ]);
  });
});

describe('A registration that only a newer release can read, while that is being deployed (docs/OPERATING.md)', () => {
  it.each([
    ['a status of a claim', { claims: [{ status: 'lapsed', madeAt: '2029-12-01T00:00:00.000Z' }] }],
    ['a phase', { phase: 'suspended' }],
  ])(
    'has %s: its district keeps the last count with its instant, and the others are counted',
    async (_what, newer) => {
      const records = await file.fresh();
      const [plot] = fc.sample(life, { numRuns: 1, seed: 7 });
      if (!plot) throw new Error('no life');
      const [state] = await stored(records, [plot]);
      const other = '500106';
      await store(records, [{ ...(state as CaseState), caseId: newCaseId(), district: other }]);
      await reconcile(records, undefined)(undefined, now);
      const before = await coverageTotals(records.table, district);
      await store(records, [{ ...state, ...newer } as unknown as CaseState]);
      // Whether the reconciliation looks at cases that it cannot read is another matter: only its counts are looked at here.
      await reconcile(records, undefined)(undefined, now + day).catch(() => undefined);
      expect(await coverageTotals(records.table, district)).toEqual(before);
      expect((await coverageTotals(records.table, other))?.asOf).toBe(new Date(now + day).toISOString());
      const { body } = await listKpis(records.table)({
        ...{ query: { district, month: thisMonth }, principal: { role: 'administrator', subject: 'admin' } },
        ...{ language: 'zh', now: now + day },
      } as never);
      const { kpis } = kpisOperation.answers.schema.parse(body);
      expect(new Set(kpis.map(({ asOf }) => asOf))).toEqual(new Set([before?.asOf]));
    },
  );
});

describe('The totals of a district', { timeout: 60_000 }, () => {
  it('are those of a count over all cases, whatever the size of a step, also when a step is done twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        async (plots, limit) => {
          const records = await file.fresh();
          const states = await stored(records, plots);
          let steps = 0;
          for (let complete = false; !complete; steps++)
            ({ complete } = await countCoverage(records.table, district, now, limit, false));
          expect(steps).toBe(Math.floor(states.length / limit) + 1);
          // The last step once more, as a slice that died before it had answered.
          await countCoverage(records.table, district, now, limit, false);
          const known = await coverageTotals(records.table, district);
          expect(known?.asOf).toBe(new Date(now).toISOString());
          for (const month of everyMonth(states))
            expect(known?.months[month] && totalsOf(known.months[month])).toEqual(
              monthTotals(states, month, now),
            );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('begin anew with each count, and are those of the last one that was complete', async () => {
    const records = await file.fresh();
    const [plot] = fc.sample(life, { numRuns: 1, seed: 7 });
    if (!plot) throw new Error('no life');
    await stored(records, [plot, plot, plot]);
    for (const at of [now, now + day]) {
      for (let complete = false; !complete; )
        ({ complete } = await countCoverage(records.table, district, at, 2, true));
    }
    const known = await coverageTotals(records.table, district);
    await countCoverage(records.table, district, now + 2 * day, 1, true);
    expect(await coverageTotals(records.table, district)).toEqual(known);
    expect(known?.asOf).toBe(new Date(now + day).toISOString());
  });

  it('become nothing where everybody has moved to another district', async () => {
    const records = await file.fresh();
    const [plot] = fc.sample(life, { numRuns: 1, seed: 7 });
    if (!plot) throw new Error('no life');
    const states = await stored(records, [plot]);
    await reconcile(records, undefined)(undefined, now);
    const before = await coverageTotals(records.table, district);
    expect(Object.keys(before?.months ?? {})).not.toEqual([]);
    const other = '500106';
    await store(
      records,
      states.map((state) => ({ ...state, district: other })),
    );
    await reconcile(records, undefined)(undefined, now + day);
    expect(await coverageTotals(records.table, district)).toEqual({
      asOf: new Date(now + day).toISOString(),
      months: {},
      realNames: realNamesOf([]),
      indicators: {},
    });
    expect((await coverageTotals(records.table, other))?.realNames).toEqual(before?.realNames);
  });

  it('are answered as of when they were counted where a request cannot count the district itself', async () => {
    const records = await file.fresh();
    const plots = fc.sample(life, { numRuns: 4, seed: 11 });
    const states = await stored(records, plots);
    const read = async (most: number, asked: object = {}) => {
      const { body } = await readCoverage(
        records.table,
        most,
      )({
        query: { district, from: '2029-06', to: thisMonth, limit: 50, ...asked },
        principal: { role: 'administrator', subject: 'admin' },
        language: 'zh',
        now: now + 1,
      } as never);
      return operation.answers.schema.parse(body);
    };
    const months = monthsBetween('2029-06', thisMonth);
    const naive = months.map((month) => monthTotals(states, month, now));
    const realNames = realNamesOf(states);
    expect(await read(100)).toMatchObject({
      realNames,
      totals: naive,
      countedAt: new Date(now + 1).toISOString(),
    });
    expect(await read(1)).not.toHaveProperty('totals');
    // The daily reconciliation counts every district, in slices if that is more than one invocation can do.
    await reconcile(records, undefined)(undefined, now);
    const { totals, countedAt, ...counted } = await read(1);
    expect(counted.realNames).toEqual(realNames);
    expect(countedAt).toBe(new Date(now).toISOString());
    expect(totals).toEqual(naive.filter(({ month }) => everyMonth(states).includes(month)));
    // For the province, the answer has the same numbers for the district, and no cases.
    const province = await read(100, { district: district.slice(0, 2) });
    expect(province).toMatchObject({ totals, countedAt, cases: [] });
    expect(province.districts?.filter((each) => each.totals)).toMatchObject([
      { district: { code: district }, totals },
    ]);
    await expect(read(1, { order: 'worst' })).rejects.toMatchObject({ code: 'too-many-to-order' });
    // A district that exceeded the limit at its last count is not counted by a request.
    const inForce = registrationsIn(realNames);
    expect(inForce).toBeGreaterThan(1);
    for (const most of [1, inForce - 1]) expect((await read(most)).countedAt).toBe(countedAt);
    expect((await read(states.length)).countedAt).toBe(new Date(now + 1).toISOString());
    const rows = (await read(100, { order: 'worst' })).cases;
    const lateOf = ({ cells }: (typeof rows)[number]) =>
      cells.filter(({ status }) => status === 'overdue').length;
    expect(rows.map(lateOf)).toEqual(rows.map(lateOf).toSorted((a, b) => b - a));
    const overdue = (await read(100, { status: ['overdue'] })).cases.map(({ caseId }) => caseId);
    expect(overdue.toSorted()).toEqual(
      rows
        .filter((row) => lateOf(row) > 0)
        .map(({ caseId }) => caseId)
        .toSorted(),
    );
  });

  it('are the same on a first page of any length, whatever months are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 23 }),
        async (plots, limit, back) => {
          const records = await file.fresh();
          const states = await stored(records, plots);
          const from = shiftMonth(thisMonth, -back);
          const read = async (asked: object = {}) => {
            const { body } = await readCoverage(records.table)({
              query: { district, from, to: thisMonth, limit, ...asked },
              principal: { role: 'officer', subject: 'officer', jurisdiction: district },
              language: 'zh',
              now,
            } as never);
            return operation.answers.schema.parse(body);
          };
          const { totals, realNames, cases, next } = await read();
          const months = monthsBetween(from, thisMonth);
          expect(totals).toEqual(months.map((month) => monthTotals(states, month, now)));
          expect(realNames).toEqual(realNamesOf(states));
          expect(cases).toHaveLength(Math.min(limit, states.length));
          expect(next !== undefined).toBe(states.length > limit);
          // Page by page, in either order, every case appears once, with the cells of its months.
          for (const order of ['registered', 'worst']) {
            const all = [];
            for (let after: string | undefined, last = false; !last; ) {
              const page = await read({ order, ...(after !== undefined && { after }) });
              all.push(...page.cases);
              after = page.next;
              last = after === undefined;
            }
            const cellsOf = new Map(all.map(({ caseId, cells }) => [caseId, cells]));
            expect(cellsOf.size).toBe(all.length);
            expect(cellsOf).toEqual(
              new Map(states.map((state) => [state.caseId, coverageRow(state, months, now)])),
            );
          }
        },
      ),
      { numRuns: runsOf(8) },
    );
  });
});
