import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression } from '../expression/expression.ts';
import type { Diagnostics } from './diagnostics.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reports a field that is missing or has no valid value. */
export function reportField(state: JsonObject, name: string, at: string, found: Diagnostics): undefined {
  if (state[name] === undefined) found.schema(`The field '${name}' is required but was missing`, at);
  else found.schema(`The value for the field '${name}' is not valid`, `${at}/${name}`);
}

/** Checks a number: a literal must be within bounds; an expression is checked when it is evaluated. */
export function checkNumber(
  value: JsonValue | undefined,
  at: string,
  minimum: number,
  maximum: number,
  found: Diagnostics,
  whole = true,
): undefined {
  if (value === undefined || (typeof value === 'string' && isExpression(value))) return;
  if (
    typeof value !== 'number' ||
    (whole && !Number.isInteger(value)) ||
    value < minimum ||
    value > maximum
  ) {
    found.schema(
      `Value must be ${whole ? 'an integer' : 'a number'} between ${minimum} and ${maximum}, or a JSONata expression`,
      at,
    );
  }
}
