import type { EpisodeFor } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { grace } from './deadlines.ts';

/** Findings that any case can have, whatever its episodes. */
export const coreFindings = [
  'step-not-carried-out',
  'action-not-run',
  'workflow-not-begun',
  'effects-not-carried-out',
  'workflow-not-woken',
  'execution-lost',
  'execution-without-case',
  /** A task or a deadline has ended or has another officer, but its list entry was not updated. */
  'lists-not-written',
  /** A payment run and a claim contradict each other, or the counts of a run do not match its items. */
  'payment-run-at-odds',
  'history-broken',
  'case-unreadable',
] as const;
export type CoreFinding = (typeof coreFindings)[number];

/** Returns a function that finds what is wrong with a case from its state alone. The findings are counted daily. */
export function makeBrokenInvariants<
  State extends KernelState,
  Event extends AnyEvent,
  Finding extends string,
>(
  episodes: readonly EpisodeFor<State, Event, never>[],
  isFinding: (name: string) => name is Finding,
  tasksNotBegun: (state: State, now: number) => readonly string[],
): (state: State, now: number) => readonly (CoreFinding | Finding)[] {
  const invariants = episodes.flatMap((each) => (each.invariants ? [each.invariants] : []));
  return (state, now) => {
    const isLate = (at: string | undefined): boolean => at !== undefined && Date.parse(at) + grace < now;
    const steps = Object.values(state.deadlines).filter((each) => isLate(each.steps[each.stepsDone]?.at));
    const actions = Object.values(state.scheduledActions).filter(({ at }) => isLate(at));
    return [
      ...steps.map(() => 'step-not-carried-out' as const),
      ...actions.map(() => 'action-not-run' as const),
      ...tasksNotBegun(state, now).map(() => 'workflow-not-begun' as const),
      ...invariants.flatMap(({ broken }) => broken(state, now, isLate)).filter(isFinding),
    ];
  };
}
