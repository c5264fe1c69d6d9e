import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { EpisodeFor } from '../kernel/episode.ts';
import type { AnyEvent, Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';

/** Returns a function that runs a scheduled action of a case; undefined if there is nothing to do, or it is not yet time. */
export function makeRunScheduledAction<State extends KernelState, Event extends AnyEvent, Rules>(
  episodes: readonly EpisodeFor<State, Event, Rules, never>[],
) {
  const byKind = new Map(episodes.flatMap(({ scheduledActions }) => Object.entries(scheduledActions ?? {})));
  return (
    state: State,
    actionId: string,
    rules: Rules,
    calendar: DueDateCalendar,
    context: Context,
  ): Event | undefined => {
    const action = state.scheduledActions[actionId];
    return action && byKind.get(action.kind)?.run(state, actionId, rules, calendar, context);
  };
}
