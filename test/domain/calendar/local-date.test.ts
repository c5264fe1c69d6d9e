import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  atTime,
  beijingDate,
  compareDates,
  dayOfWeek,
  endOfDay,
  localDate,
  monthOf,
  parseLocalDate,
  startOfDay,
  yearOf,
} from '../../../lib/domain/calendar/local-date.ts';

const date = parseLocalDate;
const anyDay = fc
  .integer({ min: Date.UTC(1600, 0, 1) / 86_400_000, max: Date.UTC(2400, 0, 1) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
  .map(date);

describe('A calendar day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(localDate(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '２０２６-01-01',
    '-2026-01-01',
    '10000-01-01',
    '',
  ])('%j does not exist', (text) => {
    expect(localDate(text)).toBeUndefined();
    expect(() => parseLocalDate(text)).toThrow(RangeError);
  });

  it('exists exactly when Date.UTC keeps its fields', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const kept = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) === text;
          expect(localDate(text) !== undefined).toBe(kept);
        },
      ),
    );
  });
});

describe('Beijing time', () => {
  it('begins a day at 16:00 UTC of the day before', () => {
    expect(startOfDay(date('2026-11-20'))).toBe(Date.parse('2026-11-19T16:00:00Z'));
    expect(endOfDay(date('2026-11-20'))).toBe(Date.parse('2026-11-20T16:00:00Z'));
    expect(atTime(date('2026-11-20'), '17:30')).toBe(Date.parse('2026-11-20T17:30:00+08:00'));
    expect(atTime(date('2026-11-20'), '00:00')).toBe(startOfDay(date('2026-11-20')));
  });

  it('changes the day at midnight and not a millisecond earlier', () => {
    const midnight = Date.parse('2026-12-31T16:00:00Z');
    expect(beijingDate(midnight - 1)).toBe('2026-12-31');
    expect(beijingDate(midnight)).toBe('2027-01-01');
    expect(beijingDate(-8 * 3_600_000 - 1)).toBe('1969-12-31');
  });

  it('puts every instant of a day on that day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, elapsed) => {
        expect(beijingDate(startOfDay(day) + elapsed)).toBe(day);
      }),
    );
  });

  it.each(['24:00', '7:30', '17:60', '17:30:00', ''])('refuses %j as a time of day', (time) => {
    expect(() => atTime(date('2026-11-20'), time)).toThrow(RangeError);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as an instant', (instant) => {
    expect(() => beijingDate(instant)).toThrow(RangeError);
  });
});

describe('Arithmetic on days', () => {
  it('agrees with Date.UTC', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -200_000, max: 200_000 }), (day, days) => {
        const expected = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(day, days)).toBe(expected);
      }),
    );
  });

  it('walks through four centuries without a gap', () => {
    let day = date('1890-01-01');
    for (let count = 0; count < 146_097; count += 1) {
      const following = addDays(day, 1);
      if (startOfDay(following) !== endOfDay(day) || following <= day) throw new Error(`Gap after ${day}`);
      day = following;
    }
    expect(day).toBe('2290-01-01');
  });

  it('knows the days of the week', () => {
    expect([1, 2, 3, 4, 5, 6, 7]).toEqual(
      [23, 24, 25, 26, 27, 28, 29].map((day) => dayOfWeek(date(`2026-11-${day}`))),
    );
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOfWeek(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  it('compares days and names their year and month', () => {
    expect(compareDates(date('2026-02-28'), date('2026-03-01'))).toBeLessThan(0);
    expect(compareDates(date('2026-03-01'), date('2026-02-28'))).toBeGreaterThan(0);
    expect(compareDates(date('2026-03-01'), date('2026-03-01'))).toBe(0);
    expect(yearOf(date('2026-03-01'))).toBe(2026);
    expect(monthOf(date('2026-03-01'))).toBe('2026-03');
  });

  it('refuses to leave the calendar or to add a fraction of a day', () => {
    expect(() => addDays(date('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(date('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(date('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addMonths(date('9999-12-31'), 1)).toThrow(RangeError);
  });
});

describe('Adding months (Civil Code, art. 202)', () => {
  it.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-10', -1, '2025-12-10'],
    ['2026-01-10', 0, '2026-01-10'],
  ])('takes %s by %d months to %s', (from, months, expected) => {
    expect(addMonths(date(from), months)).toBe(expected);
  });

  it('ends on the corresponding day or on the last day of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const end = addMonths(day, months);
        const isLastOfMonth = addDays(end, 1).endsWith('-01');
        expect(end.slice(8) === day.slice(8) || (isLastOfMonth && end.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });
});

describe('The age (DOMAIN I-04)', () => {
  it.each([
    ['2010-11-21', '2026-11-20', 15],
    ['2010-11-20', '2026-11-20', 16],
    ['2010-11-19', '2026-11-20', 16],
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
    ['2012-02-29', '2027-02-27', 14],
    ['2012-02-29', '2027-02-28', 15],
    ['1966-12-31', '2026-12-30', 59],
    ['1966-12-31', '2026-12-31', 60],
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-21', '2026-11-20', -1],
  ])('of somebody born on %s is, on %s, %d', (birth, on, age) => {
    expect(ageOn(date(birth), date(on))).toBe(age);
  });
});
