import { closeTask, openTasksOf, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { AssignmentEvent } from './events.ts';
import type { AssignmentSlice } from './state.ts';
import { nameOfficerTask } from './tasks.ts';

type Needs = TaskState & AssignmentSlice;

function withOfficer<State extends Needs>(
  state: State,
  { data, at }: AssignmentEvent<'officer-assigned'>,
): State {
  const assigned = { ...state, assignment: { ...data, since: at } };
  const [asked] = openTasksOf(state, nameOfficerTask);
  return asked ? closeTask(assigned, nameOfficerTask, asked.id, 'named', at) : assigned;
}

const withOfficerNeeded = <State extends Needs>(
  state: State,
  { data: { deadline }, at }: AssignmentEvent<'officer-needed'>,
): State => withWatchedTask(state, nameOfficerTask, deadline, at, true);

const withInterest = <State extends Needs>(
  state: State,
  { data: { subject, relation }, at }: AssignmentEvent<'interest-declared'>,
): State => ({
  ...state,
  recusals: [...(state.recusals ?? []).filter((each) => each.subject !== subject), { subject, relation, at }],
});

/** What each event of this episode makes of a case. Total over its events. */
export const assignmentReducers = {
  'officer-assigned': withOfficer,
  'officer-needed': withOfficerNeeded,
  'interest-declared': withInterest,
} as const;
