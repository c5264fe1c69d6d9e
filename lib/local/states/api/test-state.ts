import { AwsError } from '../../aws-error.ts';
import type { Clock } from '../../clock.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { type Diagnostic, invalidDefinitionMessage } from '../definition/diagnostics.ts';
import { isObject } from '../definition/fields.ts';
import {
  findState,
  namedState,
  programsOf,
  soleState,
  type TestedState,
  type TestedStateResult,
} from '../definition/tested-state.ts';
import type { EngineContext } from '../engine/execution.ts';
import { isTooLarge } from '../engine/quotas.ts';
import { type StateTest, testState } from '../engine/state-test.ts';
import { parseResource } from '../integrations/resource.ts';
import { mockProblem } from '../integrations/response-models.ts';
import { answer, invalidArn, optionalChoice, optionalText, text, validation } from './parameters.ts';

const MAX_DEFINITION_BYTES = 1_048_576;
const LEVELS = ['INFO', 'DEBUG', 'TRACE'];
const MODES = ['STRICT', 'PRESENT', 'NONE'];
/** Settings of a tested state, by their names in messages. */
const SETTINGS = {
  retrierRetryCount: 'RetrierRetryCount',
  errorCausedByState: 'ErrorCausedByState',
  mapIterationFailureCount: 'MapIterationFailureCount',
  mapItemReaderData: 'MapItemReaderData',
} as const;

type Mock = NonNullable<StateTest['mock']>;

/** `TestState`: runs one state with the input, variables, context and mock of the caller. */
export class StateTests {
  readonly #engine: EngineContext;
  readonly #clock: Clock;

  constructor(engine: EngineContext, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
  }

  async test(request: JsonObject): Promise<JsonObject> {
    const level = optionalChoice(request, 'inspectionLevel', LEVELS) ?? 'INFO';
    if (request.revealSecrets === true)
      throw validation('revealSecrets concerns HTTP Tasks, which are not supported');
    const settings = objectOf(request, 'stateConfiguration');
    const mock = request.mock === undefined || request.mock === null ? undefined : objectOf(request, 'mock');
    checkSettings(settings, mock !== undefined);
    if (!mock && request.context !== undefined)
      throw validation('TestState does not support Context when a mock is not specified.');
    const tested = findTested(request);
    const role = optionalText(request, 'roleArn');
    if (role !== undefined && !/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(role)) throw invalidArn(role);
    checkTestable(tested, mock !== undefined, role !== undefined);
    const test: StateTest = {
      tested,
      role: role ?? '',
      input: inputOf(request),
      variables: jsonObject(request, 'variables'),
      mock: mock && mockOf(mock, tested.state),
      context: jsonObject(request, 'context'),
      retries: count(settings, 'retrierRetryCount', tested.state.Retry !== undefined, 'a state with Retry'),
      failedIterations: count(
        settings,
        'mapIterationFailureCount',
        tested.state.Type === 'Map',
        'a Map state',
      ),
    };
    checkOrigin(settings, tested.state, test.mock);
    const { inspection, ...result } = await testState(test, this.#engine, this.#clock);
    return answer({ ...result, inspectionData: level === 'INFO' ? undefined : inspection });
  }
}

/** Settings about a mock need a mock. */
function checkSettings(settings: JsonObject, isMocked: boolean): void {
  for (const [field, name] of Object.entries(SETTINGS)) {
    if (settings[field] !== undefined && !isMocked)
      throw validation(`TestState does not support ${name} when a mock is not specified.`);
  }
  if (settings.mapItemReaderData !== undefined)
    throw validation('mapItemReaderData concerns ItemReader, which is not supported');
}

function findTested(request: JsonObject): TestedState {
  const definition = text(request, 'definition', MAX_DEFINITION_BYTES);
  const name = optionalText(request, 'stateName', 80);
  let parsed: JsonValue;
  try {
    parsed = JSON.parse(definition) as JsonValue;
  } catch (error) {
    throw invalidDefinition(`Definition is not valid JSON: ${(error as Error).message}`);
  }
  if (!isObject(parsed)) throw invalidDefinition('Definition must be a JSON object');
  if (name !== undefined && parsed.States === undefined)
    throw validation('stateName can only be specified with the definition of a state machine');
  const found: TestedStateResult | undefined =
    name === undefined ? soleState(parsed) : namedState(definition, name);
  if (!found) throw validation(`The definition has no state with the name '${String(name)}'`);
  if ('tested' in found) return found.tested;
  throw invalidDefinitionError(found.diagnostics);
}

function invalidDefinition(message: string): AwsError {
  return invalidDefinitionError([{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message }]);
}

function invalidDefinitionError(diagnostics: readonly Diagnostic[]): AwsError {
  return new AwsError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
}

/** Checks that a state can be tested, with or without a mock. */
function checkTestable({ state }: TestedState, isMocked: boolean, hasRole: boolean): void {
  const type = String(state.Type);
  const isTask = type === 'Task';
  if (isMocked) {
    if (!isTask && type !== 'Map' && type !== 'Parallel')
      throw validation(`A mock can only be specified for Task, Map and Parallel states, not for '${type}'`);
    return;
  }
  if (type === 'Map' || type === 'Parallel')
    throw validation(`TestState supports ${type} states only when a mock is specified`);
  if (!isTask) return;
  const { pattern } = parseResource(state.Resource as string);
  if (pattern !== 'request')
    throw validation(`TestState supports the integration pattern .${pattern} only when a mock is specified`);
  if (!hasRole) throw validation('roleArn must be specified for a Task state when a mock is not specified');
}

function mockOf(mock: JsonObject, state: JsonObject): Mock {
  const mode = optionalChoice(mock, 'fieldValidationMode', MODES) ?? 'STRICT';
  const { result, errorOutput } = mock;
  if ((result === undefined) === (errorOutput === undefined))
    throw validation("A mock must have either 'result' or 'errorOutput'");
  if (errorOutput !== undefined) {
    const output = objectOf(mock, 'errorOutput');
    const error = optionalText(output, 'error');
    const cause = optionalText(output, 'cause', 32_768);
    return { failure: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) } };
  }
  const value = parseJson(text(mock, 'result', 262_144), 'Mock result');
  const problem = mode === 'NONE' ? undefined : mockedResultProblem(value, state, mode === 'STRICT');
  if (problem !== undefined) throw validation(problem);
  return { result: value };
}

function mockedResultProblem(value: JsonValue, state: JsonObject, complete: boolean): string | undefined {
  if (state.Type === 'Task') {
    const problem = mockProblem(parseResource(state.Resource as string), value, complete);
    return problem && `Mock result schema validation error: ${problem}`;
  }
  if (!Array.isArray(value)) return `The mocked result of a ${String(state.Type)} state must be an array`;
  const branches = state.Type === 'Parallel' ? programsOf(state).length : value.length;
  if (value.length !== branches)
    return `The mocked result has ${value.length} elements, but the Parallel state has ${branches} branches`;
  return undefined;
}

function checkOrigin(settings: JsonObject, state: JsonObject, mock: StateTest['mock']): void {
  const origin = optionalText(settings, 'errorCausedByState', 80);
  if (origin === undefined) return;
  if (state.Type !== 'Map' && state.Type !== 'Parallel')
    throw validation('errorCausedByState can only be specified for Map and Parallel states');
  if (!mock || !('failure' in mock))
    throw validation('errorCausedByState can only be specified with a mocked errorOutput');
  if (!programsOf(state).some((program) => findState(program, origin)))
    throw validation(`errorCausedByState names no state of the tested state: '${origin}'`);
}

function inputOf(request: JsonObject): string {
  const input = request.input ?? '{}';
  if (typeof input !== 'string') throw new AwsError('SerializationException', 'input must be a string');
  const refuse = (why: string): AwsError =>
    new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: ${why}`);
  if (isTooLarge(input)) throw refuse('the input is larger than 262144 bytes');
  try {
    JSON.parse(input);
  } catch (error) {
    throw refuse(`'${(error as Error).message}'`);
  }
  return input;
}

function parseJson(value: string, what: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue;
  } catch (error) {
    throw validation(`${what} is not valid JSON: ${(error as Error).message}`);
  }
}

/** A parameter that is the text of a JSON object; an empty object unless given. */
function jsonObject(request: JsonObject, name: string): JsonObject {
  const given = optionalText(request, name, 262_144);
  const value = given === undefined ? {} : parseJson(given, name);
  if (!isObject(value)) throw validation(`${name} must be a JSON object`);
  return value;
}

function objectOf(request: JsonObject, name: string): JsonObject {
  const value = request[name] ?? {};
  if (!isObject(value)) throw new AwsError('SerializationException', `${name} must be an object`);
  return value;
}

function count(settings: JsonObject, name: keyof typeof SETTINGS, applies: boolean, to: string): number {
  const value = settings[name];
  if (value === undefined || value === null) return 0;
  if (!applies) throw validation(`${name} can only be specified for ${to}`);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw validation(
      `1 validation error detected: Value '${String(value)}' at 'stateConfiguration.${name}' failed to satisfy constraint: Member must have value greater than or equal to 0`,
    );
  return value;
}
