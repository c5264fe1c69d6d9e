import type { JsonObject } from '../../service.ts';
import { type Diagnostic, Diagnostics } from './diagnostics.ts';
import { checkStateExpressions } from './expressions.ts';
import { isObject } from './fields.ts';
import { checkState } from './states.ts';
import { checkNested, validateDefinition } from './validate.ts';

/** A checked state of a definition, with its name. */
export interface TestedState {
  readonly name: string;
  readonly state: JsonObject;
}

export type TestedStateResult =
  | { readonly diagnostics: readonly Diagnostic[] }
  | { readonly tested: TestedState };

/** Checks a state that is given by itself; its transitions are not checked. */
export function soleState(definition: JsonObject): TestedStateResult {
  const found = new Diagnostics();
  const language = definition.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath';
  checkState(definition, '', language, found);
  if (found.list.length === 0) checkNested(definition, '', language, new Map(), found);
  if (found.list.length === 0) checkStateExpressions(definition, '', found);
  if (found.list.length > 0) return { diagnostics: found.list };
  return { tested: { name: 'TestState', state: definition } };
}

/** Checks a definition and finds the state with a name, at any depth; undefined when there is none. */
export function namedState(text: string, name: string): TestedStateResult | undefined {
  const { diagnostics, definition } = validateDefinition(text);
  if (!definition) return { diagnostics };
  const state = findState(definition, name);
  return state && { tested: { name, state } };
}

/** Finds the state with a name in a program or in the programs inside it. */
export function findState(program: JsonObject, name: string): JsonObject | undefined {
  const states = program.States as JsonObject;
  if (Object.hasOwn(states, name)) return states[name] as JsonObject;
  for (const state of Object.values(states)) {
    for (const inner of isObject(state) ? programsOf(state) : []) {
      const found = findState(inner, name);
      if (found) return found;
    }
  }
  return undefined;
}

/** The branches of a Parallel, the processor of a Map. */
export function programsOf(state: JsonObject): JsonObject[] {
  if (state.Type === 'Parallel') return state.Branches as JsonObject[];
  return state.Type === 'Map' ? [state.ItemProcessor as JsonObject] : [];
}
