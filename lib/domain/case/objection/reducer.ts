import { closureOf } from '../closure/reducer.ts';
import type { ClosureSlice, ClosureState } from '../closure/state.ts';
import { withMonthsOfWrongClosure } from '../follow-up/obligations.ts';
import { followUpActionId } from '../follow-up/schedule.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import { type KernelState, without } from '../kernel/state.ts';
import { closeEverything, closeTask, withWatchedTask } from '../kernel/task.ts';
import { withResumedPlan } from '../service-plan/reducer.ts';
import type { PlanSlice } from '../service-plan/state.ts';
import type { ObjectionEvent } from './events.ts';
import { decideObjectionTask } from './tasks.ts';

type Needs = KernelState & ClosureSlice;

function withObjection<State extends Needs>(
  state: State,
  { data: { taskId, deadline }, at }: ObjectionEvent<'objection-raised'>,
): State {
  const objected = {
    ...state,
    closure: { ...closureOf(state), objection: { taskId, at, status: 'open' as const } },
  };
  return withWatchedTask(objected, decideObjectionTask, deadline, at, true);
}

const withDismissal = <State extends Needs>(
  state: State,
  { data, at }: ObjectionEvent<'objection-dismissed'>,
): State => ({
  ...closeTask(state, decideObjectionTask, data.taskId, 'dismissed', at),
  closure: answered(closureOf(state), 'dismissed'),
});

const answered = (closure: ClosureState, status: 'upheld' | 'dismissed'): ClosureState => ({
  ...closure,
  ...(closure.objection && { objection: { ...closure.objection, status } }),
});

/** The tasks that go on are put before the officer again; the plan knows its own by the new name. */
function withReinstatement<State extends Needs & FollowUpSlice & PlanSlice>(
  state: State,
  { data: { taskId, followUp, resumes }, at }: ObjectionEvent<'registration-reinstated'>,
): State {
  const decided = closeTask(state, decideObjectionTask, taskId, 'reinstated', at);
  // Also a check after the placement that has begun falls away: there was no placement.
  const ended = closeEverything(withMonthsOfWrongClosure(decided, followUp, at), at);
  let resumed: State = {
    ...without(ended, 'endedAt'),
    phase: 'registered',
    closure: { ...answered(closureOf(state), 'upheld'), status: 'reinstated' },
    scheduledActions: { [followUpActionId]: followUp },
  };
  for (const { replaces, deadline, kind } of resumes)
    resumed = withResumedPlan(withWatchedTask(resumed, { kind }, deadline, at), replaces, deadline);
  return resumed;
}

/** What each event of this episode makes of a case. Total over its events. */
export const objectionReducers = {
  'objection-raised': withObjection,
  'objection-dismissed': withDismissal,
  'registration-reinstated': withReinstatement,
} as const;
