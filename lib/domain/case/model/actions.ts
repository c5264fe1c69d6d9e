import type { ActionRow, EpisodeFor } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { Role } from '../kernel/vocabulary.ts';

/**
 * Returns a function that lists the acts by which a role can now deal with a task of a kind: those that answer it, and those
 * that end it although they name no task. Episodes declare both.
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
 * Returns a function that lists what a role can now do with a case besides its tasks. It offers nothing that the state of the
 * case would refuse.
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
