import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline } from '../kernel/task.ts';
import { type AssignmentEvent, assignmentEvent } from './events.ts';
import { nameOfficerTask, type OfficerRules } from './tasks.ts';

/** An officer by whom a case is taken, and why they have it. */
export type NamedOfficer = AssignmentEvent<'officer-assigned'>['data'];

/** What an event says that names an officer, or puts the naming before the supervisor where nobody is there. */
export const officerOrWanted = (
  named: NamedOfficer | undefined,
  rules: OfficerRules,
  calendar: DueDateCalendar,
  now: number,
) =>
  named
    ? { officer: named }
    : { officerWanted: taskDeadline(nameOfficerTask, { number: 1 }, rules, calendar, now) };

/**
 * Puts a registration for which nobody answers before the supervisor of its district. Done once; undefined where it
 * has an officer, or its supervisor was asked already.
 */
export function wantOfficer(
  state: KernelState & { readonly assignment?: unknown },
  rules: OfficerRules,
  calendar: DueDateCalendar,
  context: Context,
): AssignmentEvent<'officer-wanted'> | undefined {
  if (state.phase !== 'registered' || state.assignment) return undefined;
  if (openTasksOf(state, nameOfficerTask).length > 0) return undefined;
  const earlier = Object.values(state.endedTasks).filter(({ kind }) => kind === nameOfficerTask.kind);
  const number = earlier.length + 1;
  return assignmentEvent(context, 'officer-wanted', {
    officerWanted: taskDeadline(nameOfficerTask, { number }, rules, calendar, context.now),
  });
}
