import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { currentRules } from '../../functions/common/rules/rules.ts';
import { announcedArrangements } from '../../lib/domain/calendar/arrangements/announced.ts';
import { addDays, parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { statutoryHolidays } from '../../lib/domain/calendar/statutory-holidays.ts';
import { amendmentSet } from '../../lib/store/amendments.ts';
import { currentCalendar, loadArrangements, saveArrangement } from '../../lib/store/calendar.ts';
import { countLoadAfter, ruleLoads } from '../../lib/store/loaded-rules.ts';
import type { Table } from '../../lib/store/table.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();
const { source = { document: '', url: '' } as never } = announcedArrangements[0] ?? {};
const holidays = statutoryHolidays(2027);
/** Saturdays that are no holidays, on which people may be asked to work. */
const saturdays = Array.from({ length: 50 }, (_, week) =>
  addDays(parseLocalDate('2027-01-09'), 7 * week),
).filter((day) => !holidays.some(({ date }) => date === day));

/** Loads the arrangement of 2027 with so many Saturdays on which people work: the number says which load it was. */
async function load(table: Table, number: number): Promise<void> {
  const makeUpWorkdays = saturdays.slice(0, number).map((date) => ({ date, name: '元旦' }));
  const arrangement = { year: 2027, source, holidays, makeUpWorkdays };
  const failed = await saveArrangement(table, arrangement, { at: '2026-11-20T02:00:00.000Z', by: 'x' });
  expect(failed).toEqual([]);
}

const readers: Readonly<Record<string, (table: Table) => Promise<number>>> = {
  arrangements: async (table) => (await loadArrangements(table))[0]?.makeUpWorkdays.length ?? 0,
  calendar: async (table) => workedOn(await currentCalendar(table)),
  rules: async (table) => workedOn((await currentRules(table)).workingCalendar),
};

const workedOn = (calendar: Awaited<ReturnType<typeof currentCalendar>>): number =>
  saturdays.filter((day) => calendar.isWorkingDay(day)).length;

describe('What was loaded', () => {
  it('holds for every request that begins after it was acknowledged, whatever else runs at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('load', 'turn', ...Object.keys(readers)), { minLength: 5, maxLength: 24 }),
        async (steps) => {
          const { table } = await file.fresh();
          let begun = 0;
          let acknowledged = 0;
          let loading = Promise.resolve();
          const running: Promise<void>[] = [];
          for (const step of steps) {
            const reader = readers[step];
            if (step === 'turn') await new Promise(setImmediate);
            else if (reader) {
              const least = acknowledged;
              running.push(reader(table).then((seen) => expect(seen).toBeGreaterThanOrEqual(least)));
            } else {
              // One load after another, each of them while requests run.
              loading = loading.then(async () => {
                const number = ++begun;
                await load(table, number);
                acknowledged = number;
                // Whoever was told of it asks at once.
                for (const each of Object.values(readers))
                  running.push(each(table).then((seen) => expect(seen).toBeGreaterThanOrEqual(number)));
              });
            }
          }
          await loading;
          await Promise.all(running);
          for (const each of Object.values(readers)) expect(await each(table)).toBe(begun);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('holds for a request that begins while the answer to an earlier one is still under way', async () => {
    const { table } = await file.fresh();
    const get = table.getEitherWay.bind(table);
    const [read, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // The answer to the first request is on its way for as long as it takes to load and to ask again.
    vi.spyOn(table, 'getEitherWay').mockImplementationOnce(async (...key) => {
      const old = await get(...key);
      read.resolve();
      await arrived.promise;
      return old;
    });
    const before = readers.calendar?.(table);
    await read.promise;
    await load(table, 1);
    expect(await readers.calendar?.(table)).toBe(1);
    arrived.resolve();
    await before;
    expect(await readers.calendar?.(table)).toBe(1);
  });

  it('is counted once for all that one request reads, and read again only after a load', async () => {
    const { table } = await file.fresh();
    await currentRules(table);
    const [get, list] = [vi.spyOn(table, 'getEitherWay'), vi.spyOn(table, 'list')];
    await currentRules(table);
    expect([get.mock.calls.length, list.mock.calls.length]).toEqual([1, 0]);
  });

  it('is counted from nothing on, and a set that was checked is written only if nothing came in between', async () => {
    const { table } = await file.fresh();
    expect(await ruleLoads(table)).toBe(0);
    const { loads } = await amendmentSet(table);
    await load(table, 1);
    expect(await ruleLoads(table)).toBe(1);
    expect(await table.transact([countLoadAfter(table, loads)])).toHaveLength(1);
    expect(await table.transact([countLoadAfter(table, loads + 1)])).toEqual([]);
    expect(await ruleLoads(table)).toBe(2);
  });
});
