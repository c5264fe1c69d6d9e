import { type Scheduling, withoutScheduledAction } from '../kernel/scheduled-action.ts';
import type { KernelState } from '../kernel/state.ts';
import { clearEscalation, closeTask, type TaskState, withWatchedTask } from '../kernel/task.ts';
import type { PlacementEvent } from './events.ts';
import { withoutChecks } from './left.ts';
import { placementCheckActionId } from './schedule.ts';
import type { PlacementSlice } from './state.ts';
import { checkPlacementTask } from './tasks.ts';

function withPlacementCheckOpened<State extends TaskState & Scheduling>(
  state: State,
  { data, at }: PlacementEvent<'placement-check-opened'>,
): State {
  const kept = withoutScheduledAction(state, placementCheckActionId(data.monthsAfter));
  return withWatchedTask(kept, checkPlacementTask, data.deadline, at);
}

function withPlacementChecked<State extends TaskState & PlacementSlice>(
  state: State,
  { data, at }: PlacementEvent<'placement-checked'>,
): State {
  const { monthsAfter, method, finding, taskId, ends = 'done' } = data;
  return {
    ...(ends === 'not-yet'
      ? clearEscalation(state, taskId)
      : closeTask(state, checkPlacementTask, taskId, ends, at)),
    placementChecks: [...state.placementChecks, { monthsAfter, method, finding, at }],
  };
}

const withChecksDropped = <State extends KernelState>(
  state: State,
  { at }: PlacementEvent<'placement-checks-dropped'>,
): State => withoutChecks(state, at);

/** The reducer of every event of this episode. */
export const placementReducers = {
  'placement-check-opened': withPlacementCheckOpened,
  'placement-checked': withPlacementChecked,
  'placement-checks-dropped': withChecksDropped,
} as const;
