/** A cron expression of AWS: minutes, hours, day of month, month, day of week, year. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  readonly years: readonly number[];
  /** Returns the days of a month on which it fires, in order. `month` counts from 1. */
  days(year: number, month: number): number[];
}

type DayRule = (year: number, month: number) => number[];

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Parses the six fields, with lists, ranges, steps, `*` and `?`. Days of the month also support `L` (the last), `LW` (the last
 * weekday) and `15W` (the weekday nearest to the 15th within the month); days of the week `L` (Saturday), `6L` (the last Friday
 * of the month) and `6#3` (the third). Days of the week count from 1, Sunday. Exactly one of the two day fields must be `?`. A
 * range may wrap around: `20-2` for the hours means from 20 to 2 ("0/30 20-2 ? * MON-FRI *" is an example of the EventBridge
 * User Guide), and its steps continue across the end. Years do not wrap around. A number of days before the last (`L-3`) is
 * refused.
 * @throws Error naming the invalid field
 */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 6) throw new Error(`cron(${text}): there must be six fields, not ${fields.length}`);
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(`cron(${text}): exactly one of day-of-month and day-of-week must be ?`);
  }
  return {
    minutes: parseField(minute, { name: 'minutes', from: 0, to: 59 }),
    hours: parseField(hour, { name: 'hours', from: 0, to: 23 }),
    months: parseField(month, { name: 'month', from: 1, to: 12, words: MONTHS }),
    years: parseField(year, { name: 'year', from: 1970, to: 2199, isOpen: true }),
    days: dayOfWeek === '?' ? parseDaysOfMonth(dayOfMonth) : parseDaysOfWeek(dayOfWeek),
  };
}

interface Field {
  name: string;
  from: number;
  to: number;
  words?: readonly string[];
  /** Whether the field has no cycle, so that ranges do not wrap around. */
  isOpen?: true;
}

function parseField(text: string, field: Field): number[] {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const parts = /^(\*|[A-Z0-9]+)(?:-([A-Z0-9]+))?(?:\/(\d+))?$/i.exec(item);
    if (!parts) throw invalid(field, item);
    const [, first = '', last, stepText] = parts;
    if (first === '*' && last !== undefined) throw invalid(field, item);
    const from = first === '*' ? field.from : parseValue(first, field);
    const step = stepText === undefined ? 1 : Number(stepText);
    let to = from;
    if (last !== undefined) to = parseValue(last, field);
    else if (first === '*' || stepText !== undefined) to = field.to;
    const size = field.to - field.from + 1;
    if (to < from && !field.isOpen) to += size;
    if (to < from || step < 1) throw invalid(field, item);
    for (let value = from; value <= to; value += step) values.add(value > field.to ? value - size : value);
  }
  return [...values].sort((a, b) => a - b);
}

function parseValue(text: string, field: Field): number {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1;
  const value = word >= 0 ? word + 1 : Number(text);
  if (!/^\d+$/.test(text) && word < 0) throw invalid(field, text);
  if (value < field.from || value > field.to) throw invalid(field, text);
  return value;
}

function parseDaysOfMonth(text: string): DayRule {
  const field: Field = { name: 'day-of-month', from: 1, to: 31 };
  if (text === 'L') return (year, month) => [lastDay(year, month)];
  if (text === 'LW') return (year, month) => [nearestWeekday(year, month, lastDay(year, month))];
  const nearest = /^(\d+)W$/.exec(text);
  if (nearest) {
    const day = parseValue(nearest[1] as string, field);
    return (year, month) => (day > lastDay(year, month) ? [] : [nearestWeekday(year, month, day)]);
  }
  const days = parseField(text, field);
  return (year, month) => days.filter((day) => day <= lastDay(year, month));
}

function parseDaysOfWeek(text: string): DayRule {
  const field: Field = { name: 'day-of-week', from: 1, to: 7, words: WEEKDAYS };
  const special = /^([A-Z0-9]+)(?:L|#(\d))$/i.exec(text);
  if (special) {
    const weekday = parseValue(special[1] as string, field);
    const nth = special[2] === undefined ? undefined : Number(special[2]);
    if (nth !== undefined && (nth < 1 || nth > 5)) throw invalid(field, text);
    return (year, month) => {
      const days = daysOn(year, month, [weekday]);
      const day = nth === undefined ? days.at(-1) : days[nth - 1];
      return day === undefined ? [] : [day];
    };
  }
  if (text === 'L') return (year, month) => daysOn(year, month, [7]);
  const weekdays = parseField(text, field);
  return (year, month) => daysOn(year, month, weekdays);
}

function daysOn(year: number, month: number, weekdays: readonly number[]): number[] {
  const first = weekdayOf(year, month, 1);
  const days: number[] = [];
  for (let day = 1; day <= lastDay(year, month); day++) {
    if (weekdays.includes(((first - 1 + day - 1) % 7) + 1)) days.push(day);
  }
  return days;
}

/** Moves a Saturday to the Friday before and a Sunday to the Monday after, but never into another month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === lastDay(year, month) ? day - 2 : day + 1;
  return day;
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function invalid(field: Field, text: string): Error {
  return new Error(`cron: ${text} is not valid for ${field.name}`);
}
