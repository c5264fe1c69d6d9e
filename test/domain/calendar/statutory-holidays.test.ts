import { describe, expect, it } from 'vitest';
import { statutoryHolidays } from '../../../lib/domain/calendar/statutory-holidays.ts';
import { lunarFestivals, next, qingming, statutoryDays } from './slow-calendar.ts';

const datesOf = (year: number) => statutoryHolidays(year).map(({ date }) => date as string);
const named = (year: number, name: string) =>
  statutoryHolidays(year)
    .filter((day) => day.name === name)
    .map(({ date }) => date as string);

describe('Statutory holidays', () => {
  it.each([2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032])('of %d follow the moon and the sun', (year) => {
    expect([...new Set(datesOf(year))].sort()).toEqual([...statutoryDays(year)].sort());
  });

  it.each([2022, 2023, 2024])('of %d have the movable festivals on the right days', (year) => {
    const { newYear, dragonBoat, midAutumn } = lunarFestivals(year);
    expect(named(year, '春节')).toEqual([newYear, next(newYear), next(newYear, 2)]);
    expect(named(year, '清明节')).toEqual([qingming(year)]);
    expect(named(year, '端午节')).toEqual([dragonBoat]);
    expect(named(year, '中秋节')).toEqual([midAutumn]);
  });

  it('number 11 days before 2025 and 13 from then on (State Council Order 795)', () => {
    expect(datesOf(2024)).toHaveLength(11);
    expect(datesOf(2025)).toHaveLength(13);
    expect(named(2027, '春节')).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08']);
    expect(named(2027, '劳动节')).toEqual(['2027-05-01', '2027-05-02']);
  });

  it('are only the fixed dates if the lunar calendar is not known', () => {
    expect(datesOf(2060).sort()).toEqual(
      ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((monthDay) => `2060-${monthDay}`),
    );
  });
});
