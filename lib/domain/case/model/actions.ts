import type { ActionRow, EpisodeFor } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { Role } from '../kernel/vocabulary.ts';

/**
 * A function that says what somebody who may see a case can do with it now, by their role, of what no task asks for.
 * It offers nothing that would be refused for what the case is.
 */
export function makePossibleActions<State extends KernelState, Event extends AnyEvent, Act extends string>(
  episodes: readonly EpisodeFor<State, Event, never>[],
  offered: readonly Act[],
): (state: State, role: Role) => readonly Act[] {
  const rows = new Map<string, ActionRow<State>>(
    episodes.flatMap(({ actions }) => Object.entries(actions ?? {})),
  );
  return (state, role) =>
    offered.filter((act) => {
      const row = rows.get(act);
      return row?.roles[state.phase]?.includes(role) === true && row.offered?.(state, role) === true;
    });
}
