import type { JsonObject, JsonValue } from '../../service.ts';
import { type Environment, EvaluationError } from './environment.ts';
import { Expression, isExpression } from './expression.ts';

/** A compiled field of a state: JSON in which some strings are expressions. */
export interface Template {
  /** The value, if it contains no expressions. */
  readonly constant?: JsonValue;
  readonly expression?: Expression;
  evaluate(environment: Environment): JsonValue | Promise<JsonValue>;
}

/** Compiles a field. @param location its place relative to its state: `/` before a key, `[i]` for an index */
export function compileTemplate(value: JsonValue, location: string): Template {
  if (typeof value === 'string' && isExpression(value)) {
    const expression = new Expression(value, location);
    return { expression, evaluate: (environment) => expression.evaluate(environment) };
  }
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, `${location}[${index}]`));
    if (items.every(isConstant)) return constant(value);
    return { evaluate: (environment) => all(items, environment, (values) => values) };
  }
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value);
    const items = names.map((name) => compileTemplate(value[name] as JsonValue, `${location}/${name}`));
    if (items.every(isConstant)) return constant(value);
    return { evaluate: (environment) => all(items, environment, (values) => object(names, values)) };
  }
  return constant(value);
}

function constant(value: JsonValue): Template {
  return { constant: value, evaluate: () => value };
}

function isConstant(template: Template): boolean {
  return template.constant !== undefined;
}

function object(names: readonly string[], values: readonly JsonValue[]): JsonObject {
  const result: JsonObject = {};
  names.forEach((name, index) => {
    if (name === '__proto__') Object.defineProperty(result, name, { value: values[index], enumerable: true });
    else result[name] = values[index] as JsonValue;
  });
  return result;
}

function all(
  items: readonly Template[],
  environment: Environment,
  join: (values: JsonValue[]) => JsonValue,
): JsonValue | Promise<JsonValue> {
  const values: JsonValue[] = [];
  for (const [index, item] of items.entries()) {
    const value = item.evaluate(environment);
    if (value instanceof Promise) return finish(items, environment, values, index, value).then(join);
    values.push(value);
  }
  return join(values);
}

async function finish(
  items: readonly Template[],
  environment: Environment,
  values: JsonValue[],
  index: number,
  pending: Promise<JsonValue>,
): Promise<JsonValue[]> {
  values.push(await pending);
  for (const item of items.slice(index + 1)) values.push(await item.evaluate(environment));
  return values;
}

export type ResultType = 'array' | 'boolean' | 'number' | 'object' | 'string';

function typeOf(value: JsonValue): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Evaluates a field that must have a certain type. */
export async function evaluateAs(
  template: Template,
  environment: Environment,
  type: ResultType,
): Promise<JsonValue> {
  const pending = template.evaluate(environment);
  return checkType(template, pending instanceof Promise ? await pending : pending, type);
}

/** Returns the value of a field if it has the required type. @throws EvaluationError if it has not */
export function checkType(template: Template, value: JsonValue, type: ResultType): JsonValue {
  if (typeOf(value) === type) return value;
  const mismatch = `returned an unexpected result type. Expected '${type}', but was '${typeOf(value)}' for value: ${JSON.stringify(value)}`;
  if (template.expression) throw template.expression.failure(mismatch);
  throw new EvaluationError(
    undefined,
    `Expected '${type}', but was '${typeOf(value)}' for value: ${JSON.stringify(value)}`,
  );
}
