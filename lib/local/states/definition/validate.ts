import type { JsonObject, JsonValue } from '../../service.ts';
import { type Diagnostic, Diagnostics } from './diagnostics.ts';
import { checkExpressions } from './expressions.ts';
import { isObject } from './fields.ts';
import { checkGraph } from './graph.ts';
import { checkState } from './states.ts';
import { checkVariables } from './variables.ts';

const MAX_DEFINITION_BYTES = 1_048_576;
const TOP_LEVEL = new Set(['Comment', 'StartAt', 'States', 'Version', 'TimeoutSeconds', 'QueryLanguage']);
const BRANCH = new Set(['Comment', 'StartAt', 'States']);
const PROCESSOR = new Set([...BRANCH, 'ProcessorConfig']);

export interface Validation {
  readonly diagnostics: readonly Diagnostic[];
  /** The parsed definition, if it has no errors. */
  readonly definition?: JsonObject;
}

/**
 * Checks a definition completely: its schema, its graph, and that each expression compiles with JSONata 2.0.6. States in
 * JSONPath, and everything else that the engine does not run, are errors.
 * @param mocked whether Tasks are mocked, so that they may name integrations that the engine does not carry out
 */
export function validateDefinition(
  text: string,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
  mocked = false,
): Validation {
  const found = new Diagnostics(mocked);
  let definition: JsonValue;
  try {
    if (Buffer.byteLength(text) > MAX_DEFINITION_BYTES) throw new Error('the definition is longer than 1 MB');
    definition = JSON.parse(text);
  } catch (error) {
    found.add('INVALID_JSON_DESCRIPTION', `Definition is not valid JSON: ${(error as Error).message}`, '');
    return { diagnostics: found.list };
  }
  if (!isObject(definition)) {
    found.add('INVALID_JSON_DESCRIPTION', 'Definition must be a JSON object', '');
    return { diagnostics: found.list };
  }
  if (!found.requireLevels(definition)) return { diagnostics: found.list };
  if (type === 'EXPRESS') found.schema("Workflows of type 'EXPRESS' are not supported", '');
  const top = definition;
  const language = top.QueryLanguage;
  if (language !== undefined && language !== 'JSONPath' && language !== 'JSONata') {
    found.schema(`Value is not one of the supported values: [JSONPath, JSONata]`, '/QueryLanguage');
  }
  const timeout = top.TimeoutSeconds;
  if (
    timeout !== undefined &&
    !(Number.isInteger(timeout) && (timeout as number) > 0 && (timeout as number) <= 99_999_999)
  ) {
    found.schema("The field 'TimeoutSeconds' must be an integer between 1 and 99999999", '/TimeoutSeconds');
  }
  const names = new Map<string, string>();
  checkProgram(top, '', TOP_LEVEL, language === 'JSONata' ? 'JSONata' : 'JSONPath', names, found);
  if (found.list.length === 0) checkVariables(top, '', found);
  if (found.list.length === 0) checkExpressions(top, '', found);
  return found.list.length === 0 ? { diagnostics: [], definition: top } : { diagnostics: found.list };
}

function checkProgram(
  program: JsonObject,
  at: string,
  fields: ReadonlySet<string>,
  language: 'JSONPath' | 'JSONata',
  names: Map<string, string>,
  found: Diagnostics,
): undefined {
  for (const name of Object.keys(program)) {
    if (!fields.has(name)) found.schema(`Field '${name}' is not supported`, at);
  }
  let complete = true;
  for (const name of ['StartAt', 'States']) {
    if (program[name] === undefined) {
      found.schema(`The field '${name}' is required but was missing`, at);
      complete = false;
    }
  }
  if (!complete) return;
  if (typeof program.StartAt !== 'string')
    return found.schema("The field 'StartAt' must be a string", `${at}/StartAt`);
  if (!isObject(program.States) || Object.keys(program.States).length === 0) {
    return found.schema("The field 'States' must be an object with at least one state", `${at}/States`);
  }
  const before = found.list.length;
  for (const [name, state] of Object.entries(program.States)) {
    const place = `${at}/States/${name}`;
    if (name.length > 80) found.schema('The name of a state is longer than 80 characters', place);
    if (names.has(name)) found.add('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, place);
    names.set(name, place);
    if (!isObject(state)) {
      found.schema('A state must be an object', place);
      continue;
    }
    checkState(state, place, language, found);
    checkNested(state, place, language, names, found);
  }
  if (found.list.length === before) checkGraph(program, at, found);
}

/** Checks the programs inside a state. */
export function checkNested(
  state: JsonObject,
  at: string,
  language: 'JSONPath' | 'JSONata',
  names: Map<string, string>,
  found: Diagnostics,
): undefined {
  if (state.Type === 'Parallel' && Array.isArray(state.Branches)) {
    for (const [index, branch] of state.Branches.entries()) {
      const place = `${at}/Branches[${index}]`;
      if (isObject(branch)) checkProgram(branch, place, BRANCH, language, names, found);
      else found.schema('A branch must be an object', place);
    }
  }
  if (state.Type === 'Map' && isObject(state.ItemProcessor)) {
    checkProgram(state.ItemProcessor, `${at}/ItemProcessor`, PROCESSOR, language, names, found);
  }
}
