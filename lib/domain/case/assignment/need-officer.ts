import type * as z from 'zod';
import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline } from '../kernel/task.ts';
import { type AssignmentEvent, assignmentEvent, type namedOfficerSchema } from './events.ts';
import type { AssignmentSlice } from './state.ts';
import { type AssignmentRules, nameOfficerTask } from './tasks.ts';

/** The officer who gets a case, and why. */
export type NamedOfficer = z.infer<typeof namedOfficerSchema>;

/** The part of an event that names an officer or, if nobody is present, asks the supervisors to name one. */
export const officerOrNeed = (
  named: NamedOfficer | undefined,
  rules: AssignmentRules,
  calendar: DueDateCalendar,
  now: number,
) =>
  named
    ? { officer: named }
    : { officerNeeded: taskDeadline(nameOfficerTask, { number: 1 }, rules, calendar, now) };

/**
 * Asks the supervisors of the district to name an officer for a registration that has none. Undefined if it has an officer, has
 * ended, or the supervisors have been asked already.
 */
export function needOfficer(
  state: KernelState & AssignmentSlice,
  rules: AssignmentRules,
  calendar: DueDateCalendar,
  context: Context,
): AssignmentEvent<'officer-needed'> | undefined {
  if (state.phase !== 'registered' || state.assignment) return undefined;
  const deadline = nextNaming(state, rules, calendar, context.now);
  return deadline && assignmentEvent(context, 'officer-needed', { taskId: deadline.taskId, deadline });
}

/** The deadline for a supervisor to name an officer who is needed now; undefined if one is running already. */
export function nextNaming(
  state: Pick<KernelState, 'tasks' | 'endedTasks'>,
  rules: AssignmentRules,
  calendar: DueDateCalendar,
  now: number,
): Deadline | undefined {
  if (openTasksOf(state, nameOfficerTask).length > 0) return undefined;
  const number =
    Object.values(state.endedTasks).filter(({ kind }) => kind === nameOfficerTask.kind).length + 1;
  return taskDeadline(nameOfficerTask, { number }, rules, calendar, now);
}
