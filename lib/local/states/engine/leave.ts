import { isTooDeep, MAX_LEVELS } from '../../json-levels.ts';
import type { JsonObject } from '../../service.ts';
import type { Template } from '../expression/template.ts';
import type { Execution } from './execution.ts';
import { NOT_TRUNCATED, Payload, type Scope, type StateRun } from './model.ts';
import {
  type Attempted,
  followEntry,
  limitViolation,
  type Outcome,
  StateFailure,
  stateError,
} from './outcome.ts';
import { isTooLarge, MAX_VARIABLES_BYTES } from './quotas.ts';

/** A way out of a state: where it leads, and what it does with the data. */
export interface Exit {
  readonly next: string | undefined;
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
}

/** Leaves a state by one of its exits. `result` is the result of its work, if it did any. */
export function leave(
  execution: Execution,
  scope: Scope,
  exit: Exit,
  extras: { result?: Payload; errorOutput?: JsonObject } = {},
): Attempted {
  const run = scope.run as StateRun;
  const { result, errorOutput } = extras;
  const passed = result ?? (errorOutput ? new Payload(errorOutput) : run.input);
  if (!exit.output && !exit.assign) return finish(execution, scope, exit, passed, result);
  const environment = execution.environment(scope, {
    ...(result && { result: result.value }),
    ...(errorOutput && { errorOutput }),
  });
  const assign = (output: Payload): Attempted => {
    const value = exit.assign?.evaluate(environment);
    return value instanceof Promise
      ? value.then((assigned) => finish(execution, scope, exit, output, result, assigned as JsonObject))
      : finish(execution, scope, exit, output, result, value as JsonObject | undefined);
  };
  if (!exit.output) return assign(passed);
  const value = exit.output.evaluate(environment);
  return value instanceof Promise
    ? value.then((output) => assign(new Payload(output)))
    : assign(new Payload(value));
}

function finish(
  execution: Execution,
  scope: Scope,
  exit: Exit,
  output: Payload,
  result: Payload | undefined,
  assigned?: JsonObject,
): Outcome {
  const run = scope.run as StateRun;
  const violation = output !== run.input && output !== result && limitViolation(output, run.name);
  if (violation) throw violation;
  const texts = assigned && assignedTexts(execution, scope, assigned);
  recordExit(execution, scope, output, texts);
  if (assigned) scope.variables = { ...scope.variables, ...assigned };
  scope.run = undefined;
  if (exit.next !== undefined) return { name: exit.next, input: output };
  return { output };
}

function recordExit(
  execution: Execution,
  scope: Scope,
  output: Payload,
  texts: Record<string, string> | undefined,
): void {
  followEntry(scope);
  const state = execution.stateOf(scope);
  execution.emit(scope, `${state.type}StateExited`, {
    key: 'stateExitedEventDetails',
    value: {
      name: state.name,
      output: output.text,
      outputDetails: NOT_TRUNCATED,
      ...(texts && { assignedVariables: texts, assignedVariablesDetails: NOT_TRUNCATED }),
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
    if (isTooDeep(value, text))
      throw limitExceeded(scope, `The variable '${name}' has more than ${MAX_LEVELS} levels.`);
    if (isTooLarge(text))
      throw limitExceeded(scope, `The size of the variable '${name}' exceeds the limit of 256 KiB.`);
  }
  if (size > 0 && isTooLarge(Object.values(texts).join(''))) {
    throw limitExceeded(
      scope,
      "The size of the variables assigned by one 'Assign' exceeds the limit of 256 KiB.",
    );
  }
  if (size > 1024 && variablesSize(execution) + size > MAX_VARIABLES_BYTES) {
    throw limitExceeded(scope, 'The size of all variables of the execution exceeds the limit of 10 MiB.');
  }
  return texts;
}

function limitExceeded(scope: Scope, message: string): StateFailure {
  return new StateFailure(stateError(scope, 'States.DataLimitExceeded', message));
}

function variablesSize(execution: Execution): number {
  let size = 0;
  for (const { variables } of execution.scopes.values()) size += JSON.stringify(variables).length;
  return size;
}
