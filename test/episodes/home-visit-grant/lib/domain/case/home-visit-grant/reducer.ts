import { closeTask, type TaskState, withDeadline } from '../kernel/task.ts';
import type { GrantEvent } from './events.ts';
import type { GrantSlice } from './state.ts';
import { checkTask, decisionTask } from './tasks.ts';

type Needs = TaskState & GrantSlice;

const withLast = <State extends Needs>(
  state: State,
  change: Partial<GrantSlice['homeVisitGrants'][number]>,
): State => ({
  ...state,
  homeVisitGrants: state.homeVisitGrants.map((each, index, all) =>
    index === all.length - 1 ? { ...each, ...change } : each,
  ),
});

const withApplication = <State extends Needs>(
  state: State,
  { data: { number, check } }: GrantEvent<'home-visit-grant-applied-for'>,
): State => ({
  ...withDeadline(state, check),
  homeVisitGrants: [...state.homeVisitGrants, { number, status: 'applied-for' }],
});

const withCheck = <State extends Needs>(
  state: State,
  { data: { taskId, decision }, at, actor }: GrantEvent<'home-visit-grant-checked'>,
): State =>
  withLast(withDeadline(closeTask(state, checkTask, taskId, 'checked', at), decision), {
    status: 'checked',
    checkedBy: actor.subject,
  });

function withDecision<State extends Needs>(
  state: State,
  { data: { taskId, granted }, at }: GrantEvent<'home-visit-grant-decided'>,
): State {
  const status = granted ? 'granted' : 'not-granted';
  return withLast(closeTask(state, decisionTask, taskId, status, at), { status });
}

export const grantReducers = {
  'home-visit-grant-applied-for': withApplication,
  'home-visit-grant-checked': withCheck,
  'home-visit-grant-decided': withDecision,
} as const;
