import type { Deadline } from '../kernel/deadline.ts';
import { without } from '../kernel/state.ts';
import { closeTask, openTasksOf, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { AssignmentEvent } from './events.ts';
import type { AssignmentSlice } from './state.ts';
import { nameOfficerTask } from './tasks.ts';

type Needs = TaskState & AssignmentSlice & { readonly agency?: string | undefined };

function withOfficer<State extends Needs>(
  state: State,
  { data, at }: AssignmentEvent<'officer-assigned'>,
): State {
  const { agency, ...officer } = data;
  const there = agency === null ? without(state, 'agency') : { ...state, ...(agency && { agency }) };
  const assigned = { ...there, assignment: { ...officer, since: at } };
  const [asked] = openTasksOf(state, nameOfficerTask);
  return asked ? closeTask(assigned, nameOfficerTask, asked.id, 'named', at) : assigned;
}

/** A supervisor is to name somebody. */
export const withOfficerNeeded = <State extends TaskState>(
  state: State,
  deadline: Deadline,
  at: string,
): State => withWatchedTask(state, nameOfficerTask, deadline, at, true);

const withInterest = <State extends Needs>(
  state: State,
  { data: { subject, relation }, at }: AssignmentEvent<'interest-declared'>,
): State => ({
  // Who takes no step sees to nothing either.
  ...(state.taker?.officer === subject ? without(state, 'taker') : state),
  recusals: [...(state.recusals ?? []).filter((each) => each.subject !== subject), { subject, relation, at }],
});

/** What each event of this episode makes of a case. Total over its events. */
export const assignmentReducers = {
  'officer-assigned': withOfficer,
  'application-taken': <State extends Needs>(
    state: State,
    { data, at }: AssignmentEvent<'application-taken'>,
  ): State => ({ ...state, taker: { officer: data.officer, since: at } }),
  'application-given-back': <State extends Needs>(state: State): State => without(state, 'taker'),
  'officer-needed': <State extends TaskState>(
    state: State,
    { data, at }: AssignmentEvent<'officer-needed'>,
  ): State => withOfficerNeeded(state, data.deadline, at),
  'interest-declared': withInterest,
} as const;
