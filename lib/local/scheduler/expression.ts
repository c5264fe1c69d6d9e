import { type Cron, parseCron } from './cron.ts';
import { type LocalTime, toInstant, toInstantOrLater, toLocal } from './time-zone.ts';

/** When a schedule fires. Instants are milliseconds since 1970. */
export interface Timetable {
  /** Returns the first occurrence at or after `from`, if there is one. */
  next(from: number): number | undefined;
}

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Parses a schedule expression: `cron(...)`, `rate(5 minutes)` or `at(2026-12-01T09:00:00)`.
 *
 * Cron and at use the time zone `zone`. When clocks are set forward, a skipped cron time does not occur. When they are set
 * back, a repeated one occurs once, the first time. A rate counts from `anchor`, its first occurrence: "if you do not provide a
 * StartDate for a rate-based schedule, your schedule starts invoking the target immediately" (EventBridge Scheduler User Guide,
 * "Schedule types"). A rule "starts when you create" it (EventBridge User Guide, "Rate expressions").
 * @throws Error with what is wrong with the expression
 */
export function parseExpression(expression: string, zone: string, anchor: number): Timetable {
  const parts = /^(cron|rate|at)\((.*)\)$/.exec(expression.trim());
  if (!parts) throw new Error(`${expression} is not a cron(...), rate(...) or at(...) expression.`);
  const [, kind, text = ''] = parts;
  if (kind === 'cron') return cronTimetable(parseCron(text), zone);
  return kind === 'rate' ? rateTimetable(text, anchor) : atTimetable(text, zone);
}

/**
 * Returns the last occurrence from `from` to `to`; undefined when there is none. Uses bisection, so that years of missed
 * minutes take no longer than one.
 */
export function lastOccurrence(timetable: Timetable, from: number, to: number): number | undefined {
  let last = timetable.next(from);
  if (last === undefined || last > to) return undefined;
  let end = to;
  while (last < end) {
    const middle = last + Math.ceil((end - last) / 2);
    const found = timetable.next(middle);
    if (found !== undefined && found <= to) last = found;
    else end = middle - 1;
  }
  return last;
}

function cronTimetable(cron: Cron, zone: string): Timetable {
  return {
    next(from) {
      const minute = Math.ceil(from / 60_000) * 60_000;
      for (const local of localOccurrences(cron, toLocal(minute, zone))) {
        const instant = toInstant(local, zone);
        if (instant !== undefined && instant >= minute) return instant;
      }
      return undefined;
    },
  };
}

/** Yields the local times of a cron expression, starting at `start`. */
function* localOccurrences(cron: Cron, start: LocalTime): Generator<LocalTime> {
  for (const year of cron.years) {
    if (year < start.year) continue;
    for (const month of cron.months) {
      const sameMonth = year === start.year && month === start.month;
      if (year === start.year && month < start.month) continue;
      for (const day of cron.days(year, month)) {
        const sameDay = sameMonth && day === start.day;
        if (sameMonth && day < start.day) continue;
        for (const hour of cron.hours) {
          const sameHour = sameDay && hour === start.hour;
          if (sameDay && hour < start.hour) continue;
          for (const minute of cron.minutes) {
            if (sameHour && minute < start.minute) continue;
            yield { year, month, day, hour, minute, second: 0 };
          }
        }
      }
    }
  }
}

function rateTimetable(text: string, anchor: number): Timetable {
  const parts = /^\s*(\d+)\s+(minute|hour|day)(s?)\s*$/.exec(text);
  const [, value, unit = '', plural] = parts ?? [];
  const period = Number(value ?? 0) * (UNITS[unit] ?? 0);
  if (period <= 0) throw new Error(`rate(${text}) is not valid: a whole number of minutes, hours or days.`);
  if ((Number(value) === 1) !== (plural === ''))
    throw new Error(
      `rate(${text}) is not valid: the unit is singular after 1, and plural after other numbers.`,
    );
  return {
    next: (from) => (from <= anchor ? anchor : anchor + Math.ceil((from - anchor) / period) * period),
  };
}

function atTimetable(text: string, zone: string): Timetable {
  const parts = /^\s*(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\s*$/.exec(text);
  if (!parts) throw new Error(`at(${text}) is not valid: it must be yyyy-mm-ddThh:mm:ss.`);
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const shown = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (shown.toISOString().slice(0, 19) !== text.trim())
    throw new Error(`at(${text}) is not a date and time.`);
  const instant = toInstantOrLater({ year, month, day, hour, minute, second }, zone);
  return { next: (from) => (from <= instant ? instant : undefined) };
}
