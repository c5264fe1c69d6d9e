import type { ActionRow, EpisodeFor } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { Role } from '../kernel/vocabulary.ts';

/**
 * Makes the function that lists the acts by which somebody in a role can deal with a task of a kind now: those that answer
 * it, and those by which it ends although they name no task. Both are declared.
 */
export function makeActsOnTask<State extends KernelState, Event extends AnyEvent, Act extends string>(
  episodes: readonly EpisodeFor<State, Event, never>[],
  acts: readonly Act[],
): (state: State, kind: string, role: Role) => readonly Act[] {
  const rows = rowsOf(episodes);
  const endsBy = new Map(
    episodes.flatMap(({ tasks = [] }) => tasks.map(({ kind, endsBy: by = [] }) => [kind, by] as const)),
  );
  return (state, kind, role) =>
    acts.filter((act) => {
      const row = rows.get(act);
      if (row?.roles[state.phase]?.includes(role) !== true) return false;
      if (row.task?.includes(kind)) return true;
      return endsBy.get(kind)?.includes(act) === true && row.offered?.(state, role) !== false;
    });
}

const rowsOf = <State extends KernelState, Event extends AnyEvent>(
  episodes: readonly EpisodeFor<State, Event, never>[],
): ReadonlyMap<string, ActionRow<State>> =>
  new Map(episodes.flatMap(({ actions }) => Object.entries(actions ?? {})));

/**
 * Makes the function that lists what a caller can do with a case now besides its tasks, by role. It offers nothing that
 * the state of the case would refuse.
 */
export function makePossibleActions<State extends KernelState, Event extends AnyEvent, Act extends string>(
  episodes: readonly EpisodeFor<State, Event, never>[],
  offered: readonly Act[],
): (state: State, role: Role) => readonly Act[] {
  const rows = rowsOf(episodes);
  return (state, role) =>
    offered.filter((act) => {
      const row = rows.get(act);
      return row?.roles[state.phase]?.includes(role) === true && row.offered?.(state, role) === true;
    });
}
