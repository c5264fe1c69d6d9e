import { addDays, type LocalDate, parseLocalDate } from './local-date.ts';

/** A day and its festival, by the name in the State Council's announcement. */
export interface NamedDay {
  readonly date: LocalDate;
  readonly name: string;
}

/**
 * Dates of the festivals that follow the moon or the sun: first day of the first lunar month, Qingming (the sun at 15 degrees),
 * fifth of the fifth, fifteenth of the eighth lunar month. They follow GB/T 33661-2017 (calculation and promulgation of the
 * Chinese calendar). They come from `chinese-days` 1.5.7, and the tests check them against a computation of new moons and of
 * the solar longitude. (ICU's calendar is a day off in 2027 and 2030.)
 */
const movableFestivals: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2022: ['02-01', '04-05', '06-03', '09-10'],
  2023: ['01-22', '04-05', '06-22', '09-29'],
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
};

/**
 * The days off for all citizens by the Regulation on Public Holidays for National Annual Festivals and Memorial Days
 * (全国年节及纪念日放假办法), art. 2: 13 days since 2025-01-01 (State Council Order 795, which added lunar new year's eve and 2 May), 11
 * days before (Order 644). Days off that only the yearly announcement grants, such as bridging days and compensation for a
 * weekend, are excluded. If the movable festivals are not known, only the fixed dates are returned.
 */
export function statutoryHolidays(year: number): readonly NamedDay[] {
  const day = (monthDay: string): LocalDate => parseLocalDate(`${String(year).padStart(4, '0')}-${monthDay}`);
  const since2025 = year >= 2025;
  const days: NamedDay[] = [
    { name: '元旦', date: day('01-01') },
    { name: '劳动节', date: day('05-01') },
    ...(since2025 ? [{ name: '劳动节', date: day('05-02') }] : []),
    { name: '国庆节', date: day('10-01') },
    { name: '国庆节', date: day('10-02') },
    { name: '国庆节', date: day('10-03') },
  ];
  const movable = movableFestivals[year];
  if (movable) {
    const [newYear, qingming, dragonBoat, midAutumn] = movable;
    for (let offset = since2025 ? -1 : 0; offset <= 2; offset += 1)
      days.push({ name: '春节', date: addDays(day(newYear), offset) });
    days.push({ name: '清明节', date: day(qingming) });
    days.push({ name: '端午节', date: day(dragonBoat) });
    days.push({ name: '中秋节', date: day(midAutumn) });
  }
  return days;
}
