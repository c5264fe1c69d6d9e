import { closureOf } from '../closure/reducer.ts';
import type { ClosureSlice, ClosureState } from '../closure/state.ts';
import { outlivingTasks } from '../data-rights/tasks.ts';
import { withMonthsOfWrongClosure } from '../follow-up/obligations.ts';
import { followUpActionId } from '../follow-up/schedule.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import { type KernelState, without } from '../kernel/state.ts';
import { closeEverything, closeTask, withWatchedTask } from '../kernel/task.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import { withRegistration } from '../registration/reducer.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import { withResumedPlan } from '../service-plan/reducer.ts';
import type { PlanSlice } from '../service-plan/state.ts';
import type { ObjectionEvent } from './events.ts';
import { decideObjectionTask } from './tasks.ts';

type Needs = KernelState & ClosureSlice & RegistrationSlice;
type Objection = NonNullable<ClosureState['objection']>;

function withObjection<State extends Needs>(
  state: State,
  { data: { taskId, deadline }, at }: ObjectionEvent<'objection-raised'>,
): State {
  const objected = withObjectionState(state, { taskId, at, status: 'open' });
  return withWatchedTask(objected, decideObjectionTask, deadline, at, true);
}

/** Returns the case with an objection to its last decision. */
function withObjectionState<State extends Needs>(state: State, objection: Objection): State {
  if (state.phase === 'closed') return { ...state, closure: { ...closureOf(state), objection } };
  return state.refusal ? { ...state, refusal: { ...state.refusal, objection } } : state;
}

const withDismissal = <State extends Needs>(
  state: State,
  { data, at }: ObjectionEvent<'objection-dismissed'>,
): State => {
  const objection = state.phase === 'closed' ? state.closure?.objection : state.refusal?.objection;
  const decided = closeTask(state, decideObjectionTask, data.taskId, 'dismissed', at);
  return objection ? withObjectionState(decided, { ...objection, status: 'dismissed' }) : decided;
};

/** Overturns the refusal: it stays on record with its objection, and the person is registered. */
function withOverturnedRefusal<State extends Needs & FollowUpSlice & LedgerSlice>(
  state: State,
  { data, at }: ObjectionEvent<'refusal-overturned'>,
): State {
  const objection = {
    taskId: data.taskId,
    at: state.refusal?.objection?.at ?? at,
    status: 'upheld',
  } as const;
  const decided = closeTask(state, decideObjectionTask, data.taskId, 'overturned', at);
  const ended = closeEverything(withObjectionState(decided, objection), at, outlivingTasks);
  return withRegistration(without(ended, 'endedAt'), data, at);
}

const answered = (closure: ClosureState, status: 'upheld' | 'dismissed'): ClosureState => ({
  ...closure,
  ...(closure.objection && { objection: { ...closure.objection, status } }),
});

/** Reinstates the registration. Resumed tasks go back to the officer, and the plan refers to its task by the new name. */
function withReinstatement<State extends Needs & FollowUpSlice & PlanSlice>(
  state: State,
  { data: { taskId, followUp, resumes }, at }: ObjectionEvent<'registration-reinstated'>,
): State {
  const decided = closeTask(state, decideObjectionTask, taskId, 'reinstated', at);
  // An open check after the placement is dropped, too: there was no placement.
  const ended = closeEverything(withMonthsOfWrongClosure(decided, followUp, at), at, outlivingTasks);
  let resumed: State = {
    ...without(ended, 'endedAt'),
    phase: 'registered',
    closure: { ...answered(closureOf(state), 'upheld'), status: 'reinstated' },
    scheduledActions: { [followUpActionId]: followUp },
  };
  for (const { replaces, deadline, kind, forSupervisor } of resumes)
    resumed = withResumedPlan(
      withWatchedTask(resumed, { kind }, deadline, at, forSupervisor),
      replaces,
      deadline,
    );
  return resumed;
}

/** The reducer of every event of this episode. */
export const objectionReducers = {
  'objection-raised': withObjection,
  'objection-dismissed': withDismissal,
  'registration-reinstated': withReinstatement,
  'refusal-overturned': withOverturnedRefusal,
} as const;
