import type { JsonObject } from '../../service.ts';
import type { State } from '../definition/program.ts';
import { EvaluationError } from '../expression/environment.ts';
import type { Template } from '../expression/template.ts';
import { attemptChoice, attemptFail, attemptWait } from './basic-states.ts';
import { childEnded, startChildren } from './children.ts';
import { end } from './ending.ts';
import type { Execution } from './execution.ts';
import { failState } from './failures.ts';
import { type Failure, Payload, type Scope, type StateRun, WHOLE } from './model.ts';
import { isTooLarge, LARGEST_VARIABLES } from './quotas.ts';
import { attemptTask } from './tasks.ts';

/** A state to be entered next, with its input. */
export interface Entry {
  readonly name: string;
  readonly input: Payload;
}

/** What an attempt leads to: the next state, or nothing for now (it waits, or its thread has ended). */
export type Outcome = Entry | undefined;

/** An outcome that is a promise only where something has to be waited for: most expressions need none. */
export type Attempted = Outcome | Promise<Outcome>;

/** A failure of the state, to be retried, caught or passed on. */
export class StateFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.error);
    this.failure = failure;
  }
}

/** Moves a thread forward until it waits or ends. */
export async function run(execution: Execution, scope: Scope, entry: Outcome): Promise<void> {
  for (let next = entry; next && execution.isOpen; ) {
    enter(execution, scope, next);
    const attempted = attempt(execution, scope);
    next = attempted instanceof Promise ? await attempted : attempted;
  }
}

/** Records that a state has been entered, and makes it the one that the scope is in. */
export function enter(execution: Execution, scope: Scope, { name, input }: Entry): void {
  const state = execution.programOf(scope).states.get(name) as State;
  const previous = scope.previous;
  const entered = execution.emit(scope, `${state.type}StateEntered`, {
    key: 'stateEnteredEventDetails',
    value: { name, input: input.text, inputDetails: WHOLE },
  });
  const retries = state.retry.map(() => 0);
  scope.run = {
    name,
    entered,
    enteredAt: execution.around.now(),
    input,
    retries,
    task: undefined,
    timer: undefined,
    children: undefined,
    mapRun: undefined,
  };
  // A failed evaluation is recorded as following what the state itself followed.
  scope.previous = previous;
}

/** Once a state has begun its work, events follow its entry. */
export function begun(scope: Scope): void {
  const run = scope.run as StateRun;
  if (scope.previous < run.entered) scope.previous = run.entered;
}

/** Does the work of the state that a scope is in, from its beginning. */
export function attempt(execution: Execution, scope: Scope): Attempted {
  const state = execution.stateOf(scope);
  return guarded(execution, scope, () => {
    switch (state.type) {
      case 'Pass':
      case 'Succeed':
        return leave(execution, scope, state);
      case 'Choice':
        return attemptChoice(execution, scope, state);
      case 'Wait':
        return attemptWait(execution, scope, state);
      case 'Fail':
        return attemptFail(execution, scope, state);
      case 'Task':
        return attemptTask(execution, scope, state);
      default:
        return startChildren(execution, scope, state);
    }
  });
}

/** Carries out a part of a state's work; what fails in it fails the state. */
export function guarded(execution: Execution, scope: Scope, work: () => Attempted): Attempted {
  const fail = (error: unknown): Promise<Outcome> => {
    if (error instanceof StateFailure) return failState(execution, scope, error.failure);
    if (error instanceof EvaluationError)
      return failState(execution, scope, recordEvaluation(execution, scope, error));
    throw error;
  };
  try {
    const attempted = work();
    return attempted instanceof Promise ? attempted.catch(fail) : attempted;
  } catch (error) {
    return fail(error);
  }
}

/** Writes down that an expression failed. */
export function recordEvaluation(execution: Execution, scope: Scope, error: EvaluationError): Failure {
  const { name } = scope.run as StateRun;
  const failure = stateError(scope, 'States.QueryEvaluationError', error.message);
  execution.emit(scope, 'EvaluationFailed', {
    key: 'evaluationFailedEventDetails',
    value: { ...failure, ...(error.location !== undefined && { location: error.location }), state: name },
  });
  return failure;
}

/** A failure found by the engine itself, with the place that the service names. */
export function stateError(scope: Scope, error: string, message: string): Required<Failure> {
  const { name, entered } = scope.run as StateRun;
  return {
    error,
    cause: `An error occurred while executing the state '${name}' (entered at the event id #${entered}). ${message}`,
  };
}

export function tooLarge(what: string): StateFailure {
  return new StateFailure({
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
}

export interface Leaving {
  readonly next: string | undefined;
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
}

/** Forms the state's output and variables and leaves it. `result` is what its work came to, if it had any. */
export function leave(
  execution: Execution,
  scope: Scope,
  leaving: Leaving,
  extras: { result?: Payload; errorOutput?: JsonObject } = {},
): Attempted {
  const run = scope.run as StateRun;
  const { result, errorOutput } = extras;
  const passed = result ?? (errorOutput ? new Payload(errorOutput) : run.input);
  if (!leaving.output && !leaving.assign) return left(execution, scope, leaving, passed, result);
  const environment = execution.environment(scope, {
    ...(result && { result: result.value }),
    ...(errorOutput && { errorOutput }),
  });
  const assign = (output: Payload): Attempted => {
    const value = leaving.assign?.evaluate(environment);
    return value instanceof Promise
      ? value.then((assigned) => left(execution, scope, leaving, output, result, assigned as JsonObject))
      : left(execution, scope, leaving, output, result, value as JsonObject | undefined);
  };
  if (!leaving.output) return assign(passed);
  const value = leaving.output.evaluate(environment);
  return value instanceof Promise
    ? value.then((output) => assign(new Payload(output)))
    : assign(new Payload(value));
}

function left(
  execution: Execution,
  scope: Scope,
  leaving: Leaving,
  output: Payload,
  result: Payload | undefined,
  assigned?: JsonObject,
): Outcome {
  const run = scope.run as StateRun;
  if (output !== run.input && output !== result && isTooLarge(output.text)) throw tooLarge(run.name);
  const texts = assigned && assignedTexts(execution, scope, assigned);
  exit(execution, scope, output, texts);
  if (assigned) scope.variables = { ...scope.variables, ...assigned };
  scope.run = undefined;
  if (leaving.next !== undefined) return { name: leaving.next, input: output };
  scopeEnded(execution, scope, output);
  return undefined;
}

function exit(
  execution: Execution,
  scope: Scope,
  output: Payload,
  texts: Record<string, string> | undefined,
): void {
  begun(scope);
  const state = execution.stateOf(scope);
  execution.emit(scope, `${state.type}StateExited`, {
    key: 'stateExitedEventDetails',
    value: {
      name: state.name,
      output: output.text,
      outputDetails: WHOLE,
      ...(texts && { assignedVariables: texts, assignedVariablesDetails: WHOLE }),
    },
  });
}

function assignedTexts(execution: Execution, scope: Scope, assigned: JsonObject): Record<string, string> {
  const texts: Record<string, string> = {};
  let size = 0;
  for (const [name, value] of Object.entries(assigned)) {
    const text = JSON.stringify(value);
    texts[name] = text;
    size += text.length;
    if (isTooLarge(text))
      throw limit(scope, `The size of the variable '${name}' exceeds the limit of 256 KiB.`);
  }
  if (size > 0 && isTooLarge(Object.values(texts).join(''))) {
    throw limit(scope, "The size of the variables assigned by one 'Assign' exceeds the limit of 256 KiB.");
  }
  if (size > 1024 && variablesSize(execution) + size > LARGEST_VARIABLES) {
    throw limit(scope, 'The size of all variables of the execution exceeds the limit of 10 MiB.');
  }
  return texts;
}

function limit(scope: Scope, message: string): StateFailure {
  return new StateFailure(stateError(scope, 'States.DataLimitExceeded', message));
}

function variablesSize(execution: Execution): number {
  let size = 0;
  for (const { variables } of execution.scopes.values()) size += JSON.stringify(variables).length;
  return size;
}

function scopeEnded(execution: Execution, scope: Scope, output: Payload): void {
  if (scope.parent === undefined) end(execution, 'SUCCEEDED', { output: output.text }, scope.previous);
  else childEnded(execution, scope, output.value);
}
