import type * as z from 'zod';
import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline } from '../kernel/task.ts';
import { type AssignmentEvent, assignmentEvent, type namedOfficerSchema } from './events.ts';
import type { AssignmentSlice } from './state.ts';
import { type AssignmentRules, nameOfficerTask } from './tasks.ts';

/** An officer by whom a case is taken, and why they have it. */
export type NamedOfficer = z.infer<typeof namedOfficerSchema>;

/** What an event says that names an officer, or puts the naming before the supervisors where nobody is there. */
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
  const deadline = nextNaming(state, rules, calendar, context.now);
  return deadline && assignmentEvent(context, 'officer-needed', { taskId: deadline.taskId, deadline });
}

/** By when a supervisor names an officer who is needed now; undefined where one is to be named already. */
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
