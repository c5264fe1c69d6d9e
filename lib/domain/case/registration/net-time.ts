import { beijingDate } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import type { KernelState } from '../kernel/state.ts';
import type { RegistrationSlice } from './state.ts';
import { decisionDeadlineId } from './tasks.ts';

/** The working days that an application has taken, by the legal clock and without those spent waiting for the person. */
export interface HandlingTime {
  readonly workingDays: number;
  readonly netWorkingDays: number;
}

/**
 * Counts the working days of an application until its decision, or until now. The legal clock does not stop while the person is
 * asked for something; the net time beside it shows how long the agency had the application (I-37).
 */
export function handlingTime(
  { submittedAt, endedAt, metDeadlines, informationRequest }: KernelState & RegistrationSlice,
  calendar: WorkingCalendar,
  now: number,
): HandlingTime {
  const until = metDeadlines[decisionDeadlineId]?.metAt ?? endedAt ?? new Date(now).toISOString();
  const between = (from: string, to: string): number =>
    calendar.workingDaysBetween(beijingDate(Date.parse(from)), beijingDate(Date.parse(to))).workingDays;
  const workingDays = between(submittedAt, until);
  const waited = informationRequest
    ? between(informationRequest.requestedAt, informationRequest.answeredAt ?? until)
    : 0;
  return { workingDays, netWorkingDays: workingDays - waited };
}
