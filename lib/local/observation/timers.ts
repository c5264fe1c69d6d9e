import type { MovableClock } from '../clock.ts';
import type { StatesService } from '../states/service.ts';
import type { TimerSubject } from '../timer-heap.ts';

/** A timer in a list. `at` is milliseconds by the runtime's clock. */
export interface ShownTimer {
  readonly at: number;
  readonly recurring: boolean;
  /** `workflow` for the timers of executions. */
  readonly subject: TimerSubject | undefined;
  /** `wait`, `retry`, `timeout`, `heartbeat` or `deadline`. */
  readonly timer?: string;
  readonly executionArn?: string;
  readonly state?: string | undefined;
}

/**
 * Returns the timers that fire next, in order. The workflow engine sets a single timer of the clock for all executions, which
 * is replaced here by theirs.
 */
export function listTimers(
  clock: MovableClock,
  states: StatesService,
  limit: number,
): { now: number; timers: ShownTimer[] } {
  const others = clock
    .timers()
    .filter(({ timer }) => timer.subject?.kind !== 'workflow')
    .slice(0, limit)
    .map(({ timer, recurring }): ShownTimer => ({ at: timer.at, recurring, subject: timer.subject }));
  const ofExecutions = states.timers(limit).map(
    ({ at, kind, executionArn, state }): ShownTimer => ({
      ...{ at: Math.ceil(at), recurring: false, subject: { kind: 'workflow' } },
      ...{ timer: kind, executionArn, state },
    }),
  );
  const timers = [...others, ...ofExecutions].toSorted((a, b) => a.at - b.at).slice(0, limit);
  return { now: clock.now(), timers };
}
