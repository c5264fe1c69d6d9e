import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression } from '../expression/expression.ts';
import {
  parseResource,
  type Resource,
  requiredArguments,
  UnsupportedResource,
} from '../integrations/resource.ts';
import type { Diagnostics } from './diagnostics.ts';
import {
  type Bounds,
  checkChoice,
  checkLiteral,
  checkNumber,
  elementsOf,
  isObject,
  reportField,
  requireFields,
  requireOneOf,
} from './fields.ts';
import { checkMap } from './map.ts';
import { isTimestampLiteral } from './timestamp.ts';

/** The values of `QueryLanguage`. */
export const LANGUAGES = ['JSONPath', 'JSONata'];

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

/** Checks a state, without its nested states. */
export function checkState(
  state: JsonObject,
  at: string,
  machineLanguage: 'JSONPath' | 'JSONata',
  found: Diagnostics,
): undefined {
  const type = state.Type;
  if (!requireFields(state, ['Type'], at, found)) return;
  const fields = typeof type === 'string' && Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  if (!fields) return checkChoice(type, Object.keys(FIELDS), `${at}/Type`, found);
  if (!checkLanguage(state, at, machineLanguage, found)) return;
  for (const name of Object.keys(state)) {
    if (fields.has(name) || (found.mocked && type === 'Map' && S3_FIELDS.has(name))) continue;
    reportUnknown(name, JSON_PATH_FIELDS, at, found);
  }
  if (fields.has('Next') && requireOneOf(withoutEndFalse(state), ['Next', 'End'], at, found))
    checkText(state, 'Next', at, found);
  if (state.Assign !== undefined) checkAssign(state.Assign, `${at}/Assign`, found);
  if (fields.has('Retry')) {
    checkRetry(state.Retry, `${at}/Retry`, found);
    checkCatch(state.Catch, `${at}/Catch`, found);
  }
  if (type === 'Task') checkTask(state, at, found);
  if (type === 'Wait') checkWait(state, at, found);
  if (type === 'Choice') checkChoices(state, at, found);
  if (type === 'Parallel') elementsOf(state, 'Branches', at, found);
  if (type === 'Map') checkMap(state, at, found);
}

/** Leaves out `End: false`, which counts as no `End`. */
function withoutEndFalse(state: JsonObject): JsonObject {
  if (state.End !== false || state.Next !== undefined) return state;
  const { End: _, ...rest } = state;
  return rest;
}

/** Reports a field that an object does not have, or has only in JSONPath. */
function reportUnknown(
  name: string,
  ofJsonPath: ReadonlySet<string>,
  at: string,
  found: Diagnostics,
): undefined {
  found.schema(
    ofJsonPath.has(name)
      ? `The QueryLanguage is set to 'JSONata', but field '${name}' is only supported for the 'JSONPath' QueryLanguage`
      : `Field '${name}' is not supported`,
    at,
  );
}

function checkText(object: JsonObject, name: string, at: string, found: Diagnostics): undefined {
  if (object[name] !== undefined && typeof object[name] !== 'string')
    found.schema('Expected value of type [STRING]', `${at}/${name}`);
}

/** Checks the query language of a state. @returns whether it is JSONata: it is, unless it is exactly `JSONPath` */
function checkLanguage(
  state: JsonObject,
  at: string,
  machine: 'JSONPath' | 'JSONata',
  found: Diagnostics,
): boolean {
  const own = state.QueryLanguage;
  checkChoice(own, LANGUAGES, `${at}/QueryLanguage`, found);
  if (machine === 'JSONata' && own === 'JSONPath') {
    found.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at);
    return false;
  }
  if ((own ?? machine) !== 'JSONPath') return true;
  const onlyJsonata = ['Output', 'Arguments', 'Items'].find((name) => state[name] !== undefined);
  if (onlyJsonata) {
    found.schema(
      `The QueryLanguage is set to 'JSONPath', but field '${onlyJsonata}' is only supported for the 'JSONata' QueryLanguage`,
      at,
    );
  } else
    found.schema("The QueryLanguage 'JSONPath' is not supported by this engine: set it to 'JSONata'", at);
  return false;
}

const VARIABLE = /^[\p{ID_Start}][\p{ID_Continue}]*$/u;
const MAX_VARIABLE_NAME = 80;

function checkAssign(assign: JsonValue, at: string, found: Diagnostics): undefined {
  if (!isObject(assign)) return found.schema("The field 'Assign' must be an object", at);
  for (const name of Object.keys(assign)) {
    const invalid = (why: string): undefined =>
      found.add('INVALID_VARIABLE_NAME', `Invalid variable name '${name}': ${why}`, `${at}/${name}`);
    if (name === 'states')
      found.add('RESERVED_VARIABLE_NAME', "Cannot assign to reserved variable '$states'.", `${at}/${name}`);
    else if (!VARIABLE.test(name)) invalid('the variable name contains invalid characters.');
    else if (name.length > MAX_VARIABLE_NAME)
      invalid(`the variable name has more than ${MAX_VARIABLE_NAME} characters.`);
  }
}

const ALL = 'States.ALL';

function checkErrorNames(handler: JsonObject, at: string, isLast: boolean, found: Diagnostics): undefined {
  const names = handler.ErrorEquals === undefined ? [] : elementsOf(handler, 'ErrorEquals', at, found);
  if (names?.some((name) => typeof name !== 'string')) return reportField(handler, 'ErrorEquals', at, found);
  if (names?.includes(ALL) && (names.length > 1 || !isLast))
    found.schema(`${ALL} must appear alone and at end of list`, `${at}/ErrorEquals[${names.indexOf(ALL)}]`);
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

const RETRIER_BOUNDS: Readonly<Record<string, Bounds>> = {
  IntervalSeconds: { minimum: 0, maximum: 99_999_999 },
  MaxAttempts: { minimum: 0, maximum: 99_999_999 },
  MaxDelaySeconds: { minimum: 1, maximum: 31_622_400 },
  BackoffRate: { minimum: 1, fraction: true },
};

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
    requireFields(retrier, ['ErrorEquals'], place, found);
    checkErrorNames(retrier, place, index === retry.length - 1, found);
    for (const [name, bounds] of Object.entries(RETRIER_BOUNDS))
      checkLiteral(retrier[name], `${place}/${name}`, bounds, found);
    checkChoice(retrier.JitterStrategy, ['NONE', 'FULL'], `${place}/JitterStrategy`, found);
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
    for (const name of Object.keys(catcher))
      if (!CATCHER.has(name)) reportUnknown(name, JSON_PATH_FIELDS, place, found);
    requireFields(catcher, ['ErrorEquals', 'Next'], place, found);
    checkErrorNames(catcher, place, index === catchers.length - 1, found);
    checkText(catcher, 'Next', place, found);
    if (catcher.Assign !== undefined) checkAssign(catcher.Assign, `${place}/Assign`, found);
  }
}

const TIMEOUT: Bounds = { minimum: 1, maximum: 99_999_999 };

function checkTask(state: JsonObject, at: string, found: Diagnostics): undefined {
  if (typeof state.Resource !== 'string') reportField(state, 'Resource', at, found);
  else checkResource(state, state.Resource, at, found);
  checkNumber(state.TimeoutSeconds, `${at}/TimeoutSeconds`, TIMEOUT, found);
  checkNumber(state.HeartbeatSeconds, `${at}/HeartbeatSeconds`, TIMEOUT, found);
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
  } else if (credentials.RoleArn === undefined) reportParameter('RoleArn', place, found);
}

/** Reports a missing field of Arguments or Credentials, which the service words differently from a missing field of a state. */
function reportParameter(name: string, at: string, found: Diagnostics): undefined {
  found.schema(`The field '${name}' is required but was missing`, at);
}

/** Checks the resource of a Task, and that its Arguments include what the integration requires. */
function checkResource(state: JsonObject, arn: string, at: string, found: Diagnostics): undefined {
  const place = `${at}/Resource`;
  if (!arn.startsWith('arn:')) return found.schema('Value is not a valid resource ARN', place);
  let resource: Resource;
  try {
    resource = parseResource(arn);
    if (!resource.runs && !found.mocked) throw new UnsupportedResource(arn);
  } catch (error) {
    if (!(error instanceof UnsupportedResource)) throw error;
    return found.schema(error.message, place);
  }
  const { Arguments: args } = state;
  if (resource.kind !== 'function' && args === undefined)
    return found.schema(`Arguments field is required for resource ARN: ${arn}`, place);
  if (!isObject(args)) return;
  for (const name of requiredArguments(resource))
    if (args[name] === undefined) reportParameter(name, `${at}/Arguments`, found);
}

const WAIT_FIELDS = ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'];

function checkWait(state: JsonObject, at: string, found: Diagnostics): undefined {
  if (!requireOneOf(state, WAIT_FIELDS, at, found)) return;
  checkNumber(state.Seconds, `${at}/Seconds`, { minimum: 0, maximum: 99_999_999 }, found);
  const timestamp = state.Timestamp;
  if (typeof timestamp !== 'string') checkText(state, 'Timestamp', at, found);
  else if (!isExpression(timestamp) && !isTimestampLiteral(timestamp))
    found.schema('String does not match RFC3339 timestamp', `${at}/Timestamp`);
}

const CHOICE = new Set(['Condition', 'Next', 'Output', 'Assign', 'Comment']);
/** The comparisons of a choice rule in JSONPath. Each also exists for the value at a path. */
const COMPARISONS = [
  ...['String', 'Numeric', 'Timestamp'].flatMap((type) =>
    ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'].map(
      (how) => `${type}${how}`,
    ),
  ),
  'BooleanEquals',
];
const RULE_FIELDS_OF_JSON_PATH = new Set([
  'And',
  'Or',
  'Not',
  'Variable',
  'StringMatches',
  ...['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'],
  ...COMPARISONS.flatMap((name) => [name, `${name}Path`]),
]);

function checkChoices(state: JsonObject, at: string, found: Diagnostics): undefined {
  for (const [index, choice] of (elementsOf(state, 'Choices', at, found) ?? []).entries()) {
    const place = `${at}/Choices[${index}]`;
    if (!isObject(choice)) {
      found.schema('A choice rule must be an object', place);
      continue;
    }
    for (const name of Object.keys(choice))
      if (!CHOICE.has(name)) reportUnknown(name, RULE_FIELDS_OF_JSON_PATH, place, found);
    const condition = choice.Condition;
    if (condition === undefined)
      found.schema(
        'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]',
        place,
      );
    else if (typeof condition !== 'boolean' && !(typeof condition === 'string' && isExpression(condition)))
      reportField(choice, 'Condition', place, found);
    requireFields(choice, ['Next'], place, found);
    checkText(choice, 'Next', place, found);
    if (choice.Assign !== undefined) checkAssign(choice.Assign, `${place}/Assign`, found);
  }
  checkText(state, 'Default', at, found);
}

/** The fields of each type of state, of retriers and of catchers, for SUPPORT.md. */
export function supportedFields(): { name: string; fields: readonly string[] }[] {
  const handlers = { 'a retrier': RETRIER, 'a catcher': CATCHER, 'a choice': CHOICE };
  return Object.entries({ ...FIELDS, ...handlers }).map(([name, fields]) => ({ name, fields: [...fields] }));
}
