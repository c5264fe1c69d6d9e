import { arrangementYearsForDayNumber, type HolidayArrangement } from './holiday-arrangement.ts';
import {
  dayNumber,
  dayOfWeek,
  fromDayNumber,
  type LocalDate,
  weekdayOfDayNumber,
  yearOf,
  yearOfDayNumber,
} from './local-date.ts';
import { type NamedDay, statutoryHolidays } from './statutory-holidays.ts';

/** The kind of a day, and the festival if there is one. */
export type DayKind =
  | { readonly kind: 'working-day' | 'weekend' }
  | { readonly kind: 'holiday' | 'make-up-working-day'; readonly name: string };

/**
 * How certain an answer is. It is `provisional` if it depends on a day of a year whose arrangement has not been announced: only
 * weekends and statutory holidays are then days off, and the announcement may move the answer either way.
 */
export interface Certainty {
  readonly provisional: boolean;
  /** The years whose arrangement is missing, in order. */
  readonly unannouncedYears: readonly number[];
}

/** The working days of the whole country. Local festivals of the autonomous areas are not included. */
export interface WorkingCalendar {
  /** Whether the arrangement of the year is loaded. */
  covers(year: number): boolean;
  dayKind(date: LocalDate): DayKind & Certainty;
  isWorkingDay(date: LocalDate): boolean;
  /**
   * The nth working day after a day, which itself is not counted (Civil Code, art. 201) and need not be a working day (DOMAIN
   * I-36); before it if `count` is negative; the day itself if 0.
   */
  addWorkingDays(date: LocalDate, count: number): { readonly date: LocalDate } & Certainty;
  /** Working days after `from` up to and including `to`; negative, and counted backwards, when `to` is earlier. */
  workingDaysBetween(from: LocalDate, to: LocalDate): { readonly workingDays: number } & Certainty;
  /** The day itself if it is a working day, else the first one after it (Civil Code, art. 203). */
  workingDayOnOrAfter(date: LocalDate): { readonly date: LocalDate } & Certainty;
}

/** Makes a calendar from arrangements. Of two for the same year, the later one in the list counts. */
export function workingCalendar(arrangements: readonly HolidayArrangement[]): WorkingCalendar {
  const announced = new Map(arrangements.map((arrangement) => [arrangement.year, arrangement]));
  const named = new Map<LocalDate, DayKind>();
  for (const { holidays, makeUpWorkdays } of announced.values()) {
    for (const { date, name } of holidays) named.set(date, { kind: 'holiday', name });
    for (const { date, name } of makeUpWorkdays) named.set(date, { kind: 'make-up-working-day', name });
  }
  const statutory = new Map<number, ReadonlyMap<LocalDate, NamedDay>>();

  const covers = (year: number) => announced.has(year);

  const statutoryHoliday = (date: LocalDate): NamedDay | undefined => {
    const year = yearOf(date);
    let ofYear = statutory.get(year);
    if (!ofYear) {
      ofYear = new Map(statutoryHolidays(year).map((day) => [day.date, day]));
      statutory.set(year, ofYear);
    }
    return ofYear.get(date);
  };

  const kindOf = (date: LocalDate): DayKind => {
    const byNotice = named.get(date);
    if (byNotice) return byNotice;
    const byLaw = covers(yearOf(date)) ? undefined : statutoryHoliday(date);
    if (byLaw) return { kind: 'holiday', name: byLaw.name };
    return { kind: dayOfWeek(date) >= 6 ? 'weekend' : 'working-day' };
  };

  // A deadline passes over many days, of which only the last is formatted: they are counted by day number.
  const worksByNotice = new Map(
    [...named].map(([date, { kind }]) => [dayNumber(date), kind === 'make-up-working-day']),
  );
  const works = (day: number): boolean => {
    const byNotice = worksByNotice.get(day);
    if (byNotice !== undefined) return byNotice;
    if (weekdayOfDayNumber(day) >= 6) return false;
    return covers(yearOfDayNumber(day)) || statutoryHoliday(fromDayNumber(day)) === undefined;
  };
  const isWorkingDay = (date: LocalDate): boolean => works(dayNumber(date));

  const certainty = (missing: ReadonlySet<number>): Certainty => ({
    provisional: missing.size > 0,
    unannouncedYears: [...missing].sort((a, b) => a - b),
  });

  const noteMissing = (day: number, missing: Set<number>): void => {
    for (const year of arrangementYearsForDayNumber(day)) if (!covers(year)) missing.add(year);
  };

  const addWorkingDays = (from: LocalDate, count: number) => {
    if (!Number.isSafeInteger(count)) throw new RangeError('Not a whole number of working days');
    const missing = new Set<number>();
    const step = count < 0 ? -1 : 1;
    let day = dayNumber(from);
    for (let left = Math.abs(count); left > 0; ) {
      day += step;
      noteMissing(day, missing);
      if (works(day)) left -= 1;
    }
    return { date: fromDayNumber(day), ...certainty(missing) };
  };

  return {
    covers,
    dayKind(date) {
      const missing = new Set<number>();
      noteMissing(dayNumber(date), missing);
      return { ...kindOf(date), ...certainty(missing) };
    },
    isWorkingDay,
    addWorkingDays,
    workingDaysBetween(from, to) {
      const missing = new Set<number>();
      const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
      const end = dayNumber(last);
      let workingDays = 0;
      for (let day = dayNumber(first) + 1; day <= end; day += 1) {
        noteMissing(day, missing);
        if (works(day)) workingDays += sign;
      }
      return { workingDays, ...certainty(missing) };
    },
    workingDayOnOrAfter(date) {
      const missing = new Set<number>();
      noteMissing(dayNumber(date), missing);
      if (isWorkingDay(date)) return { date, ...certainty(missing) };
      const next = addWorkingDays(date, 1);
      for (const year of next.unannouncedYears) missing.add(year);
      return { date: next.date, ...certainty(missing) };
    },
  };
}
