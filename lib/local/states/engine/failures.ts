import type { JsonObject } from '../../service.ts';
import type { Retrier } from '../definition/program.ts';
import { EvaluationError } from '../expression/environment.ts';
import { childFailed } from './children.ts';
import { abandonWork, end } from './ending.ts';
import type { Execution } from './execution.ts';
import type { Failure, Scope, StateRun } from './model.ts';
import { leave, type Outcome, recordEvaluation, StateFailure } from './transitions.ts';

/** Errors for which the wildcards do not stand. */
const NOT_ALL = new Set(['States.DataLimitExceeded', 'States.Runtime']);
const NOT_TASK_FAILED = new Set([
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.DataLimitExceeded',
  'States.Runtime',
]);

function matches(names: readonly string[], error: string): boolean {
  return names.some(
    (name) =>
      name === error ||
      (name === 'States.ALL' && !NOT_ALL.has(error)) ||
      (name === 'States.TaskFailed' && !NOT_TASK_FAILED.has(error)),
  );
}

/** Which of several retriers a failure is for; -1 for none. */
export function retrierFor(retriers: readonly Retrier[], failure: Failure): number {
  return retriers.findIndex((retrier) => matchesFailure(retrier.errors, failure));
}

/** What a task that missed its heartbeat can be caught as: `States.Timeout`, which it reports, or its own name. */
function matchesFailure(names: readonly string[], failure: Failure & { heartbeat?: boolean }): boolean {
  return (
    matches(names, failure.error ?? '') ||
    (failure.heartbeat === true && names.includes('States.HeartbeatTimeout'))
  );
}

/** Retries the state, goes on at a catcher, or passes the failure to what the state is part of. */
export async function failState(execution: Execution, scope: Scope, failure: Failure): Promise<Outcome> {
  const run = scope.run as StateRun;
  abandonWork(execution, run);
  execution.handled = { failure };
  if (failure.error === 'States.Runtime') return giveUp(execution, scope, failure);
  const state = execution.stateOf(scope);
  if (state.type === 'Parallel' || state.type === 'Map') execution.emit(scope, `${state.type}StateFailed`);
  const index = retrierFor(state.retry, failure);
  const retrier = state.retry[index];
  const used = run.retries[index] ?? 0;
  if (retrier && used < retrier.maxAttempts) {
    execution.handled = { failure, retrier: index };
    forgetChildren(execution, scope);
    run.retries[index] = used + 1;
    run.timer = execution.setTimer(scope.id, 'retry', execution.around.now() + delay(retrier, used));
    return undefined;
  }
  const catching = state.catch.findIndex(({ errors }) => matchesFailure(errors, failure));
  const catcher = state.catch[catching];
  if (!catcher) return passOn(execution, scope, failure);
  execution.handled = { failure, catcher: catching };
  forgetChildren(execution, scope);
  const errorOutput: JsonObject = { Error: failure.error ?? '', Cause: failure.cause ?? '' };
  try {
    return await leave(execution, scope, catcher, { errorOutput });
  } catch (error) {
    if (error instanceof StateFailure) return passOn(execution, scope, error.failure);
    if (error instanceof EvaluationError)
      return passOn(execution, scope, recordEvaluation(execution, scope, error));
    throw error;
  }
}

/** Milliseconds before the next attempt, when `used` have been made. */
export function delay(retrier: Retrier, used: number): number {
  const seconds = retrier.intervalSeconds * retrier.backoffRate ** used;
  const capped = Math.min(seconds, retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY, 99_999_999);
  return Math.round(capped * 1000 * (retrier.fullJitter ? Math.random() : 1));
}

function forgetChildren(execution: Execution, scope: Scope): void {
  for (const child of execution.children(scope)) execution.removeScope(child);
  const run = scope.run as StateRun;
  run.children = undefined;
  run.mapRun = undefined;
  run.failedMapRun = undefined;
}

function passOn(execution: Execution, scope: Scope, failure: Failure): Promise<Outcome> {
  if (scope.parent === undefined) return giveUp(execution, scope, failure);
  return childFailed(execution, scope, failure);
}

async function giveUp(execution: Execution, scope: Scope, failure: Failure): Promise<undefined> {
  end(execution, 'FAILED', failure, scope.previous);
  return undefined;
}
