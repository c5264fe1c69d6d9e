import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { endedTask, openTasksOf, taskDeadline } from '../kernel/task.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import type { AssignmentSlice } from './state.ts';
import { type AssignmentRules, nameOfficerTask } from './tasks.ts';

/**
 * Puts a registration for which there is no officer before the supervisors of its district. Undefined where it has an
 * officer, has ended, or is before them already.
 */
export function needOfficer(
  state: KernelState & AssignmentSlice,
  rules: AssignmentRules,
  calendar: DueDateCalendar,
  context: Context,
): AssignmentEvent<'officer-needed'> | undefined {
  if (state.phase !== 'registered' || state.assignment) return undefined;
  if (openTasksOf(state, nameOfficerTask).length > 0) return undefined;
  const deadline = taskDeadline(nameOfficerTask, { number: 1 }, rules, calendar, context.now);
  if (endedTask(state, deadline.taskId)) return undefined;
  return assignmentEvent(context, 'officer-needed', { taskId: deadline.taskId, deadline });
}
