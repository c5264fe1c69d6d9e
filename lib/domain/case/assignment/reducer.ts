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

/** A supervisor is to name somebody; whoever had the case has it no more, where that is said. */
const needingOfficer = <State extends Needs>(
  state: State,
  { data: { deadline, relieved }, at }: AssignmentEvent<'officer-needed'>,
): State => withOfficerNeeded(relieved ? without(state, 'assignment') : state, deadline, at);

/** A supervisor is to name somebody. */
export const withOfficerNeeded = <State extends TaskState>(
  state: State,
  deadline: Deadline,
  at: string,
): State => withWatchedTask(state, nameOfficerTask, deadline, at, true);

function withInterest<State extends Needs>(
  state: State,
  { data: { subject, relation, officer, naming, taker }, at }: AssignmentEvent<'interest-declared'>,
): State {
  // Who takes no step sees to nothing either.
  const left = state.taker?.officer === subject ? without(state, 'taker') : state;
  const freed = officer === undefined ? left : without(left, 'assignment');
  const handedOver = {
    ...freed,
    ...(officer && { assignment: { ...officer, since: at } }),
    ...(taker !== undefined && { taker: { officer: taker, since: at } }),
    recusals: [
      ...(state.recusals ?? []).filter((each) => each.subject !== subject),
      { subject, relation, at },
    ],
  };
  return naming ? withOfficerNeeded(handedOver, naming, at) : handedOver;
}

/** What each event of this episode makes of a case. Total over its events. */
export const assignmentReducers = {
  'officer-assigned': withOfficer,
  'application-taken': <State extends Needs>(
    state: State,
    { data, at }: AssignmentEvent<'application-taken'>,
  ): State => ({ ...state, taker: { officer: data.officer, since: at } }),
  'application-given-back': <State extends Needs>(state: State): State => without(state, 'taker'),
  'officer-needed': needingOfficer,
  'interest-declared': withInterest,
} as const;
