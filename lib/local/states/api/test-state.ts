import { AwsError } from '../../aws-error.ts';
import type { Clock } from '../../clock.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { type Diagnostic, invalidDefinitionMessage } from '../definition/diagnostics.ts';
import { isObject } from '../definition/fields.ts';
import { type SupportsCall, unsupportedCallsOf } from '../definition/sdk-calls.ts';
import {
  findState,
  isInMap,
  namedState,
  soleState,
  type TestedState,
  type TestedStateResult,
} from '../definition/tested-state.ts';
import type { EngineContext } from '../engine/execution.ts';
import { ImpossibleTest, type TestResult, testState } from '../engine/state-test.ts';
import type { StateTest } from '../engine/tested-execution.ts';
import { needsMock } from '../integrations/resource.ts';
import { checkOrigin, mockOf } from './mocks.ts';
import {
  answer,
  checkBounds,
  executionInput,
  invalidArn,
  objectOf,
  optionalChoice,
  optionalText,
  parseJson,
  text,
  validation,
} from './parameters.ts';
import { checkContext } from './test-context.ts';

const MAX_DEFINITION_BYTES = 1_048_576;
const LEVELS = ['INFO', 'DEBUG', 'TRACE'];
/** The settings of a tested state, with their names in messages. */
const SETTINGS = {
  retrierRetryCount: 'RetrierRetryCount',
  errorCausedByState: 'ErrorCausedByState',
  mapIterationFailureCount: 'MapIterationFailureCount',
  mapItemReaderData: 'MapItemReaderData',
} as const;

/** `TestState`: runs one state with the caller's input, variables, context and mock. */
export class StateTests {
  readonly #engine: EngineContext;
  readonly #clock: Clock;
  readonly #supportsCall: SupportsCall;

  constructor(engine: EngineContext, clock: Clock, supportsCall: SupportsCall) {
    this.#engine = engine;
    this.#clock = clock;
    this.#supportsCall = supportsCall;
  }

  async test(request: JsonObject): Promise<JsonObject> {
    const level = optionalChoice(request, 'inspectionLevel', LEVELS) ?? 'INFO';
    const settings = objectOf(request, 'stateConfiguration');
    const mock = request.mock === undefined || request.mock === null ? undefined : objectOf(request, 'mock');
    if (request.revealSecrets === true)
      throw validation(
        mock
          ? 'TestState does not support RevealSecrets when a mock is specified.'
          : 'revealSecrets only applies to HTTP Tasks, which are not supported',
      );
    checkSettings(settings, mock !== undefined);
    if (!mock && request.context !== undefined)
      throw validation('TestState does not support Context when a mock is not specified.');
    const role = optionalText(request, 'roleArn');
    if (role !== undefined && !/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(role)) throw invalidArn(role);
    const tested = this.#find(request, mock !== undefined, role !== undefined);
    const { state } = tested;
    const inMap = isInMap(tested);
    const test: StateTest = {
      tested,
      role: role ?? '',
      input: executionInput(request),
      variables: jsonObject(request, 'variables'),
      mock: mock && mockOf(mock, state),
      context: checkContext(jsonObject(request, 'context'), { isInMap: inMap, hasToken: hasToken(state) }),
      retries: count(settings, 'retrierRetryCount', state.Retry !== undefined, 'a state with Retry'),
      readerData: readerData(settings, state),
      failedIterations: count(
        settings,
        'mapIterationFailureCount',
        state.Type === 'Map' || inMap,
        'a Map state',
      ),
    };
    checkOrigin(settings, state, test.mock);
    const { inspection, ...result } = await this.#run(test);
    return answer({ ...result, inspectionData: level === 'INFO' ? undefined : inspection });
  }

  async #run(test: StateTest): Promise<TestResult> {
    try {
      return await testState(test, this.#engine, this.#clock);
    } catch (error) {
      throw error instanceof ImpossibleTest ? validation(error.message) : error;
    }
  }

  /** Finds and checks the tested state. As in the service, a missing mock or role is reported before faults of the state. */
  #find(request: JsonObject, isMocked: boolean, hasRole: boolean): TestedState {
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
    const state = name === undefined ? parsed : findState(parsed, name)?.state;
    if (state) checkTestable(state, isMocked, hasRole);
    const found: TestedStateResult | undefined =
      name === undefined ? soleState(parsed, isMocked) : namedState(definition, name, isMocked);
    if (!found) throw validation('State not found in definition');
    const diagnostics = 'tested' in found ? this.#unsupported(found.tested, isMocked) : found.diagnostics;
    if (!('tested' in found) || diagnostics.length > 0)
      throw new AwsError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
    return found.tested;
  }

  /** With a mock any call is supported. */
  #unsupported({ state }: TestedState, isMocked: boolean): readonly Diagnostic[] {
    return isMocked ? [] : unsupportedCallsOf(state, this.#supportsCall);
  }
}

/** Whether the context of a state can have a task token. */
const hasToken = ({ Type: type, Resource: resource }: JsonObject): boolean =>
  type === 'Task' && typeof resource === 'string' && /\.(sync|sync:2|waitForTaskToken)$/.test(resource);

/** Checks that settings about a mock come with a mock. */
function checkSettings(settings: JsonObject, isMocked: boolean): void {
  for (const [field, name] of Object.entries(SETTINGS)) {
    if (settings[field] !== undefined && !isMocked)
      throw validation(`TestState does not support ${name} when a mock is not specified.`);
  }
}

function invalidDefinition(message: string): AwsError {
  return new AwsError(
    'InvalidDefinition',
    invalidDefinitionMessage([{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message }]),
  );
}

/** Checks that a state can be tested, with or without a mock. */
function checkTestable(state: JsonObject, isMocked: boolean, hasRole: boolean): void {
  const type = String(state.Type);
  const isTask = type === 'Task';
  if (isMocked) {
    if (!isTask && type !== 'Map' && type !== 'Parallel')
      throw validation(`State type '${type}' is not supported when a mock is specified`);
    return;
  }
  if (type === 'Map' || type === 'Parallel')
    throw new AwsError(
      'InvalidDefinition',
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    );
  if (!isTask) return;
  if (typeof state.Resource === 'string' && needsMock(state.Resource))
    throw validation(`TestState supports the resource ${state.Resource} only when a mock is specified`);
  if (!hasRole) throw validation('roleArn must be specified for a Task state when a mock is not specified');
}

function readerData(settings: JsonObject, state: JsonObject): string | undefined {
  const data = optionalText(settings, 'mapItemReaderData', 262_144);
  if (data !== undefined && state.ItemReader === undefined)
    throw validation('mapItemReaderData can only be specified for a Map state with an ItemReader');
  return data;
}

/** Parses an optional parameter that holds a JSON object; by default an empty one. */
function jsonObject(request: JsonObject, name: string): JsonObject {
  const given = optionalText(request, name, 262_144);
  const value = given === undefined ? {} : parseJson(given, name);
  if (!isObject(value)) throw validation(`${name} must be a JSON object`);
  return value;
}

function count(settings: JsonObject, name: keyof typeof SETTINGS, applies: boolean, to: string): number {
  const value = settings[name];
  if (value === undefined || value === null) return 0;
  if (!applies) throw validation(`${name} can only be specified for ${to}`);
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new AwsError('SerializationException', `${name} must be a whole number`);
  return checkBounds(value, `stateConfiguration.${name}`, 0, Number.MAX_SAFE_INTEGER);
}
