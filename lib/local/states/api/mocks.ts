import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import { findState, programsOf } from '../definition/tested-state.ts';
import type { StateTest } from '../engine/tested-execution.ts';
import { parseResource } from '../integrations/resource.ts';
import { mockProblem } from '../integrations/response-models.ts';
import { objectOf, optionalChoice, optionalText, text, validation } from './parameters.ts';

type Mock = NonNullable<StateTest['mock']>;

const MODES = ['STRICT', 'PRESENT', 'NONE'];

/** Reads the mock of a test. @throws AwsError `ValidationException` if it does not fit the state */
export function mockOf(mock: JsonObject, state: JsonObject): Mock {
  const mode = optionalChoice(mock, 'fieldValidationMode', MODES) ?? 'STRICT';
  const { result, errorOutput } = mock;
  if ((result === undefined) === (errorOutput === undefined))
    throw validation('A test mock should have only one of the following fields: [result, errorOutput].');
  if (errorOutput !== undefined) {
    const output = objectOf(mock, 'errorOutput');
    const error = optionalText(output, 'error');
    const cause = optionalText(output, 'cause', 32_768);
    return { failure: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) } };
  }
  const value = parseResult(text(mock, 'result', 262_144));
  const problem = mode === 'NONE' ? undefined : mockedResultProblem(value, state, mode === 'STRICT');
  if (problem !== undefined) throw validation(problem);
  return { result: value };
}

function mockedResultProblem(value: JsonValue, state: JsonObject, complete: boolean): string | undefined {
  if (state.Type === 'Task') {
    const resource = parseResource(state.Resource as string);
    // A Task that waits for its token results in what SendTaskSuccess was given: any JSON.
    const problem =
      resource.pattern === 'waitForTaskToken' ? undefined : mockProblem(resource, value, complete);
    return problem && `Mock result schema validation error: ${problem}`;
  }
  // The result of a ResultWriter describes what it has written.
  if (state.ResultWriter !== undefined)
    return isObject(value) ? undefined : 'Mocked result must be a JSON object.';
  if (!Array.isArray(value)) return 'Mocked result must be an array.';
  const branches = state.Type === 'Parallel' ? programsOf(state).length : value.length;
  if (value.length !== branches)
    return 'Mocked result must contain the same number of items as number of Parallel branches.';
  return undefined;
}

function parseResult(result: string): JsonValue {
  try {
    return JSON.parse(result) as JsonValue;
  } catch {
    throw validation('Mocked result must be valid JSON');
  }
}

/** Checks that the state that caused a mocked error is inside the tested one. */
export function checkOrigin(settings: JsonObject, state: JsonObject, mock: StateTest['mock']): void {
  const origin = optionalText(settings, 'errorCausedByState', 80);
  if (origin === undefined) return;
  if (state.Type !== 'Map' && state.Type !== 'Parallel')
    throw validation('errorCausedByState can only be specified for Map and Parallel states');
  if (!mock || !('failure' in mock))
    throw validation('errorCausedByState can only be specified with a mocked errorOutput');
  if (!programsOf(state).some((program) => findState(program, origin)))
    throw validation(`errorCausedByState does not name a state inside the tested state: '${origin}'`);
}
