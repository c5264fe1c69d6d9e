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

/** A supervisor must name an officer. If the event says so, the previous officer no longer has the case. */
const needingOfficer = <State extends Needs>(
  state: State,
  { data: { deadline, relieved }, at }: AssignmentEvent<'officer-needed'>,
): State => withOfficerNeeded(relieved ? without(state, 'assignment') : state, deadline, at);

/** Opens the task for a supervisor to name an officer. */
export const withOfficerNeeded = <State extends TaskState>(
  state: State,
  deadline: Deadline,
  at: string,
): State => withWatchedTask(state, nameOfficerTask, deadline, at, true);

function withInterest<State extends Needs>(
  state: State,
  { data: { subject, relation, officer, naming, taker }, at }: AssignmentEvent<'interest-declared'>,
): State {
  // A barred person does not handle the application either.
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

/** The reducer of every event of this episode. */
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
