import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression } from '../expression/expression.ts';
import { parseResource, UnsupportedResource } from '../integrations/resource.ts';
import type { Diagnostics } from './diagnostics.ts';
import { checkNumber, isObject, reportField } from './fields.ts';
import { checkMap } from './map.ts';
import { parseTimestamp } from './timestamp.ts';

const COMMON = ['Type', 'Comment', 'QueryLanguage'];
const COMMON_WITH_TRANSITION = [...COMMON, 'Next', 'End', 'Output', 'Assign'];
const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  Pass: new Set(COMMON_WITH_TRANSITION),
  Wait: new Set([...COMMON_WITH_TRANSITION, 'Seconds', 'Timestamp']),
  Choice: new Set([...COMMON, 'Choices', 'Default', 'Output', 'Assign']),
  Succeed: new Set([...COMMON, 'Output']),
  Fail: new Set([...COMMON, 'Error', 'Cause']),
  Task: new Set([
    ...COMMON_WITH_TRANSITION,
    'Resource',
    'Arguments',
    'Retry',
    'Catch',
    'TimeoutSeconds',
    'HeartbeatSeconds',
    'Credentials',
  ]),
  Parallel: new Set([...COMMON_WITH_TRANSITION, 'Arguments', 'Branches', 'Retry', 'Catch']),
  Map: new Set([
    ...COMMON_WITH_TRANSITION,
    'Retry',
    'Catch',
    'Items',
    'ItemSelector',
    'ItemProcessor',
    'MaxConcurrency',
    'ToleratedFailureCount',
    'ToleratedFailurePercentage',
    'ItemBatcher',
    'Label',
  ]),
};
/** Fields of a Map that only a test with a mock can have. */
const S3_FIELDS = new Set(['ItemReader', 'ResultWriter']);
const JSON_PATH_FIELDS = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'Parameters',
  'ResultSelector',
  'Result',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'ErrorPath',
  'CausePath',
  'ItemsPath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
]);

/** Checks a state, without the states inside it. */
export function checkState(
  state: JsonObject,
  at: string,
  machineLanguage: 'JSONPath' | 'JSONata',
  found: Diagnostics,
): undefined {
  const type = state.Type;
  if (type === undefined) return found.schema("The field 'Type' is required but was missing", at);
  const fields = typeof type === 'string' && Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  if (!fields) {
    return found.schema(
      `Value is not one of the supported states: [${Object.keys(FIELDS).join(', ')}]`,
      `${at}/Type`,
    );
  }
  if (!checkLanguage(state, at, machineLanguage, found)) return;
  for (const name of Object.keys(state)) {
    if (fields.has(name) || (found.mocked && type === 'Map' && S3_FIELDS.has(name))) continue;
    if (JSON_PATH_FIELDS.has(name)) {
      found.schema(
        `The QueryLanguage is set to 'JSONata', but field '${name}' is only supported for the 'JSONPath' QueryLanguage`,
        at,
      );
    } else found.schema(`Field '${name}' is not supported`, at);
  }
  if (fields.has('Next')) checkTransition(state, at, found);
  if (state.Assign !== undefined) checkAssign(state.Assign, `${at}/Assign`, found);
  if (fields.has('Retry')) {
    checkRetry(state.Retry, `${at}/Retry`, found);
    checkCatch(state.Catch, `${at}/Catch`, found);
  }
  if (type === 'Task') checkTask(state, at, found);
  if (type === 'Wait') checkWait(state, at, found);
  if (type === 'Choice') checkChoice(state, at, found);
  if (type === 'Parallel' && !(Array.isArray(state.Branches) && state.Branches.length > 0))
    reportField(state, 'Branches', at, found);
  if (type === 'Map') checkMap(state, at, found);
}

function checkLanguage(
  state: JsonObject,
  at: string,
  machine: 'JSONPath' | 'JSONata',
  found: Diagnostics,
): boolean {
  const own = state.QueryLanguage;
  if (own !== undefined && own !== 'JSONPath' && own !== 'JSONata') {
    found.schema('Value is not one of the supported values: [JSONPath, JSONata]', `${at}/QueryLanguage`);
    return false;
  }
  if (machine === 'JSONata' && own === 'JSONPath') {
    found.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at);
    return false;
  }
  if ((own ?? machine) === 'JSONata') return true;
  const onlyJsonata = ['Output', 'Assign', 'Arguments', 'Items'].find(
    (name) => state[name] !== undefined && name !== 'Assign',
  );
  if (onlyJsonata) {
    found.schema(
      `The QueryLanguage is set to 'JSONPath', but field '${onlyJsonata}' is only supported for the 'JSONata' QueryLanguage`,
      at,
    );
  } else
    found.schema("The QueryLanguage 'JSONPath' is not supported by this engine: set it to 'JSONata'", at);
  return false;
}

function checkTransition(state: JsonObject, at: string, found: Diagnostics): undefined {
  if (state.Next !== undefined && state.End !== undefined)
    found.schema("The fields 'Next' and 'End' cannot be used together", at);
  else if (state.Next === undefined && state.End !== true)
    found.schema("One of the fields 'Next' or 'End' is required but was missing", at);
  else if (state.Next !== undefined && typeof state.Next !== 'string')
    found.schema("The field 'Next' must be a string", `${at}/Next`);
}

const VARIABLE = /^[\p{ID_Start}][\p{ID_Continue}]{0,79}$/u;

function checkAssign(assign: JsonValue, at: string, found: Diagnostics): undefined {
  if (!isObject(assign)) return found.schema("The field 'Assign' must be an object", at);
  for (const name of Object.keys(assign)) {
    if (!VARIABLE.test(name)) found.schema(`'${name}' is not a valid variable name`, `${at}/${name}`);
    else if (name === 'states') found.schema("The variable name 'states' is reserved", `${at}/${name}`);
  }
}

function checkErrorNames(handler: JsonObject, at: string, isLast: boolean, found: Diagnostics): undefined {
  const names = handler.ErrorEquals;
  if (!Array.isArray(names) || names.length === 0 || names.some((name) => typeof name !== 'string')) {
    return reportField(handler, 'ErrorEquals', at, found);
  }
  if (!names.includes('States.ALL')) return;
  if (names.length > 1)
    found.schema("'States.ALL' must be the only error name in 'ErrorEquals'", `${at}/ErrorEquals`);
  else if (!isLast) found.schema("'States.ALL' must be in the last element", `${at}/ErrorEquals`);
}

const RETRIER = new Set([
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
  'Comment',
]);
const CATCHER = new Set(['ErrorEquals', 'Next', 'Output', 'Assign', 'Comment']);

function checkRetry(retry: JsonValue | undefined, at: string, found: Diagnostics): undefined {
  if (retry === undefined) return;
  if (!Array.isArray(retry)) return found.schema("The field 'Retry' must be an array", at);
  for (const [index, retrier] of retry.entries()) {
    const place = `${at}[${index}]`;
    if (!isObject(retrier)) {
      found.schema('A retrier must be an object', place);
      continue;
    }
    for (const name of Object.keys(retrier))
      if (!RETRIER.has(name)) found.schema(`Field '${name}' is not supported`, place);
    checkErrorNames(retrier, place, index === retry.length - 1, found);
    const literal = (name: string, minimum: number, maximum: number, whole = true): void => {
      if (typeof retrier[name] === 'string')
        found.schema(`The field '${name}' must be a number`, `${place}/${name}`);
      else checkNumber(retrier[name], `${place}/${name}`, minimum, maximum, found, whole);
    };
    literal('IntervalSeconds', 1, 99_999_999);
    literal('MaxAttempts', 0, 99_999_999);
    literal('MaxDelaySeconds', 1, 31_622_399);
    literal('BackoffRate', 1, Number.MAX_VALUE, false);
    const jitter = retrier.JitterStrategy;
    if (jitter !== undefined && jitter !== 'FULL' && jitter !== 'NONE') {
      found.schema('Value is not one of the supported values: [FULL, NONE]', `${place}/JitterStrategy`);
    }
  }
}

function checkCatch(catchers: JsonValue | undefined, at: string, found: Diagnostics): undefined {
  if (catchers === undefined) return;
  if (!Array.isArray(catchers)) return found.schema("The field 'Catch' must be an array", at);
  for (const [index, catcher] of catchers.entries()) {
    const place = `${at}[${index}]`;
    if (!isObject(catcher)) {
      found.schema('A catcher must be an object', place);
      continue;
    }
    for (const name of Object.keys(catcher)) {
      if (name === 'ResultPath') {
        found.schema(
          "The QueryLanguage is set to 'JSONata', but field 'ResultPath' is only supported for the 'JSONPath' QueryLanguage",
          place,
        );
      } else if (!CATCHER.has(name)) found.schema(`Field '${name}' is not supported`, place);
    }
    checkErrorNames(catcher, place, index === catchers.length - 1, found);
    if (typeof catcher.Next !== 'string') reportField(catcher, 'Next', place, found);
    if (catcher.Assign !== undefined) checkAssign(catcher.Assign, `${place}/Assign`, found);
  }
}

function checkTask(state: JsonObject, at: string, found: Diagnostics): undefined {
  if (typeof state.Resource !== 'string') reportField(state, 'Resource', at, found);
  else {
    try {
      const { arn, runs } = parseResource(state.Resource);
      if (!runs && !found.mocked) throw new UnsupportedResource(arn);
    } catch (error) {
      if (!(error instanceof UnsupportedResource)) throw error;
      found.schema(error.message, `${at}/Resource`);
    }
  }
  checkNumber(state.TimeoutSeconds, `${at}/TimeoutSeconds`, 1, 99_999_999, found);
  checkNumber(state.HeartbeatSeconds, `${at}/HeartbeatSeconds`, 1, 99_999_999, found);
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    found.schema(
      "The value of 'HeartbeatSeconds' must be smaller than the value of 'TimeoutSeconds'",
      `${at}/HeartbeatSeconds`,
    );
  }
  const credentials = state.Credentials;
  if (credentials === undefined) return;
  const place = `${at}/Credentials`;
  if (!isObject(credentials)) {
    if (typeof credentials !== 'string' || !isExpression(credentials))
      found.schema("The field 'Credentials' must be an object", place);
  } else if (credentials.RoleArn === undefined)
    found.schema("The field 'RoleArn' is required but was missing", place);
}

function checkWait(state: JsonObject, at: string, found: Diagnostics): undefined {
  const given = ['Seconds', 'Timestamp'].filter((name) => state[name] !== undefined);
  if (given.length !== 1) {
    return found.schema("Exactly one of the fields 'Seconds' or 'Timestamp' is required", at);
  }
  checkNumber(state.Seconds, `${at}/Seconds`, 0, 99_999_999, found);
  const timestamp = state.Timestamp;
  if (timestamp === undefined) return;
  if (typeof timestamp !== 'string')
    found.schema("The field 'Timestamp' must be a string", `${at}/Timestamp`);
  else if (!isExpression(timestamp) && parseTimestamp(timestamp) === undefined) {
    found.schema(`Value is not a valid ISO-8601 timestamp: ${timestamp}`, `${at}/Timestamp`);
  }
}

const CHOICE = new Set(['Condition', 'Next', 'Output', 'Assign', 'Comment']);

function checkChoice(state: JsonObject, at: string, found: Diagnostics): undefined {
  const choices = state.Choices;
  if (!Array.isArray(choices) || choices.length === 0) return reportField(state, 'Choices', at, found);
  for (const [index, choice] of choices.entries()) {
    const place = `${at}/Choices[${index}]`;
    if (!isObject(choice)) {
      found.schema('A choice rule must be an object', place);
      continue;
    }
    for (const name of Object.keys(choice)) {
      if (!CHOICE.has(name)) {
        found.schema(
          `The QueryLanguage is set to 'JSONata', but field '${name}' is only supported for the 'JSONPath' QueryLanguage`,
          place,
        );
      }
    }
    const condition = choice.Condition;
    if (typeof condition !== 'boolean' && !(typeof condition === 'string' && isExpression(condition))) {
      reportField(choice, 'Condition', place, found);
    }
    if (typeof choice.Next !== 'string') reportField(choice, 'Next', place, found);
    if (choice.Assign !== undefined) checkAssign(choice.Assign, `${place}/Assign`, found);
  }
  if (state.Default !== undefined && typeof state.Default !== 'string')
    reportField(state, 'Default', at, found);
}

/** The fields of each type of state, of retriers and of catchers, for SUPPORT.md. */
export function supportedFields(): { name: string; fields: readonly string[] }[] {
  const handlers = { 'a retrier': RETRIER, 'a catcher': CATCHER, 'a choice': CHOICE };
  return Object.entries({ ...FIELDS, ...handlers }).map(([name, fields]) => ({ name, fields: [...fields] }));
}
