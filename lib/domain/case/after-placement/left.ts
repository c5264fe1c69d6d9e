import type { KernelState } from '../kernel/state.ts';
import { closeTask, openTasksOf } from '../kernel/task.ts';
import { type PlacementCheckAction, placementCheckActionId, placementCheckActionSchema } from './schedule.ts';
import { checkPlacementTask, monthsAfterOf } from './tasks.ts';

/**
 * The checks after a placement that are still to be made, by the ids of their actions: those that are scheduled, and those that
 * are open as tasks, as due at an instant.
 */
export function checksLeft(
  state: Pick<KernelState, 'tasks' | 'scheduledActions'>,
  at: string,
): Readonly<Record<string, PlacementCheckAction>> {
  const scheduled = Object.entries(state.scheduledActions).flatMap(([id, action]) => {
    const check = placementCheckActionSchema.safeParse(action);
    return check.success ? [[id, check.data] as const] : [];
  });
  const open = openTasksOf(state, checkPlacementTask).map(({ id }) => {
    const monthsAfter = monthsAfterOf(id);
    return [placementCheckActionId(monthsAfter), { kind: 'placement-check', at, monthsAfter }] as const;
  });
  return Object.fromEntries([...scheduled, ...open]);
}

/** Returns the case without the checks that are left. */
export function withoutChecks<State extends KernelState>(state: State, at: string): State {
  const left = checksLeft(state, at);
  const kept = Object.entries(state.scheduledActions).filter(([id]) => !Object.hasOwn(left, id));
  let ended: State = { ...state, scheduledActions: Object.fromEntries(kept) };
  for (const { id } of openTasksOf(state, checkPlacementTask))
    ended = closeTask(ended, checkPlacementTask, id, 'dropped', at);
  return ended;
}
