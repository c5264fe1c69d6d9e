import type { JsonObject, JsonValue } from '../../service.ts';

/** What an expression of a state can read: `$states` and the variables in scope. */
export interface Environment {
  readonly input: JsonValue;
  /** `$states.result`; only in the output of a Task, Parallel or Map. */
  readonly result?: JsonValue;
  /** `$states.errorOutput`; only in a catcher. */
  readonly errorOutput?: JsonValue;
  /** `$states.context`, made on demand since most expressions do not read it. */
  context(): JsonObject;
  /** Returns the value of a variable from the innermost scope that has it. */
  variable(name: string): JsonValue | undefined;
  /** The current instant, for `$now()` and `$millis()`. */
  now(): number;
}

/** Makes the `$states` object that an expression reads. */
export function statesObject(environment: Environment): JsonObject {
  const states: JsonObject = { input: environment.input, context: environment.context() };
  if (environment.result !== undefined) states.result = environment.result;
  if (environment.errorOutput !== undefined) states.errorOutput = environment.errorOutput;
  return states;
}

/** Fails the state with `States.QueryEvaluationError`, because of an expression or its result. */
export class EvaluationError extends Error {
  /** The field, relative to the state: `/` before each key, `[i]` for an index. Undefined if the error is not about a field. */
  readonly location: string | undefined;

  constructor(location: string | undefined, message: string) {
    super(message);
    this.name = 'EvaluationError';
    this.location = location;
  }
}
