import { beijingDate } from '../../calendar/local-date.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import type { KernelState } from '../kernel/state.ts';
import type { RegistrationSlice } from './state.ts';
import { decisionDeadlineId } from './tasks.ts';

/** How many working days an application has taken, by the legal clock and without those that the person was waited for. */
export interface HandlingTime {
  readonly workingDays: number;
  readonly netWorkingDays: number;
}

/**
 * The working days of an application until its decision, or until now. The legal clock does not stop for a question to
 * the person; the net time beside it shows how long the agency had the application (I-37).
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
