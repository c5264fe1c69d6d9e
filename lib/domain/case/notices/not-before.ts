import { addDays, atTime, beijingDate } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';

/** The Beijing times of a working day between which people get messages, `HH:MM`: values of the pack (I-02, I-34). */
export interface OfficeHours {
  readonly opens: string;
  readonly closes: string;
}

/**
 * The instant before which a person gets no message: at once in office hours, otherwise when the agency next opens, so that no
 * result wakes anybody, and anybody who calls back reaches somebody (以适当方式反馈, I-34).
 * @param issuedAt milliseconds
 * @example
 * const hours = { opens: '09:00', closes: '17:30' };
 * notBefore(Date.parse('2026-11-27T18:00:00+08:00'), calendar, hours); // Monday 2026-11-30, 09:00
 */
export function notBefore(
  issuedAt: number,
  calendar: Pick<WorkingCalendar, 'isWorkingDay'>,
  { opens, closes }: OfficeHours,
): number {
  const today = beijingDate(issuedAt);
  if (calendar.isWorkingDay(today) && issuedAt < atTime(today, closes))
    return Math.max(issuedAt, atTime(today, opens));
  let day = addDays(today, 1);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return atTime(day, opens);
}

/**
 * The first instant from now on at which a person may get a message: even an overdue message waits if the agency has closed
 * since.
 * @param now milliseconds, like `issuedAt`
 */
export function sendableFrom(
  issuedAt: number,
  now: number,
  calendar: Pick<WorkingCalendar, 'isWorkingDay'>,
  hours: OfficeHours,
): number {
  const first = notBefore(issuedAt, calendar, hours);
  if (now <= first) return first;
  const next = notBefore(now, calendar, hours);
  return next === now ? first : next;
}
