import type { JsonObject } from '../../service.ts';
import type { Retrier } from '../definition/program.ts';
import { EvaluationError } from '../expression/environment.ts';
import { abandonWork, end } from './ending.ts';
import type { Execution } from './execution.ts';
import { leave } from './leave.ts';
import type { Failure, Scope, StateRun } from './model.ts';
import { type Attempted, type Outcome, recordEvaluationFailure, StateFailure } from './outcome.ts';

/** Errors that the wildcards `States.ALL` and `States.TaskFailed` do not match. */
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

/** Returns the index of the retrier that matches a failure; -1 if there is none. */
export function retrierFor(retriers: readonly Retrier[], failure: Failure): number {
  return retriers.findIndex((retrier) => matchesFailure(retrier.errors, failure));
}

/**
 * Whether names match a failure. A missed heartbeat is reported as `States.Timeout`; it can be caught as that or as
 * `States.HeartbeatTimeout`.
 */
function matchesFailure(names: readonly string[], failure: Failure & { heartbeat?: boolean }): boolean {
  return (
    matches(names, failure.error ?? '') ||
    (failure.heartbeat === true && names.includes('States.HeartbeatTimeout'))
  );
}

/** Does part of a state's work. Any failure in it fails the state. */
export function catchFailures(execution: Execution, scope: Scope, work: () => Attempted): Attempted {
  const fail = (error: unknown): Promise<Outcome> => {
    const failure = failureOf(execution, scope, error);
    if (!failure) throw error;
    return failState(execution, scope, failure);
  };
  try {
    const attempted = work();
    return attempted instanceof Promise ? attempted.catch(fail) : attempted;
  } catch (error) {
    return fail(error);
  }
}

/** Converts an error to the failure of the state; undefined if the workflow did not cause it. */
function failureOf(execution: Execution, scope: Scope, error: unknown): Failure | undefined {
  if (error instanceof StateFailure) return error.failure;
  return error instanceof EvaluationError ? recordEvaluationFailure(execution, scope, error) : undefined;
}

/** Retries the state, continues at a catcher, or ends the thread with the failure. */
export async function failState(execution: Execution, scope: Scope, failure: Failure): Promise<Outcome> {
  const run = scope.run as StateRun;
  abandonWork(execution, run);
  execution.handled = { failure };
  if (failure.error === 'States.Runtime') {
    end(execution, 'FAILED', failure, scope.previous);
    return undefined;
  }
  const state = execution.stateOf(scope);
  const index = retrierFor(state.retry, failure);
  const retrier = state.retry[index];
  const used = run.retries[index] ?? 0;
  if (retrier && used < retrier.maxAttempts) {
    execution.handled = { failure, retrier: index };
    forgetChildren(execution, scope);
    run.retries[index] = used + 1;
    run.timer = execution.setTimer(scope.id, 'retry', execution.engine.now() + delay(retrier, used));
    return undefined;
  }
  if (state.type === 'Parallel' || state.type === 'Map') execution.emit(scope, `${state.type}StateFailed`);
  const catcherIndex = state.catch.findIndex(({ errors }) => matchesFailure(errors, failure));
  const catcher = state.catch[catcherIndex];
  if (!catcher) {
    // A redrive runs such a Parallel or Map again from its beginning, including the children that had succeeded.
    if (failure.error === 'States.DataLimitExceeded') forgetChildren(execution, scope);
    return { failure };
  }
  execution.handled = { failure, catcher: catcherIndex };
  forgetChildren(execution, scope);
  const errorOutput: JsonObject = { Error: failure.error ?? '', Cause: failure.cause ?? '' };
  try {
    return await leave(execution, scope, catcher, { errorOutput });
  } catch (error) {
    const inCatcher = failureOf(execution, scope, error);
    if (!inCatcher) throw error;
    return { failure: inCatcher };
  }
}

/** The delay before the next attempt after `used` retries, in milliseconds. */
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
