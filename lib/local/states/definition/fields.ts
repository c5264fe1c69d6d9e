import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression } from '../expression/expression.ts';
import type { Diagnostics } from './diagnostics.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reports a field that is missing or has an invalid value. */
export function reportField(state: JsonObject, name: string, at: string, found: Diagnostics): undefined {
  if (state[name] === undefined) requireFields(state, [name], at, found);
  else found.schema(`The value for the field '${name}' is not valid`, `${at}/${name}`);
}

/** Reports the required fields that an object lacks, in the words of the service. @returns whether it has them all */
export function requireFields(
  object: JsonObject,
  names: readonly string[],
  at: string,
  found: Diagnostics,
): boolean {
  const missing = names.filter((name) => object[name] === undefined);
  if (missing.length > 0) found.schema(`These fields are required: [${missing.join(', ')}]`, at);
  return missing.length === 0;
}

/** Reports an object that has none of some fields, or more than one of them. @returns whether it has exactly one */
export function requireOneOf(
  object: JsonObject,
  names: readonly string[],
  at: string,
  found: Diagnostics,
): boolean {
  const given = names.filter((name) => object[name] !== undefined).length;
  const list = `[${names.join(', ')}]`;
  if (given > 1) found.schema(`There should only be one of the following fields: ${list}`, at);
  if (given === 0) found.schema(`This object should have only one of the following fields: ${list}`, at);
  return given === 1;
}

/** Reports a value that is not one of the allowed ones. */
export function checkChoice(
  value: JsonValue | undefined,
  values: readonly string[],
  at: string,
  found: Diagnostics,
): undefined {
  if (value === undefined) return;
  if (typeof value !== 'string') found.schema('Expected value of type [STRING]', at);
  else if (!values.includes(value))
    found.schema(`Value should be one of the following: [${values.join(', ')}]`, at);
}

/** Reads a field that must be a non-empty array. @returns its elements; undefined if it is not one */
export function elementsOf(
  object: JsonObject,
  name: string,
  at: string,
  found: Diagnostics,
): readonly JsonValue[] | undefined {
  const value = object[name];
  if (Array.isArray(value) && value.length > 0) return value;
  if (Array.isArray(value)) found.schema('Value cannot be empty', `${at}/${name}`);
  else reportField(object, name, at, found);
  return undefined;
}

/** The bounds of a number. Messages write them as integers, or with a decimal if the number may have a fraction. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum?: number;
  /** Whether the number may have a fraction. */
  readonly fraction?: boolean;
}

/** Checks a number. A literal must be within bounds; an expression is checked when it is evaluated. */
export function checkNumber(
  value: JsonValue | undefined,
  at: string,
  bounds: Bounds,
  found: Diagnostics,
): undefined {
  if (value === undefined || (typeof value === 'string' && isExpression(value))) return;
  checkLiteral(value, at, bounds, found);
}

/** Checks a number that cannot be an expression. */
export function checkLiteral(
  value: JsonValue | undefined,
  at: string,
  { minimum, maximum, fraction = false }: Bounds,
  found: Diagnostics,
): undefined {
  if (value === undefined) return;
  const written = (bound: number): string => (fraction ? bound.toFixed(1) : String(bound));
  if (typeof value !== 'number' || !(fraction || Number.isInteger(value)))
    found.schema('Expected value of type Integer', at);
  else if (value < minimum) found.schema(`Minimum value is ${written(minimum)}`, at);
  else if (maximum !== undefined && value > maximum) found.schema(`Maximum value is ${written(maximum)}`, at);
}
