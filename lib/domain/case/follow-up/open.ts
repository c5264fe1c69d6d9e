import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { firstDayOf, shiftMonth, startOfDay } from '../../calendar/local-date.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import { type FollowUpEvent, followUpEvent } from './events.ts';
import { followUpStart } from './first-month.ts';
import type { FollowUpRules } from './rules.ts';
import { scheduledFollowUp } from './schedule.ts';
import { followUpTask } from './tasks.ts';

/** Opens the follow-up of a month: its deadline is the end of the month, and the next month is scheduled. */
export function openFollowUp(
  state: KernelState,
  rules: FollowUpRules,
  calendar: DueDateCalendar,
  context: Context,
): FollowUpEvent<'follow-up-opened'> | undefined {
  const action = scheduledFollowUp(state);
  if (state.phase !== 'registered' || !action || Date.parse(action.at) > context.now) return undefined;
  const { month } = action;
  const nextMonth = shiftMonth(month, 1);
  const begins = startOfDay(firstDayOf(month));
  const deadline = taskDeadline(followUpTask, { number: month }, rules, calendar, begins);
  return followUpEvent(context, 'follow-up-opened', {
    month,
    taskId: deadline.taskId,
    nextMonth,
    nextAt: toInstant(followUpStart(state.caseId, nextMonth, rules)),
    deadline,
  });
}
