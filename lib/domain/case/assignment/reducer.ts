import type { Deadline } from '../kernel/deadline.ts';
import { closeTask, openTasksOf, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { AssignmentEvent } from './events.ts';
import type { AssignmentSlice } from './state.ts';
import { nameOfficerTask } from './tasks.ts';

function withOfficer<State extends AssignmentSlice & TaskState>(
  state: State,
  { data, at }: AssignmentEvent<'officer-assigned'>,
): State {
  const named = openTasksOf(state, nameOfficerTask).reduce(
    (before, { id }) => closeTask(before, nameOfficerTask, id, 'named', at),
    state,
  );
  return { ...named, assignment: { ...data, since: at } };
}

/** Somebody is to be named, by the supervisor. */
export const withOfficerWanted = <State extends TaskState>(
  state: State,
  wanted: Deadline,
  at: string,
): State => withWatchedTask(state, nameOfficerTask, wanted, at, true);

/** What each event of this episode makes of a case. Total over its events. */
export const assignmentReducers = {
  'officer-assigned': withOfficer,
  'officer-wanted': <State>(state: State): State => state,
} as const;
