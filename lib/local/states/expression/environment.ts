import type { JsonObject, JsonValue } from '../../service.ts';

/** What an expression of a state may read: `$states` and the variables in scope. */
export interface Environment {
  readonly input: JsonValue;
  /** `$states.result`: only while the output of a Task, Parallel or Map is formed. */
  readonly result?: JsonValue;
  /** `$states.errorOutput`: only in a catcher. */
  readonly errorOutput?: JsonValue;
  /** `$states.context`, made on demand because most expressions do not read it. */
  context(): JsonObject;
  /** The value of a variable, from the innermost scope that has it. */
  variable(name: string): JsonValue | undefined;
  /** The present instant, for `$now()` and `$millis()`. */
  now(): number;
}

/** The `$states` object as an expression sees it. */
export function statesObject(environment: Environment): JsonObject {
  const states: JsonObject = { input: environment.input, context: environment.context() };
  if (environment.result !== undefined) states.result = environment.result;
  if (environment.errorOutput !== undefined) states.errorOutput = environment.errorOutput;
  return states;
}

/** An expression or one of its results that fails the state with `States.QueryEvaluationError`. */
export class EvaluationError extends Error {
  /** The field, relative to the state: `/` before each key, `[i]` for an index. Absent where no field is to blame. */
  readonly location: string | undefined;

  constructor(location: string | undefined, message: string) {
    super(message);
    this.name = 'EvaluationError';
    this.location = location;
  }
}
