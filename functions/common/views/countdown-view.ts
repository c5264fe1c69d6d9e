import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import type { CaseDeadline } from '../../../lib/domain/case/case.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import type { CaseAnswer } from './case-schema.ts';

/** Returns a deadline as a countdown: the last day, the working days left, and the article that sets it. */
export function countdownView(
  deadline: CaseDeadline,
  calendar: WorkingCalendar,
  now: number,
  language: Language,
): CaseAnswer['countdowns'][number] {
  const { dueDate } = deadline;
  return {
    deadlineId: deadline.id,
    kind: deadline.kind,
    dueDate,
    dueAt: deadline.dueAt,
    overdue: now >= Date.parse(deadline.dueAt),
    workingDaysLeft: workingDaysLeft(dueDate, calendar, now),
    provisional: deadline.provisional,
    basis: describeCitation(deadline.basis, language),
    warnings: deadline.steps.map((step, index) => ({
      name: step.name,
      at: step.at,
      carriedOut: index < deadline.stepsDone,
      basis: describeCitation(step.basis, language),
    })),
  };
}

/** Working days from today to a due date; negative once it has passed. */
export const workingDaysLeft = (dueDate: string, calendar: WorkingCalendar, now: number): number =>
  calendar.workingDaysBetween(beijingDate(now), parseDay(dueDate)).workingDays;

const parseDay = (day: string) => beijingDate(Date.parse(`${day}T00:00:00+08:00`));
