import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../../lib/domain/calendar/arrangements/announced.ts';
import { missingStatutoryHolidays } from '../../../lib/domain/calendar/holiday-arrangement.ts';
import { holidayArrangementSchema } from '../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { dayOfWeek } from '../../../lib/domain/calendar/local-date.ts';
import { statutoryHolidays } from '../../../lib/domain/calendar/statutory-holidays.ts';

const written = (year: number) =>
  JSON.parse(
    readFileSync(new URL(`../../../lib/domain/calendar/arrangements/${year}.json`, import.meta.url), 'utf8'),
  );

describe('The announced arrangements', () => {
  it.each([
    [2022, 31, 7],
    [2023, 27, 7],
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])('of %d have %d days off and %d make-up days', (year, daysOff, makeUpDays) => {
    const arrangement = announcedArrangements.find((each) => each.year === year);
    expect(arrangement?.holidays).toHaveLength(daysOff);
    expect(arrangement?.makeUpWorkdays).toHaveLength(makeUpDays);
    expect(arrangement?.source.number).toMatch(/^国办发明电〔\d{4}〕\d+号$/);
    expect(arrangement?.source.url).toMatch(/^https:\/\/www\.gov\.cn\//);
  });

  it.each(announcedArrangements.map((each) => [each.year, each] as const))(
    'of %d cover every statutory holiday and name only known festivals',
    (_, arrangement) => {
      const festivals = statutoryHolidays(arrangement.year).map(({ name }) => name);
      expect(missingStatutoryHolidays(arrangement)).toEqual([]);
      for (const { name } of [...arrangement.holidays, ...arrangement.makeUpWorkdays])
        for (const festival of name.split('、')) expect(festivals).toContain(festival);
    },
  );

  it('give back every weekday that they take, except the statutory holidays', () => {
    for (const arrangement of announcedArrangements) {
      const workdaysOff = arrangement.holidays.filter(({ date }) => dayOfWeek(date) < 6).length;
      const statutory = arrangement.year >= 2025 ? 13 : 11;
      expect(workdaysOff - arrangement.makeUpWorkdays.length).toBeLessThanOrEqual(statutory);
    }
  });

  it.each([2022, 2023, 2024, 2025, 2026])('of %d match the form that is loaded at run time', (year) => {
    expect(holidayArrangementSchema.parse(written(year))).toEqual(
      announcedArrangements.find((each) => each.year === year),
    );
  });
});

describe('An arrangement loaded at run time', () => {
  const of2026 = () => written(2026);

  it.each([
    ['a day that does not exist', { holidays: [{ date: '2026-02-29', name: '春节' }, ...of2026().holidays] }],
    ['a day of another year', { holidays: [{ date: '2027-01-01', name: '元旦' }, ...of2026().holidays] }],
    [
      'a day off on 28 December of the year before',
      { holidays: [{ date: '2025-12-28', name: '元旦' }, ...of2026().holidays] },
    ],
    ['a day given twice', { holidays: [{ date: '2026-01-01', name: '元旦' }, ...of2026().holidays] }],
    [
      'a day off that is also a make-up day',
      { makeUpWorkdays: [{ date: '2026-01-03', name: '元旦' }, ...of2026().makeUpWorkdays] },
    ],
    ['a make-up day on a Monday', { makeUpWorkdays: [{ date: '2026-01-05', name: '元旦' }] }],
    ['no source', { source: undefined }],
    ['a source without an address', { source: { title: '通知' } }],
    ['an address that is not a web address', { source: { title: '通知', url: 'javascript:alert(1)' } }],
    ['a day without a name', { holidays: [{ date: '2026-01-07', name: ' ' }, ...of2026().holidays] }],
    ['no holidays', { holidays: [] }],
    ['an unknown field', { comment: 'x' }],
    ['a year that is not a number', { year: '2026' }],
  ])('is refused with %s', (_, change) => {
    expect(holidayArrangementSchema.safeParse({ ...of2026(), ...change }).success).toBe(false);
  });

  it('says which day is wrong', () => {
    const change = { makeUpWorkdays: [{ date: '2026-01-05', name: '元旦' }] };
    const result = holidayArrangementSchema.safeParse({ ...of2026(), ...change });
    expect(result.error?.issues.map((issue) => issue.message)).toEqual([
      '2026-01-05 is not a Saturday or Sunday, so it cannot be a make-up working day',
    ]);
  });

  it('may begin on 29 December of the year before', () => {
    const holidays = [{ date: '2025-12-29', name: '元旦' }, ...of2026().holidays];
    expect(holidayArrangementSchema.safeParse({ ...of2026(), holidays }).success).toBe(true);
  });

  it('names the statutory holidays that it lacks', () => {
    const holidays = of2026().holidays.filter((day: { date: string }) => day.date !== '2026-10-01');
    const arrangement = holidayArrangementSchema.parse({ ...of2026(), holidays });
    expect(missingStatutoryHolidays(arrangement)).toEqual([{ date: '2026-10-01', name: '国庆节' }]);
  });
});
