import { addDays, atTime, beijingDate } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';

/** Between which Beijing times of a working day persons are messaged, `HH:MM`: values of the pack (I-02, I-34). */
export interface OfficeHours {
  readonly opens: string;
  readonly closes: string;
}

/**
 * The instant before which a person is not messaged: at once in office hours, otherwise when the agency opens again, so
 * that nobody is woken by a result and everybody who asks back reaches somebody (以适当方式反馈, I-34).
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
 * The first instant from now on at which a person may be messaged: also one that could have been sent hours ago waits where
 * the agency has closed meanwhile.
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
