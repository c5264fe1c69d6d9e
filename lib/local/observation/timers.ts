import type { MovableClock } from '../clock.ts';
import type { StatesService } from '../states/service.ts';
import type { TimerSubject } from '../timer-heap.ts';

/** A timer as it is shown; `at` is milliseconds by the runtime's clock. */
export interface ShownTimer {
  readonly at: number;
  readonly recurring: boolean;
  /** `workflow` for what an execution waits for. */
  readonly subject: TimerSubject | undefined;
  /** `wait`, `retry`, `timeout`, `heartbeat` or `deadline`. */
  readonly timer?: string;
  readonly executionArn?: string;
  readonly state?: string | undefined;
}

/** What fires next, in order. The engine of workflows has one timer of the clock for all that executions wait for. */
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
