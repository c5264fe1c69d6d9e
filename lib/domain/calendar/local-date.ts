/**
 * Calendar days in Beijing, and the instants at which they begin and end.
 *
 * All arithmetic is on whole numbers with the fixed offset +08:00, which is Beijing time for every day that this system deals
 * with (China has had no summer time since 1991). Nothing here asks the host for its time zone.
 */

declare const localDateBrand: unique symbol;
declare const localMonthBrand: unique symbol;

/** A day that exists in the Gregorian calendar, `YYYY-MM-DD`, years 0001 to 9999. Text order is time order. */
export type LocalDate = string & { readonly [localDateBrand]: true };

/** A calendar month, `YYYY-MM`. Text order is time order. */
export type LocalMonth = string & { readonly [localMonthBrand]: true };

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const millisecondsPerDay = 86_400_000;
const beijingOffset = 8 * 3_600_000;
const zero = '0'.charCodeAt(0);
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The day that a text names, or undefined when the form is not `YYYY-MM-DD` or no such day exists. */
export function localDate(text: string): LocalDate | undefined {
  const match = datePattern.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? (text as LocalDate) : undefined;
}

/** Like {@link localDate}, for text that is known to be a date. @throws RangeError when it is not. */
export function parseLocalDate(text: string): LocalDate {
  const date = localDate(text);
  if (date === undefined) throw new RangeError('Not a calendar day of the form YYYY-MM-DD');
  return date;
}

/** The Beijing day on which an instant (milliseconds since 1970-01-01T00:00:00Z) falls. */
export function beijingDate(instant: number): LocalDate {
  if (!Number.isFinite(instant)) throw new RangeError('Not an instant');
  return fromDayNumber(Math.floor((instant + beijingOffset) / millisecondsPerDay));
}

/** The instant at which the day begins in Beijing: 00:00 +08:00. */
export function startOfDay(date: LocalDate): number {
  return dayNumber(date) * millisecondsPerDay - beijingOffset;
}

/** The instant at which the day ends in Beijing: 24:00, which is 00:00 of the next day. */
export function endOfDay(date: LocalDate): number {
  return startOfDay(date) + millisecondsPerDay;
}

/** The instant of a time of day in Beijing. @throws RangeError when `time` is not `HH:MM` from 00:00 to 23:59. */
export function atTime(date: LocalDate, time: string): number {
  const match = timePattern.exec(time);
  if (!match) throw new RangeError('Not a time of day of the form HH:MM');
  return startOfDay(date) + (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

/** The day `days` days later, or earlier if negative. @throws RangeError outside the years 0001 to 9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + requireInteger(days));
}

/**
 * The corresponding day `months` months later, or earlier if negative; if that month is too short, its last day
 * (Civil Code, art. 202). @throws RangeError outside the years 0001 to 9999.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = fields(date);
  const index = year * 12 + (month - 1) + requireInteger(months);
  const [targetYear, targetMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return format(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Negative when `a` is earlier than `b`, positive when later, 0 on the same day. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 1 for Monday to 7 for Sunday (GB/T 7408, ISO 8601). */
export function dayOfWeek(date: LocalDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** The calendar year of a day. */
export function yearOf(date: LocalDate): number {
  return fields(date).year;
}

/** The month of a date, which may be plain text. */
export function monthOf(date: string): LocalMonth {
  return date.slice(0, 7) as LocalMonth;
}

/** The first day of a month, given as `YYYY-MM`. */
export function firstDayOf(month: string): LocalDate {
  return parseLocalDate(`${month}-01`);
}

/** The last day of a month, given as `YYYY-MM`. */
export function lastDayOf(month: string): LocalDate {
  return addDays(addMonths(firstDayOf(month), 1), -1);
}

/** The month `months` months later, or earlier if negative. */
export function shiftMonth(month: string, months: number): LocalMonth {
  return monthOf(addMonths(firstDayOf(month), months));
}

/**
 * Full years of age on a day. An age is reached on the birthday itself (DOMAIN I-04), and by somebody born on
 * 29 February on the 28th in a common year (Civil Code, art. 202). Negative before birth.
 */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birth);
  return compareDates(addMonths(birth, years * 12), on) <= 0 ? years : years - 1;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar: for counting many days without formatting each. */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = fields(date);
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1;
}

/** The day with a {@link dayNumber}. @throws RangeError outside the years 0001 to 9999. */
export function fromDayNumber(number: number): LocalDate {
  const year = yearOfDayNumber(number);
  let dayOfYear = number - daysBeforeYear(year);
  let month = 1;
  while (dayOfYear >= daysInMonth(year, month)) {
    dayOfYear -= daysInMonth(year, month);
    month += 1;
  }
  return format(year, month, dayOfYear + 1);
}

/** The calendar year of the day with a {@link dayNumber}. */
export function yearOfDayNumber(number: number): number {
  // The mean length of a year gives a guess that is at most one year off.
  const year = 1970 + Math.floor((number * 400) / 146_097);
  if (daysBeforeYear(year) > number) return year - 1;
  return daysBeforeYear(year + 1) <= number ? year + 1 : year;
}

/** 1 for Monday to 7 for Sunday, of the day with a {@link dayNumber}. */
export function weekdayOfDayNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Days from 1970-01-01 to 1 January of a year. There are 719,162 days between the years 1 and 1970. */
function daysBeforeYear(year: number): number {
  const elapsed = year - 1;
  const leapDays = Math.floor(elapsed / 4) - Math.floor(elapsed / 100) + Math.floor(elapsed / 400);
  return elapsed * 365 + leapDays - 719_162;
}

function fields(date: LocalDate): { year: number; month: number; day: number } {
  return {
    year: twoDigits(date, 0) * 100 + twoDigits(date, 2),
    month: twoDigits(date, 5),
    day: twoDigits(date, 8),
  };
}

/** Dates are used in counting more than anything else, so this makes no substrings. */
function twoDigits(date: LocalDate, at: number): number {
  return (date.charCodeAt(at) - zero) * 10 + date.charCodeAt(at + 1) - zero;
}

function format(year: number, month: number, day: number): LocalDate {
  if (year < 1 || year > 9999) throw new RangeError('Outside the years 0001 to 9999');
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function daysBeforeMonth(year: number, month: number): number {
  const days = daysBefore[month - 1] ?? 0;
  return month > 2 && isLeapYear(year) ? days + 1 : days;
}

function requireInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('Not a whole number');
  return value;
}
