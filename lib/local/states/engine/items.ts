import type { JsonObject, JsonValue } from '../../service.ts';
import type { MapState } from '../definition/program.ts';
import { type Environment, EvaluationError } from '../expression/environment.ts';
import { checkType, evaluateAs, type Template } from '../expression/template.ts';
import { mapContext } from './context-object.ts';
import type { Execution } from './execution.ts';
import type { MapItem, Scope, StateRun } from './model.ts';

export function emitMapStarted(execution: Execution, scope: Scope, length: number): number {
  return execution.emit(scope, 'MapStateStarted', { key: 'mapStateStartedEventDetails', value: { length } });
}

/**
 * Returns the items of a Map: the values of an array or the pairs of an object. An inline Map accepts an object only if its
 * definition contains it.
 * @throws EvaluationError if they are something else
 */
export async function itemsOf(execution: Execution, scope: Scope, state: MapState): Promise<MapItem[]> {
  const { items, distributed } = state;
  if (items) {
    const value = await items.evaluate(execution.environment(scope));
    if (isObject(value) && (distributed || !items.expression)) return pairsOf(value);
    return valuesOf(checkType(items, value, 'array') as JsonValue[]);
  }
  const { input } = scope.run as StateRun;
  if (Array.isArray(input.value)) return valuesOf(input.value);
  if (distributed && isObject(input.value)) return pairsOf(input.value);
  throw new EvaluationError(undefined, `Map state input must be an array but was: ${input.text}`);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the items that a test has read. */
export const readItems = (items: JsonValue[] | JsonObject): MapItem[] =>
  Array.isArray(items) ? valuesOf(items) : pairsOf(items);

const valuesOf = (values: readonly JsonValue[]): MapItem[] =>
  values.map((Value, Index) => ({ Index, Value }));

const pairsOf = (object: JsonObject): MapItem[] =>
  Object.entries(object).map(([Key, Value], Index) => ({ Index, Key, Value }));

/** Stands for the tolerance of a Map that has none. */
export const NO_LIMIT = Infinity;

/** Evaluates a number of a Map, whole unless it is a percentage; `without` if the state lacks the field. */
export function countOf(
  execution: Execution,
  scope: Scope,
  template: Template | undefined,
  field: string,
  without: number,
): Promise<number> {
  const maximum = field === 'ToleratedFailurePercentage' ? 100 : undefined;
  return limitOf(execution.environment(scope), template, field, without, [0, maximum]);
}

/**
 * Evaluates a number of a field, whole unless it is a percentage; `without` if there is no field.
 * @throws EvaluationError if it is out of bounds
 */
export async function limitOf(
  environment: Environment,
  template: Template | undefined,
  field: string,
  without: number,
  [minimum, maximum = Number.MAX_SAFE_INTEGER]: [number, number | undefined],
): Promise<number> {
  if (!template) return without;
  const value = (await evaluateAs(template, environment, 'number')) as number;
  const isWhole = Number.isInteger(value) || field === 'ToleratedFailurePercentage';
  if (value < minimum || value > maximum || !isWhole)
    throw new EvaluationError(field, `The value of the field '${field}' is out of range: ${value}`);
  return value;
}

/** Returns the input of an iteration: the result of the ItemSelector, or else the item's value, or its key and value. */
export async function inputOf(
  execution: Execution,
  scope: Scope,
  item: MapItem,
  selector: Template | undefined,
): Promise<JsonValue> {
  const { Key, Value } = item;
  if (!selector) return Key === undefined ? Value : { Key, Value };
  const environment = execution.environment(scope);
  const context = () => ({ ...environment.context(), Map: mapContext(item) });
  return selector.evaluate({ ...environment, context });
}
