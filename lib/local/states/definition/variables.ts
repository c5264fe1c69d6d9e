import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression, syntaxOf } from '../expression/expression.ts';
import { usage } from '../expression/syntax.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isObject } from './fields.ts';
import { programsWithPlaces } from './graph.ts';

/**
 * Checks that no scope assigns a variable that an outer scope assigns too. The states of a branch or an iteration form a scope
 * (developer guide, "Variable scope").
 */
export function checkVariables(program: JsonObject, at: string, found: Diagnostics): void {
  checkScope(placedStates(program, at), new Set(), found);
}

/** The same for the scopes inside a state that is checked on its own. */
export function checkStateVariables(state: JsonObject, found: Diagnostics): void {
  checkScope([{ state, place: '' }], new Set(), found);
}

type PlacedState = { readonly state: JsonObject; readonly place: string };

function placedStates(program: JsonObject, at: string): PlacedState[] {
  return Object.entries(program.States as Record<string, JsonObject>).map(([name, state]) => ({
    state,
    place: `${at}/States/${name}`,
  }));
}

function checkScope(states: readonly PlacedState[], outer: ReadonlySet<string>, found: Diagnostics): void {
  const own = new Set(outer);
  for (const { state, place } of states) {
    for (const { variable, field } of assignments(state)) {
      if (outer.has(variable))
        found.schema(
          `The variable '${variable}' is assigned in an outer scope and cannot be assigned here`,
          `${place}${field}/${variable}`,
        );
      own.add(variable);
    }
  }
  for (const { state, place } of states) {
    for (const inner of programsWithPlaces(state))
      checkScope(placedStates(inner.program, `${place}${inner.place}`), own, found);
  }
}

/** Returns the variables that a state assigns: on success, in its choices, and in its catchers. */
function assignments(state: JsonObject): { variable: string; field: string }[] {
  const handlers = ['Choices', 'Catch'].flatMap((name) => {
    const list = Array.isArray(state[name]) ? state[name] : [];
    return list.map((item, index) => ({ item, at: `/${name}[${index}]` }));
  });
  return [{ item: state, at: '' }, ...handlers].flatMap(({ item, at }) => {
    const assigned = isObject(item) && isObject(item.Assign) ? Object.keys(item.Assign) : [];
    return assigned.map((variable) => ({ variable, field: `${at}/Assign` }));
  });
}

/**
 * Returns the variables that each state of a valid definition refers to, by state name; undefined if no state refers to any.
 */
export function variableReferences(definition: JsonObject): Record<string, string[]> | undefined {
  const all = allStates(definition);
  const variables = new Set(all.flatMap(([, state]) => assignments(state).map(({ variable }) => variable)));
  const references = all.flatMap(([name, state]): [string, string[]][] => {
    const { Branches: _, ItemProcessor: __, ...own } = state;
    const named = [...new Set(expressions(own).flatMap((text) => [...usage(syntaxOf(text)).variables]))];
    const known = named.filter((variable) => variables.has(variable));
    return known.length > 0 ? [[name, known]] : [];
  });
  return references.length > 0 ? Object.fromEntries(references) : undefined;
}

function allStates(program: JsonObject): [string, JsonObject][] {
  return Object.entries(program.States as Record<string, JsonObject>).flatMap(([name, state]) => [
    [name, state] as [string, JsonObject],
    ...programsWithPlaces(state).flatMap((inner) => allStates(inner.program)),
  ]);
}

function expressions(value: JsonValue): string[] {
  if (typeof value === 'string') return isExpression(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(expressions) : [];
}
