import type { ActionRow, EpisodeFor } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { Role } from '../kernel/vocabulary.ts';

/**
 * Makes the function that lists what a caller can do with a case now besides its tasks, by role. It offers nothing that
 * the state of the case would refuse.
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
