import {
  addDays,
  addMonths,
  atTime,
  beijingDate,
  endOfDay,
  type LocalDate,
  lastDayOf,
  parseLocalDate,
} from './local-date.ts';
import type { Certainty, WorkingCalendar } from './working-calendar.ts';

/**
 * A term: a number of working days (0: at once) or of days, months to the corresponding day (Civil Code, arts 201 to 203), or
 * the end of a calendar month, `YYYY-MM`.
 */
export type Term =
  | { readonly workingDays: number }
  | { readonly days: number }
  | { readonly months: number }
  | { readonly month: string };

/**
 * When the last day ends: at 24:00 for online acts, at close of business for a counter (Civil Code, art. 203). The time is
 * Beijing time, `HH:MM`.
 */
export type Closing = 'end-of-day' | { readonly time: string };

/** When something is due (DOMAIN C3). */
export interface Due extends Certainty {
  /** The last day on which it is in time. */
  readonly dueDate: LocalDate;
  /** The first instant at which it is overdue, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly dueAt: number;
}

/**
 * Due within a number of working days. Day 0 is the Beijing day of `from`, at any hour and even if it is not a working day; the
 * days after it are counted (Civil Code, art. 201; DOMAIN I-36).
 * @throws RangeError when `workingDays` is not a whole number of at least 1
 */
export function dueInWorkingDays(limit: {
  readonly from: number;
  readonly workingDays: number;
  readonly calendar: WorkingCalendar;
  readonly closes: Closing;
}): Due {
  if (limit.workingDays < 1) throw new RangeError('Not a positive number of working days');
  const { date, ...certainty } = limit.calendar.addWorkingDays(beijingDate(limit.from), limit.workingDays);
  return { dueDate: date, dueAt: closingInstant(date, limit.closes), ...certainty };
}

/**
 * Due at once (Qinghai's counter, QH-1.2): before the counter closes on the same day (DOMAIN I-02), or by 24:00 of that day if
 * it has already closed.
 */
export function dueAtOnce(limit: { readonly from: number; readonly closes: Closing }): Due {
  const dueDate = beijingDate(limit.from);
  const closing = closingInstant(dueDate, limit.closes);
  const dueAt = limit.from < closing ? closing : endOfDay(dueDate);
  return { dueDate, dueAt, provisional: false, unannouncedYears: [] };
}

/**
 * Due within a number of calendar days, of which the first is the day after `from`; on the next working day if the last of them
 * is a day off (Civil Code, arts 201 and 203).
 * @throws RangeError when `days` is not a whole number of at least 1
 */
export function dueInDays(limit: {
  readonly from: number;
  readonly days: number;
  readonly calendar: WorkingCalendar;
  readonly closes: Closing;
}): Due {
  if (limit.days < 1) throw new RangeError('Not a positive number of days');
  return dueOnOrAfter(addDays(beijingDate(limit.from), limit.days), limit);
}

/**
 * Due within a number of months: on the corresponding day, else on the last day of the month (Civil Code, art. 202); on the
 * next working day if that is a day off (art. 203).
 * @throws RangeError when `months` is not a whole number of at least 1
 */
export function dueInMonths(limit: {
  readonly from: number;
  readonly months: number;
  readonly calendar: WorkingCalendar;
  readonly closes: Closing;
}): Due {
  if (limit.months < 1) throw new RangeError('Not a positive number of months');
  return dueOnOrAfter(addMonths(beijingDate(limit.from), limit.months), limit);
}

function dueOnOrAfter(
  last: LocalDate,
  { calendar, closes }: { readonly calendar: WorkingCalendar; readonly closes: Closing },
): Due {
  const { date, ...certainty } = calendar.workingDayOnOrAfter(last);
  return { dueDate: date, dueAt: closingInstant(date, closes), ...certainty };
}

/**
 * Due within a calendar month of Beijing time, even if its last day is a holiday: no holiday moves "at least once a month" into
 * the next month (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4).
 */
export function dueInMonth(month: string): Due {
  const dueDate = lastDayOf(month);
  return { dueDate, dueAt: endOfDay(dueDate), provisional: false, unannouncedYears: [] };
}

/** What a case needs from the calendar. */
export interface DueDateCalendar {
  /** When something is due within a term from an instant (milliseconds); 0 working days mean the day itself. */
  due(from: number, term: Term, closes: Closing): Due;
  /** The closing instant of the nth working day after a day, or before it if negative, in milliseconds. */
  shift(dueDate: string, workingDays: number, closes: Closing): number;
}

/** The due dates of a working calendar. */
export function dueDates(calendar: WorkingCalendar): DueDateCalendar {
  return {
    due: (from, term, closes) => {
      if ('month' in term) return dueInMonth(term.month);
      if ('days' in term) return dueInDays({ from, days: term.days, calendar, closes });
      if ('months' in term) return dueInMonths({ from, months: term.months, calendar, closes });
      return term.workingDays === 0
        ? dueAtOnce({ from, closes })
        : dueInWorkingDays({ from, workingDays: term.workingDays, calendar, closes });
    },
    shift: (dueDate, workingDays, closes) =>
      closingInstant(calendar.addWorkingDays(parseLocalDate(dueDate), workingDays).date, closes),
  };
}

function closingInstant(date: LocalDate, closes: Closing): number {
  return closes === 'end-of-day' ? endOfDay(date) : atTime(date, closes.time);
}
