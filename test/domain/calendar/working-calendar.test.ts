import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../../lib/domain/calendar/arrangements/announced.ts';
import { holidayArrangementSchema } from '../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { parseLocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { workingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import { next, SlowCalendar } from './slow-calendar.ts';

const date = parseLocalDate;
const calendar = workingCalendar(announcedArrangements);
const announcedYears = announcedArrangements.map(({ year }) => year);

describe('Dates worked out by hand from the announcements', () => {
  it.each([
    // 2022: off 1-1..3, 1-31..2-6, 4-3..5, 4-30..5-4, 6-3..5, 9-10..12, 10-1..7; on 1-29, 1-30, 4-2, 4-24, 5-7, 10-8, 10-9
    ['2022-01-04', 3, '2022-01-07'],
    ['2022-01-26', 3, '2022-01-29'],
    ['2022-01-28', 3, '2022-02-07'],
    ['2022-01-30', 3, '2022-02-09'],
    ['2022-02-03', 5, '2022-02-11'],
    ['2022-03-31', 3, '2022-04-06'],
    ['2022-04-22', 3, '2022-04-26'],
    ['2022-04-28', 5, '2022-05-09'],
    ['2022-06-02', 3, '2022-06-08'],
    ['2022-09-09', 5, '2022-09-19'],
    ['2022-09-28', 7, '2022-10-12'],
    ['2022-09-30', 3, '2022-10-10'],
    ['2022-12-29', 3, '2023-01-04'],
    ['2022-12-30', 3, '2023-01-05'],
    ['2022-12-31', 3, '2023-01-05'],
    // 2023: off 12-31..1-2, 1-21..27, 4-5, 4-29..5-3, 6-22..24, 9-29..10-6; on 1-28, 1-29, 4-23, 5-6, 6-25, 10-7, 10-8
    ['2023-01-19', 5, '2023-01-31'],
    ['2023-01-20', 3, '2023-01-30'],
    ['2023-01-25', 1, '2023-01-28'],
    ['2023-04-04', 3, '2023-04-10'],
    ['2023-04-21', 3, '2023-04-25'],
    ['2023-04-28', 5, '2023-05-09'],
    ['2023-06-21', 3, '2023-06-27'],
    ['2023-09-27', 7, '2023-10-12'],
    ['2023-09-28', 3, '2023-10-09'],
    ['2023-12-28', 5, '2024-01-05'],
    ['2023-12-29', 3, '2024-01-04'],
    ['2023-12-31', 3, '2024-01-04'],
    // 2024: off 1-1, 2-10..17, 4-4..6, 5-1..5, 6-10, 9-15..17, 10-1..7; on 2-4, 2-18, 4-7, 4-28, 5-11, 9-14, 9-29, 10-12
    ['2024-02-02', 3, '2024-02-06'],
    ['2024-02-08', 3, '2024-02-19'],
    ['2024-02-09', 5, '2024-02-22'],
    ['2024-02-14', 7, '2024-02-26'],
    ['2024-04-03', 3, '2024-04-09'],
    ['2024-04-26', 3, '2024-04-30'],
    ['2024-04-29', 7, '2024-05-11'],
    ['2024-06-07', 3, '2024-06-13'],
    ['2024-09-12', 3, '2024-09-18'],
    ['2024-09-27', 3, '2024-10-08'],
    ['2024-09-30', 5, '2024-10-12'],
    ['2024-12-30', 3, '2025-01-03'],
    ['2024-12-31', 3, '2025-01-06'],
    // 2025: off 1-1, 1-28..2-4, 4-4..6, 5-1..5, 5-31..6-2, 10-1..8; on 1-26, 2-8, 4-27, 9-28, 10-11
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-01-27', 5, '2025-02-10'],
    ['2025-04-03', 3, '2025-04-09'],
    ['2025-04-25', 5, '2025-05-06'],
    ['2025-05-30', 3, '2025-06-05'],
    ['2025-09-26', 3, '2025-09-30'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-10-06', 5, '2025-10-14'],
    ['2025-12-30', 3, '2026-01-05'],
    ['2025-12-31', 3, '2026-01-06'],
    // 2026: off 1-1..3, 2-15..23, 4-4..6, 5-1..5, 6-19..21, 9-25..27, 10-1..7; on 1-4, 2-14, 2-28, 5-9, 9-20, 10-10
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-02-14', 5, '2026-02-28'],
    ['2026-02-24', 7, '2026-03-04'],
    ['2026-04-03', 3, '2026-04-09'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-06-18', 3, '2026-06-24'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-09-24', 3, '2026-09-30'],
    ['2026-09-24', 5, '2026-10-09'],
    ['2026-10-08', 3, '2026-10-12'],
    ['2026-11-20', 3, '2026-11-25'],
    ['2026-11-21', 5, '2026-11-27'],
    ['2026-12-24', 2, '2026-12-28'],
    // Backwards, as for warnings
    ['2026-10-09', -2, '2026-09-30'],
    ['2023-01-28', -1, '2023-01-20'],
    ['2022-10-10', -3, '2022-09-30'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('are matched: %s and %d working days give %s', (from, workingDays, expected) => {
    expect(calendar.addWorkingDays(date(from), workingDays)).toEqual({
      date: expected,
      provisional: false,
      unannouncedYears: [],
    });
  });

  it.each([
    ['2026-12-24', 3, '2026-12-29'],
    ['2026-12-30', 3, '2027-01-05'],
    ['2026-12-31', 3, '2027-01-06'],
    ['2027-02-04', 3, '2027-02-11'],
    ['2027-09-30', 1, '2027-10-04'],
  ])('are matched until 2027 is announced: %s and %d working days give %s', (from, workingDays, expected) => {
    expect(calendar.addWorkingDays(date(from), workingDays)).toEqual({
      date: expected,
      provisional: true,
      unannouncedYears: [2027],
    });
  });
});

const anyDay = fc
  .integer({ min: Date.UTC(2021, 11, 1) / 86_400_000, max: Date.UTC(2032, 10, 1) / 86_400_000 })
  .map((days) => date(new Date(days * 86_400_000).toISOString().slice(0, 10)));
/** Days from 2025 on, so that an unannounced year follows the law of 2025. */
const dayUnderPresentLaw = anyDay.filter((day) => day >= '2025-03-01');
const announcedDay = anyDay.filter((day) => day >= '2022-03-01' && day <= '2026-09-01');

describe('The working calendar', () => {
  it('agrees with a slow one on every day from 2022 to 2032', () => {
    const slow = new SlowCalendar(announcedYears);
    for (let day = date('2022-01-01'); day <= '2032-12-31'; day = date(next(day))) {
      const { provisional, unannouncedYears } = calendar.dayKind(day);
      if (
        calendar.isWorkingDay(day) !== slow.works(day) ||
        provisional !== slow.unsure(day).length > 0 ||
        unannouncedYears.join() !== slow.unsure(day).join()
      )
        throw new Error(`Differs on ${day}`);
    }
  });

  it('agrees with a slow one on deadlines, whichever years are announced', () => {
    fc.assert(
      fc.property(
        fc.oneof(announcedDay, dayUnderPresentLaw),
        fc.integer({ min: -30, max: 30 }),
        fc.subarray([2025, 2026]),
        (from, workingDays, lateYears) => {
          const years = [2022, 2023, 2024, ...(from < '2025-03-01' ? [2025, 2026] : lateYears)];
          const tested = workingCalendar(announcedArrangements.filter(({ year }) => years.includes(year)));
          const { date: reached, unannouncedYears } = tested.addWorkingDays(from, workingDays);
          expect({ date: reached, unannouncedYears }).toEqual(
            new SlowCalendar(years).after(from, workingDays),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('Counting working days', () => {
  it('reaches a working day, exactly as many working days later as requested', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, workingDays) => {
        const reached = calendar.addWorkingDays(from, workingDays).date;
        expect(calendar.isWorkingDay(reached)).toBe(true);
        expect(calendar.workingDaysBetween(from, reached).workingDays).toBe(workingDays);
        expect(calendar.workingDaysBetween(reached, from).workingDays).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('gives the same day in one step as in two', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (from, first, second) => {
        const inTwoSteps = calendar.addWorkingDays(calendar.addWorkingDays(from, first).date, second);
        expect(inTwoSteps.date).toBe(calendar.addWorkingDays(from, first + second).date);
      }),
    );
  });

  it('reverses what it added to a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, workingDays) => {
        const from = calendar.workingDayOnOrAfter(day).date;
        expect(
          calendar.addWorkingDays(calendar.addWorkingDays(from, workingDays).date, -workingDays).date,
        ).toBe(from);
      }),
    );
  });

  it('keeps the order of days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 30 }), (a, b, workingDays) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(
          calendar.addWorkingDays(earlier, workingDays).date <=
            calendar.addWorkingDays(later, workingDays).date,
        ).toBe(true);
      }),
    );
  });
});

describe('The calendar of single days', () => {
  it.each([
    ['2026-11-20', { kind: 'working-day' }],
    ['2026-11-21', { kind: 'weekend' }],
    ['2026-10-01', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-10', { kind: 'make-up-working-day', name: '国庆节' }],
    ['2022-12-31', { kind: 'holiday', name: '元旦' }],
  ])('classifies %s as %o', (day, kind) => {
    expect(calendar.dayKind(date(day))).toEqual({ ...kind, provisional: false, unannouncedYears: [] });
  });

  it('follows the law in a year that has not been announced', () => {
    expect(calendar.covers(2026)).toBe(true);
    expect(calendar.covers(2027)).toBe(false);
    expect(calendar.dayKind(date('2027-01-01'))).toEqual({
      kind: 'holiday',
      name: '元旦',
      provisional: true,
      unannouncedYears: [2027],
    });
    expect(calendar.isWorkingDay(date('2027-10-01'))).toBe(false);
    expect(calendar.isWorkingDay(date('2060-10-01'))).toBe(false);
  });

  it('finds the working day on or after a day (Civil Code, art. 203)', () => {
    expect(calendar.workingDayOnOrAfter(date('2026-10-01')).date).toBe('2026-10-08');
    expect(calendar.workingDayOnOrAfter(date('2026-10-08')).date).toBe('2026-10-08');
    expect(calendar.workingDayOnOrAfter(date('2026-10-10')).date).toBe('2026-10-10');
    expect(calendar.workingDayOnOrAfter(date('2027-01-01'))).toEqual({
      date: '2027-01-04',
      provisional: true,
      unannouncedYears: [2027],
    });
  });

  it('counts overdue days as negative', () => {
    expect(calendar.workingDaysBetween(date('2026-10-09'), date('2026-09-30')).workingDays).toBe(-2);
    expect(calendar.workingDaysBetween(date('2026-10-09'), date('2026-10-09')).workingDays).toBe(0);
  });

  it('refuses a fraction of a day', () => {
    expect(() => calendar.addWorkingDays(date('2026-10-09'), 1.5)).toThrow(RangeError);
  });
});

describe('A year announced later', () => {
  const of2027 = holidayArrangementSchema.parse({
    year: 2027,
    source: { title: '国务院办公厅关于2027年部分节假日安排的通知', url: 'https://www.gov.cn/example' },
    holidays: [
      ...['2026-12-31', '2027-01-01', '2027-01-02'].map((day) => ({ date: day, name: '元旦' })),
      ...['05', '06', '07', '08', '09'].map((day) => ({ date: `2027-02-${day}`, name: '春节' })),
    ],
    makeUpWorkdays: [{ date: '2027-01-03', name: '元旦' }],
  });
  const announced = workingCalendar([...announcedArrangements, of2027]);

  it('moves a provisional deadline and makes it certain', () => {
    expect(announced.addWorkingDays(date('2026-12-30'), 3)).toEqual({
      date: '2027-01-05',
      provisional: false,
      unannouncedYears: [],
    });
    expect(announced.addWorkingDays(date('2026-12-30'), 1).date).toBe('2027-01-03');
    expect(calendar.addWorkingDays(date('2026-12-30'), 1)).toMatchObject({
      date: '2026-12-31',
      provisional: true,
    });
  });

  it('replaces an earlier arrangement of the same year', () => {
    const corrected = { ...of2027, makeUpWorkdays: [] };
    const changed = workingCalendar([...announcedArrangements, of2027, corrected]);
    expect(changed.isWorkingDay(date('2027-01-03'))).toBe(false);
    expect(changed.isWorkingDay(date('2026-12-31'))).toBe(false);
  });
});
