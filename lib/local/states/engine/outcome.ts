import { isTooDeep, MAX_LEVELS } from '../../json-levels.ts';
import type { EvaluationError } from '../expression/environment.ts';
import type { Execution } from './execution.ts';
import type { Entry, Failure, Payload, Scope, StateRun } from './model.ts';
import { isTooLarge } from './quotas.ts';

/** How a thread of control has ended: a branch, an iteration, or the execution itself. */
export type Completion = { readonly output: Payload } | { readonly failure: Failure };

/** What the work of a state leads to: the next state, the end of its thread, or nothing yet, if it waits. */
export type Outcome = Entry | Completion | undefined;

/** A promise only if something is asynchronous: most expressions are not. */
export type Attempted = Outcome | Promise<Outcome>;

export const isEntry = (outcome: Entry | Completion): outcome is Entry => 'name' in outcome;

/** Fails the state: the failure is then retried, caught, or passed on. */
export class StateFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.error);
    this.failure = failure;
  }
}

/** Makes the failure for an error that the engine itself has found, in the words of the service. */
export function stateError(scope: Scope, error: string, message: string): Required<Failure> {
  const { name, entered } = scope.run as StateRun;
  return {
    error,
    cause: `An error occurred while executing the state '${name}' (entered at the event id #${entered}). ${message}`,
  };
}

function tooLarge(what: string): StateFailure {
  return new StateFailure({
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
}

/**
 * Returns the failure for data that are too large or too deeply nested for the code that reads and saves them later; undefined
 * if they are not.
 */
export function limitViolation({ text, value }: Payload, what: string): StateFailure | undefined {
  if (isTooLarge(text)) return tooLarge(what);
  return isTooDeep(value, text) ? tooDeep(what) : undefined;
}

function tooDeep(what: string): StateFailure {
  const cause = `The state/task '${what}' returned a result with more than ${MAX_LEVELS} levels.`;
  return new StateFailure({ error: 'States.Runtime', cause });
}

/** Records that an expression failed, and returns the failure of the state. */
export function recordEvaluationFailure(execution: Execution, scope: Scope, error: EvaluationError): Failure {
  const { name } = scope.run as StateRun;
  const failure = stateError(scope, 'States.QueryEvaluationError', error.message);
  execution.emit(scope, 'EvaluationFailed', {
    key: 'evaluationFailedEventDetails',
    value: { ...failure, ...(error.location !== undefined && { location: error.location }), state: name },
  });
  return failure;
}

/** Makes the next event follow the entry of the state, since its work has now started. */
export function followEntry(scope: Scope): void {
  const run = scope.run as StateRun;
  if (scope.previous < run.entered) scope.previous = run.entered;
}
