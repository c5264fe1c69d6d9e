import { dayNumber, dayOfWeek, type LocalDate, yearOfDayNumber } from './local-date.ts';
import { type NamedDay, statutoryHolidays } from './statutory-holidays.ts';

/**
 * What the General Office of the State Council announces for a year: the days off, including weekend days inside a holiday, and
 * the weekend days worked to make up for them.
 */
export interface HolidayArrangement {
  readonly year: number;
  readonly source: { readonly title: string; readonly number?: string; readonly url: string };
  readonly holidays: readonly NamedDay[];
  readonly makeUpWorkdays: readonly NamedDay[];
}

/** A fault of an arrangement, and its day. */
export interface ArrangementFault {
  readonly fault: 'outside-year' | 'date-twice' | 'make-up-day-on-weekday';
  readonly date: LocalDate;
}

/**
 * The years whose arrangements may affect a day: its own, and for 29 to 31 December also the next one. The arrangement for 2019
 * made 29 December 2018 a working day and 31 December 2018 a holiday; the one for 2023 began on 31 December 2022.
 */
function arrangementYearsFor(date: LocalDate): readonly number[] {
  return arrangementYearsForDayNumber(dayNumber(date));
}

/** Like {@link arrangementYearsFor}, for the day with a {@link dayNumber}. */
export function arrangementYearsForDayNumber(day: number): readonly number[] {
  const year = yearOfDayNumber(day);
  return yearOfDayNumber(day + 3) > year ? [year, year + 1] : [year];
}

/** The faults that make an arrangement unusable; empty if there are none. */
export function arrangementFaults(arrangement: HolidayArrangement): ArrangementFault[] {
  const faults: ArrangementFault[] = [];
  const seen = new Set<LocalDate>();
  for (const { date } of [...arrangement.holidays, ...arrangement.makeUpWorkdays]) {
    if (!arrangementYearsFor(date).includes(arrangement.year)) faults.push({ fault: 'outside-year', date });
    if (seen.has(date)) faults.push({ fault: 'date-twice', date });
    seen.add(date);
  }
  for (const { date } of arrangement.makeUpWorkdays)
    if (dayOfWeek(date) < 6) faults.push({ fault: 'make-up-day-on-weekday', date });
  return faults;
}

/**
 * The statutory holidays of the year that an arrangement does not list as days off. None is expected. One is a reason to read
 * the announcement again, not to reject it, since the State Council may decide otherwise.
 */
export function missingStatutoryHolidays(arrangement: HolidayArrangement): readonly NamedDay[] {
  const off = new Set(arrangement.holidays.map(({ date }) => date));
  return statutoryHolidays(arrangement.year).filter(({ date }) => !off.has(date));
}
