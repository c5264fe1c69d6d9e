import type { JsonObject } from '../../service.ts';
import { type Diagnostic, Diagnostics } from './diagnostics.ts';
import { checkStateExpressions } from './expressions.ts';
import { isObject } from './fields.ts';
import { checkState } from './states.ts';
import { checkNested, Names, validateDefinition } from './validate.ts';
import { checkStateVariables } from './variables.ts';

export interface NamedState {
  readonly name: string;
  readonly state: JsonObject;
}

/** A checked state of a definition. */
export interface TestedState extends NamedState {
  /** The Parallel and Map states around it, innermost first. */
  readonly around: readonly NamedState[];
}

export type TestedStateResult =
  | { readonly diagnostics: readonly Diagnostic[] }
  | { readonly tested: TestedState };

/** The name that the service gives to a state tested on its own. */
const SOLE_STATE = 'StateName';

/**
 * Checks a state that is given on its own. Its transitions are not checked.
 * @param mocked whether the test has a mock: then the Task may use an integration that the engine does not support
 */
export function soleState(definition: JsonObject, mocked: boolean): TestedStateResult {
  const found = new Diagnostics(mocked);
  const language = definition.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath';
  if (found.requireLevels(definition)) checkState(definition, '', language, found);
  if (found.list.length === 0) checkNested(definition, '', language, new Names(), found);
  if (found.list.length === 0) checkStateVariables(definition, found);
  if (found.list.length === 0) checkStateExpressions(definition, '', found);
  if (found.list.length > 0) return { diagnostics: found.list };
  return { tested: { name: SOLE_STATE, state: definition, around: [] } };
}

/** Checks a definition and finds a state by name, at any depth; undefined if there is none. */
export function namedState(text: string, name: string, mocked: boolean): TestedStateResult | undefined {
  const { diagnostics, definition } = validateDefinition(text, 'STANDARD', mocked);
  if (!definition) return { diagnostics };
  const tested = findState(definition, name);
  return tested && { tested };
}

/** Finds a state by name in a program, even an invalid one, or in its nested programs. */
export function findState(
  program: JsonObject,
  name: string,
  around: readonly NamedState[] = [],
): TestedState | undefined {
  const states = isObject(program.States) ? program.States : {};
  const state = Object.hasOwn(states, name) ? states[name] : undefined;
  if (isObject(state)) return { name, state, around };
  for (const [outerName, outer] of Object.entries(states)) {
    if (!isObject(outer)) continue;
    for (const inner of programsOf(outer)) {
      const found = findState(inner, name, [{ name: outerName, state: outer }, ...around]);
      if (found) return found;
    }
  }
  return undefined;
}

/** Returns the branches of a Parallel or the processor of a Map. */
export function programsOf(state: JsonObject): JsonObject[] {
  const programs = state.Type === 'Parallel' ? state.Branches : [state.ItemProcessor ?? null];
  return Array.isArray(programs) ? programs.filter(isObject) : [];
}

/** Whether a state is inside the processor of a Map, at any depth. */
export const isInMap = ({ around }: TestedState): boolean => around.some(({ state }) => state.Type === 'Map');
