import type { JsonValue } from '../../service.ts';
import type { MapState } from '../definition/program.ts';
import { EvaluationError } from '../expression/environment.ts';
import { evaluateAs, type Template } from '../expression/template.ts';
import type { Execution } from './execution.ts';
import type { Scope, StateRun } from './model.ts';

export function emitMapStarted(execution: Execution, scope: Scope, length: number): number {
  return execution.emit(scope, 'MapStateStarted', { key: 'mapStateStartedEventDetails', value: { length } });
}

/** The items of a Map. @throws EvaluationError when they are not an array */
export async function itemsOf(execution: Execution, scope: Scope, state: MapState): Promise<JsonValue[]> {
  if (state.items)
    return (await evaluateAs(state.items, execution.environment(scope), 'array')) as JsonValue[];
  const { input } = scope.run as StateRun;
  if (!Array.isArray(input.value))
    throw new EvaluationError(undefined, `Map state input must be an array but was: ${input.text}`);
  return input.value;
}

/** What a Map without a tolerance has instead of it. */
export const NO_LIMIT = Infinity;

/** A whole number of a Map, or a percentage; `without` if the state does not have the field. */
export async function countOf(
  execution: Execution,
  scope: Scope,
  template: Template | undefined,
  field: string,
  without: number,
): Promise<number> {
  if (!template) return without;
  const value = (await evaluateAs(template, execution.environment(scope), 'number')) as number;
  const isPercentage = field === 'ToleratedFailurePercentage';
  const maximum = isPercentage ? 100 : Number.MAX_SAFE_INTEGER;
  if (value < 0 || value > maximum || !(isPercentage || Number.isInteger(value))) {
    throw new EvaluationError(field, `The value of the field '${field}' is out of range: ${value}`);
  }
  return value;
}

/** Evaluates an ItemSelector for one item. */
export async function selectItem(
  execution: Execution,
  scope: Scope,
  item: NonNullable<Scope['item']>,
  selector: Template,
): Promise<JsonValue> {
  const environment = execution.environment(scope);
  const context = () => ({
    ...environment.context(),
    Map: { Item: { Index: item.Index, Value: item.Value } },
  });
  return selector.evaluate({ ...environment, context });
}
