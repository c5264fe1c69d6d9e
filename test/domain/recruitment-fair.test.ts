import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingDate, monthOf, shiftMonth } from '../../lib/domain/calendar/local-date.ts';
import { digestOf, fairCounts, withFairs } from '../../lib/domain/case/digest.ts';
import { fairMonths } from '../../lib/domain/recruitment-fair.ts';

const now = Date.parse('2026-05-20T10:00:00+08:00');
const one = () => 1;
const fairsOn = (...dates: string[]) => dates.map((date) => ({ date }));

describe('The months of special fairs of a district: 每月组织1次针对失业人员的专场招聘会 (WH-4.2)', () => {
  it('are owed from that of the first registration, and overdue when they end without a fair', () => {
    expect(fairMonths(fairsOn('2026-03-31'), '2026-02-11', one, now)).toEqual([
      { month: '2026-02', required: 1, held: 0, status: 'overdue', dueDate: '2026-02-28' },
      { month: '2026-03', required: 1, held: 1, status: 'held', dueDate: '2026-03-31' },
      { month: '2026-04', required: 1, held: 0, status: 'overdue', dueDate: '2026-04-30' },
      { month: '2026-05', required: 1, held: 0, status: 'open', dueDate: '2026-05-31' },
    ]);
  });

  it.each([
    ['2026-04-30T23:59:59.999+08:00', 'open'],
    ['2026-05-01T00:00:00.000+08:00', 'overdue'],
  ])('end with the last Beijing day: at %s April is %s', (at, status) => {
    const [april] = fairMonths([], '2026-04-01', one, Date.parse(at));
    expect(april).toMatchObject({ month: '2026-04', status });
  });

  it('are owed from that of the first fair if that was earlier, and none if nothing is known', () => {
    expect(fairMonths(fairsOn('2026-01-05'), '2026-03-11', one, now)[0]?.month).toBe('2026-01');
    expect(fairMonths([], undefined, one, now)).toEqual([]);
  });

  it('are none while no rule requires one, and as many as the rule of their last day requires', () => {
    expect(fairMonths([], '2026-01-01', () => 0, now)).toEqual([]);
    const twoSinceApril = (month: string) => (month >= '2026-04' ? 2 : 1);
    const held = fairsOn('2026-03-02', '2026-04-02');
    expect(fairMonths(held, '2026-03-01', twoSinceApril, now)).toMatchObject([
      { month: '2026-03', status: 'held' },
      { month: '2026-04', required: 2, held: 1, status: 'overdue' },
      { month: '2026-05', required: 2, status: 'open' },
    ]);
  });

  it('are each once and in order, and no fair or month is lost', () => {
    const dates = fc.array(
      fc.integer({ min: -500, max: 0 }).map((days) => beijingDate(now + days * 86_400_000)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(dates, dates, (held, registered) => {
        const since = registered.toSorted()[0];
        const months = fairMonths(fairsOn(...held), since, one, now);
        const [first] = [...held, ...registered].toSorted();
        if (first === undefined) {
          expect(months).toEqual([]);
          return;
        }
        let expected: string = monthOf(first);
        for (const { month, held: count, status } of months) {
          expect(month).toBe(expected);
          expected = shiftMonth(expected, 1);
          const fairs = held.filter((date) => monthOf(date) === month).length;
          expect(count).toBe(fairs);
          expect(status).toBe(fairs > 0 ? 'held' : month === '2026-05' ? 'open' : 'overdue');
        }
        expect(expected).toBe('2026-06');
      }),
    );
  });
});

describe('The digest of a district', () => {
  const deadlines = [{ kind: 'follow-up', dueAt: '2026-05-01T00:00:00.000Z' }] as const;

  it('counts the months without a fair with everything else that is overdue or due next', () => {
    const months = fairMonths([], '2026-03-01', one, Date.parse('2026-05-29T08:00:00+08:00'));
    const fairs = fairCounts(months, '2026-05-31');
    expect(fairs).toEqual({ overdue: 2, dueNext: 1 });
    expect(withFairs(digestOf(deadlines, now), fairs)).toEqual({
      overdue: 3,
      dueNext: 1,
      kinds: { 'follow-up': { overdue: 1, dueNext: 0 } },
      fairs,
    });
    expect(fairCounts(months, '2026-05-30').dueNext).toBe(0);
  });

  it('stays as it is if every month had its fair', () => {
    const counts = digestOf(deadlines, now);
    expect(withFairs(counts, { overdue: 0, dueNext: 0 })).toEqual(counts);
  });
});
