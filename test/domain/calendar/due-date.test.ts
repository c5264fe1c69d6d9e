import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../../lib/domain/calendar/arrangements/announced.ts';
import { dueAtOnce, dueDates, dueInMonths, dueInWorkingDays } from '../../../lib/domain/calendar/due-date.ts';
import { beijingDate, endOfDay, startOfDay } from '../../../lib/domain/calendar/local-date.ts';
import { workingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';

const calendar = workingCalendar(announcedArrangements);
const at = (beijingTime: string) => Date.parse(`${beijingTime}+08:00`);
const certain = { provisional: false, unannouncedYears: [] };

describe('A deadline in working days', () => {
  it.each([
    ['in the morning', '2026-11-20T08:30:00'],
    ['late in the evening', '2026-11-20T23:59:59.999'],
    ['at midnight as the day begins', '2026-11-20T00:00:00'],
  ])('counts from the Beijing day of a submission made %s (I-36)', (_, submitted) => {
    expect(dueInWorkingDays({ from: at(submitted), workingDays: 3, calendar, closes: 'end-of-day' })).toEqual(
      { dueDate: '2026-11-25', dueAt: at('2026-11-26T00:00:00'), ...certain },
    );
  });

  it.each([
    ['a Saturday', '2026-11-21T10:00:00', '2026-11-25'],
    ['a Sunday night', '2026-11-22T23:30:00', '2026-11-25'],
    ['the first instant of a Monday', '2026-11-23T00:00:00', '2026-11-26'],
    ['a day of National Day', '2026-10-03T12:00:00', '2026-10-10'],
    ["New Year's Eve of 2022, a day off", '2022-12-31T12:00:00', '2023-01-05'],
    ['a make-up working Saturday', '2026-10-10T12:00:00', '2026-10-14'],
  ])('takes %s as day 0 (I-36)', (_, submitted, dueDate) => {
    const due = dueInWorkingDays({ from: at(submitted), workingDays: 3, calendar, closes: 'end-of-day' });
    expect(due.dueDate).toBe(dueDate);
  });

  it('falls when the counter closes, if there is one (Civil Code, art. 203)', () => {
    const due = dueInWorkingDays({
      from: at('2026-11-20T10:00:00'),
      workingDays: 7,
      calendar,
      closes: { time: '17:30' },
    });
    expect(due).toEqual({ dueDate: '2026-12-01', dueAt: at('2026-12-01T17:30:00'), ...certain });
  });

  it('is provisional when it reaches into a year that has not been announced', () => {
    expect(
      dueInWorkingDays({ from: at('2026-12-31T10:00:00'), workingDays: 3, calendar, closes: 'end-of-day' }),
    ).toEqual({
      dueDate: '2027-01-06',
      dueAt: at('2027-01-07T00:00:00'),
      provisional: true,
      unannouncedYears: [2027],
    });
  });

  it.each([0, -1, 1.5, Number.NaN])('is refused for %d working days', (workingDays) => {
    expect(() =>
      dueInWorkingDays({ from: at('2026-11-20T10:00:00'), workingDays, calendar, closes: 'end-of-day' }),
    ).toThrow(RangeError);
  });

  it('never falls due before a full working day has passed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2022, 0, 5), max: Date.UTC(2026, 10, 1) }),
        fc.integer({ min: 1, max: 10 }),
        (from, workingDays) => {
          const due = dueInWorkingDays({ from, workingDays, calendar, closes: { time: '17:30' } });
          expect(due.dueAt).toBeGreaterThan(endOfDay(beijingDate(from)));
          expect(due.dueAt).toBeLessThan(endOfDay(due.dueDate));
          expect(due.dueAt).toBeGreaterThan(startOfDay(due.dueDate));
        },
      ),
    );
  });
});

describe('A deadline "at once" (QH-1.2, I-02)', () => {
  const closes = { time: '17:30' };

  it('falls when the counter closes on the same day', () => {
    expect(dueAtOnce({ from: at('2026-11-20T09:00:00'), closes })).toEqual({
      dueDate: '2026-11-20',
      dueAt: at('2026-11-20T17:30:00'),
      ...certain,
    });
  });

  it.each(['2026-11-20T17:30:00', '2026-11-20T21:00:00'])(
    'falls at 24:00 when the counter has already closed: %s',
    (time) => {
      expect(dueAtOnce({ from: at(time), closes }).dueAt).toBe(at('2026-11-21T00:00:00'));
    },
  );

  it('falls at 24:00 if nothing closes earlier', () => {
    expect(dueAtOnce({ from: at('2026-11-20T09:00:00'), closes: 'end-of-day' }).dueAt).toBe(
      at('2026-11-21T00:00:00'),
    );
  });

  it('always lies in the future', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2060, 0, 1) }), (from) => {
        expect(dueAtOnce({ from, closes }).dueAt).toBeGreaterThan(from);
      }),
    );
  });
});

describe('A deadline in months (Civil Code, arts. 202 and 203)', () => {
  it.each([
    ['the corresponding day', '2026-03-11T10:00:00', 6, '2026-09-11'],
    ['the last day of a shorter month', '2025-08-31T10:00:00', 6, '2026-02-28'],
    ['the next working day after a holiday', '2026-04-01T10:00:00', 6, '2026-10-08'],
    ['the next working day after a weekend', '2026-05-22T10:00:00', 6, '2026-11-23'],
    ['a make-up working Saturday', '2026-04-10T10:00:00', 6, '2026-10-10'],
  ])('falls on %s', (_, from, months, dueDate) => {
    expect(dueInMonths({ from: at(from), months, calendar, closes: 'end-of-day' })).toEqual({
      dueDate,
      dueAt: endOfDay(beijingDate(at(`${dueDate}T00:00:00`))),
      ...certain,
    });
  });

  it('is provisional when it falls in a year that has not been announced', () => {
    expect(
      dueInMonths({ from: at('2026-11-20T10:00:00'), months: 6, calendar, closes: 'end-of-day' }),
    ).toMatchObject({ dueDate: '2027-05-20', provisional: true, unannouncedYears: [2027] });
  });

  it('is refused for zero months', () => {
    expect(() => dueInMonths({ from: 0, months: 0, calendar, closes: 'end-of-day' })).toThrow(RangeError);
  });
});

describe('The dates of a case', () => {
  const dates = dueDates(calendar);

  it('treat 0 working days as "at once"', () => {
    const from = at('2026-11-20T09:00:00');
    expect(dates.due(from, { workingDays: 0 }, { time: '17:00' })).toEqual(
      dueAtOnce({ from, closes: { time: '17:00' } }),
    );
    expect(dates.due(from, { workingDays: 3 }, 'end-of-day')).toEqual(
      dueInWorkingDays({ from, workingDays: 3, calendar, closes: 'end-of-day' }),
    );
  });

  it('shift a due date by working days in either direction', () => {
    expect(dates.shift('2026-10-09', -2, { time: '17:30' })).toBe(at('2026-09-30T17:30:00'));
    expect(dates.shift('2026-10-09', 1, 'end-of-day')).toBe(at('2026-10-11T00:00:00'));
    expect(() => dates.shift('2026-02-30', 1, 'end-of-day')).toThrow(RangeError);
  });
});
