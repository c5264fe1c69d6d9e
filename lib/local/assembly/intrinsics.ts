import type { JsonObject, JsonValue } from '../service.ts';

/** Looks up what the functions of a template refer to. Most methods throw if it does not exist. */
export interface TemplateScope {
  /** The value of a parameter or pseudo parameter, or the physical id of a resource. */
  ref(name: string): JsonValue | undefined;
  attribute(logicalId: string, name: string): JsonValue;
  condition(name: string): boolean;
  /** Returns undefined if there is no such value. */
  mapping(map: string, first: string, second: string): JsonValue | undefined;
  exported(name: string): JsonValue;
  stackOutput(stack: string, output: string): JsonValue;
}

/** The functions that `resolve` evaluates. Any other function that begins with `Fn::` is refused. */
export const INTRINSIC_FUNCTIONS: readonly string[] = [
  'Ref',
  'Condition',
  'Fn::And',
  'Fn::Base64',
  'Fn::Equals',
  'Fn::FindInMap',
  'Fn::GetAtt',
  'Fn::GetStackOutput',
  'Fn::If',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Length',
  'Fn::Not',
  'Fn::Or',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::ToJsonString',
];

const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = JsonValue | typeof NO_VALUE;

/**
 * Evaluates the intrinsic functions of a template's expression and leaves out every `AWS::NoValue`.
 * @returns undefined if the whole expression is `AWS::NoValue`
 * @throws Error that names the function that failed or is not supported, and why
 */
export function resolve(value: JsonValue, scope: TemplateScope): JsonValue | undefined {
  const result = evaluate(value, scope);
  return result === NO_VALUE ? undefined : result;
}

/** Whether a condition of a template is true. */
export function evaluateCondition(condition: JsonValue, scope: TemplateScope): boolean {
  const result = evaluate(condition, scope);
  if (typeof result === 'boolean') return result;
  if (result === 'true' || result === 'false') return result === 'true';
  throw new Error(`a condition must be true or false, not ${JSON.stringify(result)}`);
}

/** Returns the name of the intrinsic function that an object calls, if it is such a call. */
export function intrinsicName(value: JsonValue): string | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const names = Object.keys(value);
  const name = names[0];
  if (names.length !== 1 || name === undefined) return undefined;
  if (name === 'Ref' || name.startsWith('Fn::')) return name;
  return name === 'Condition' && typeof value.Condition === 'string' ? name : undefined;
}

function evaluate(value: JsonValue, scope: TemplateScope): Resolved {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  }
  const name = intrinsicName(value);
  if (name !== undefined) return call(name, value[name] as JsonValue, scope);
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const resolved = evaluate(item, scope);
    if (resolved !== NO_VALUE) result[key] = resolved;
  }
  return result;
}

function call(name: string, argument: JsonValue, scope: TemplateScope): Resolved {
  switch (name) {
    case 'Ref': {
      if (argument === 'AWS::NoValue') return NO_VALUE;
      const found = scope.ref(argument as string);
      if (found === undefined) throw new Error(`Ref: there is no ${String(argument)} in this template`);
      return found;
    }
    case 'Fn::GetAtt': {
      const [logicalId, attribute] = Array.isArray(argument)
        ? [argument[0] as string, text(evaluate(argument[1] as JsonValue, scope), name)]
        : splitOnce(text(argument, name), '.');
      return scope.attribute(logicalId, attribute);
    }
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::Join': {
      const [delimiter, values] = list(argument, 2, name);
      const items = evaluate(values as JsonValue, scope);
      if (!Array.isArray(items)) throw new Error('Fn::Join: the second argument must be a list');
      return items.map((item) => text(item, name)).join(text(delimiter as JsonValue, name));
    }
    case 'Fn::Select': {
      const [index, values] = list(argument, 2, name);
      const items = evaluate(values as JsonValue, scope);
      const position = Number(evaluate(index as JsonValue, scope));
      const item = Array.isArray(items) ? items[position] : undefined;
      if (item === undefined) throw new Error(`Fn::Select: there is no item ${position}`);
      return item;
    }
    case 'Fn::Split': {
      const [delimiter, value] = list(argument, 2, name);
      return text(evaluate(value as JsonValue, scope), name).split(text(delimiter as JsonValue, name));
    }
    case 'Fn::FindInMap':
      return findInMap(argument, scope);
    case 'Fn::Length': {
      const items = evaluate(argument, scope);
      if (!Array.isArray(items)) throw new Error('Fn::Length takes a list');
      return items.length;
    }
    case 'Fn::ToJsonString':
      return JSON.stringify(resolve(argument, scope) ?? null);
    case 'Fn::ImportValue':
      return scope.exported(text(evaluate(argument, scope), name));
    case 'Fn::GetStackOutput':
      return stackOutput(argument, scope);
    case 'Fn::Base64':
      return Buffer.from(text(evaluate(argument, scope), name)).toString('base64');
    case 'Fn::If': {
      const [condition, then, otherwise] = list(argument, 3, name);
      return evaluate((scope.condition(condition as string) ? then : otherwise) as JsonValue, scope);
    }
    case 'Condition':
      return scope.condition(argument as string);
    case 'Fn::Equals': {
      const [left, right] = list(argument, 2, name).map((side) => evaluate(side, scope));
      return comparisonText(left as Resolved) === comparisonText(right as Resolved);
    }
    case 'Fn::Not':
      return !evaluateCondition(list(argument, 1, name)[0] as JsonValue, scope);
    case 'Fn::And':
      return list(argument, undefined, name).every((item) => evaluateCondition(item, scope));
    case 'Fn::Or':
      return list(argument, undefined, name).some((item) => evaluateCondition(item, scope));
    default:
      throw new Error(`the function ${name} is not supported`);
  }
}

/** Returns a value of a mapping. `AWS::LanguageExtensions` allows a default. */
function findInMap(argument: JsonValue, scope: TemplateScope): Resolved {
  const [keys, { DefaultValue }] =
    Array.isArray(argument) && argument.length === 4
      ? [argument.slice(0, 3), argument[3] as JsonObject]
      : [argument, {} as JsonObject];
  const [map = '', first = '', second = ''] = list(keys, 3, 'Fn::FindInMap').map((key) =>
    text(evaluate(key, scope), 'Fn::FindInMap'),
  );
  const found = scope.mapping(map, first, second);
  if (found !== undefined) return found;
  if (DefaultValue !== undefined) return evaluate(DefaultValue, scope);
  throw new Error(`Fn::FindInMap: there is no ${map}.${first}.${second}`);
}

/** Evaluates the weak reference between stacks that newer CDK versions write instead of an export and an import. */
function stackOutput(argument: JsonValue, scope: TemplateScope): JsonValue {
  const { StackName, OutputName, Region, ...rest } = evaluate(argument, scope) as JsonObject;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new Error(`Fn::GetStackOutput: ${unknown} is not supported`);
  if (Region !== undefined && Region !== scope.ref('AWS::Region')) {
    throw new Error(`Fn::GetStackOutput: another Region (${String(Region)}) is not supported`);
  }
  return scope.stackOutput(
    text(StackName as JsonValue, 'Fn::GetStackOutput'),
    text(OutputName as JsonValue, 'Fn::GetStackOutput'),
  );
}

function substitute(argument: JsonValue, scope: TemplateScope): string {
  const [pattern, variables] = Array.isArray(argument)
    ? [text(argument[0] as JsonValue, 'Fn::Sub'), (argument[1] ?? {}) as JsonObject]
    : [text(argument, 'Fn::Sub'), {} as JsonObject];
  return pattern.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const key = name.trim();
    const variable = variables[key];
    if (variable !== undefined) return text(evaluate(variable, scope), 'Fn::Sub');
    if (!key.includes('.')) return text(call('Ref', key, scope), 'Fn::Sub');
    return text(call('Fn::GetAtt', key, scope), 'Fn::Sub');
  });
}

function splitOnce(value: string, separator: string): [string, string] {
  const at = value.indexOf(separator);
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}

function text(value: Resolved, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${name} takes text, not ${value === NO_VALUE ? 'AWS::NoValue' : JSON.stringify(value)}`);
}

/** Converts a value for comparison. CloudFormation compares values as text: 1 equals "1", and true equals "true". */
function comparisonText(value: Resolved): string {
  if (value === NO_VALUE) return '';
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function list(argument: JsonValue, length: number | undefined, name: string): JsonValue[] {
  if (!Array.isArray(argument) || (length !== undefined && argument.length !== length)) {
    throw new Error(`${name} takes ${length ?? 'several'} arguments`);
  }
  return argument;
}
