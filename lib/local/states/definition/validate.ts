import type { JsonObject, JsonValue } from '../../service.ts';
import { type Diagnostic, Diagnostics } from './diagnostics.ts';
import { checkExpressions } from './expressions.ts';
import { checkChoice, isObject, requireFields } from './fields.ts';
import { checkGraph } from './graph.ts';
import { checkState, LANGUAGES } from './states.ts';
import { checkVariables } from './variables.ts';

const MAX_DEFINITION_BYTES = 1_048_576;
const TOP_LEVEL = new Set(['Comment', 'StartAt', 'States', 'Version', 'TimeoutSeconds', 'QueryLanguage']);
const BRANCH = new Set(['Comment', 'StartAt', 'States']);
const PROCESSOR = new Set([...BRANCH, 'ProcessorConfig']);
const MAX_STATE_NAME = 80;

/** The names that must be unique in a definition, at any depth. */
export class Names {
  readonly #seen = new Set<string>();

  /** Whether the name of a state or a label was seen before. */
  isSecond(kind: 'state' | 'label', name: string): boolean {
    const key = `${kind}/${name}`;
    const seen = this.#seen.has(key);
    this.#seen.add(key);
    return seen;
  }
}

export interface Validation {
  readonly diagnostics: readonly Diagnostic[];
  /** The parsed definition, if it has no errors. */
  readonly definition?: JsonObject;
}

/**
 * Checks a definition completely: its schema, its graph, and that each expression compiles with JSONata 2.0.6. States in
 * JSONPath, and everything else that the engine does not run, are errors.
 * @param mocked whether Tasks are mocked: then they may use integrations that the engine does not support
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
    found.add('SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object');
    return { diagnostics: found.list };
  }
  if (!found.requireLevels(definition)) return { diagnostics: found.list };
  if (type === 'EXPRESS') found.schema("Workflows of type 'EXPRESS' are not supported", '');
  const top = definition;
  const language = top.QueryLanguage;
  checkChoice(language, LANGUAGES, '/QueryLanguage', found);
  checkChoice(top.Version, ['1.0'], '/Version', found);
  const timeout = top.TimeoutSeconds;
  if (
    timeout !== undefined &&
    !(Number.isInteger(timeout) && (timeout as number) > 0 && (timeout as number) <= 99_999_999)
  ) {
    found.schema("The field 'TimeoutSeconds' must be an integer between 1 and 99999999", '/TimeoutSeconds');
  }
  const effective = (language ?? 'JSONPath') === 'JSONPath' ? 'JSONPath' : 'JSONata';
  checkProgram(top, '', TOP_LEVEL, effective, new Names(), found);
  if (found.list.length === 0) checkVariables(top, '', found);
  if (found.list.length === 0) checkExpressions(top, '', found);
  return found.list.length === 0 ? { diagnostics: [], definition: top } : { diagnostics: found.list };
}

function checkProgram(
  program: JsonObject,
  at: string,
  fields: ReadonlySet<string>,
  language: 'JSONPath' | 'JSONata',
  names: Names,
  found: Diagnostics,
): undefined {
  for (const name of Object.keys(program)) {
    if (!fields.has(name)) found.schema(`Field '${name}' is not supported`, at);
  }
  if (!requireFields(program, ['States', 'StartAt'], at, found)) return;
  if (typeof program.StartAt !== 'string')
    return found.schema("The field 'StartAt' must be a string", `${at}/StartAt`);
  if (!isObject(program.States) || Object.keys(program.States).length === 0) {
    return found.schema("The field 'States' must be an object with at least one state", `${at}/States`);
  }
  const before = found.list.length;
  for (const [name, state] of Object.entries(program.States)) {
    const place = `${at}/States/${name}`;
    if (name.length > MAX_STATE_NAME)
      found.add(
        'INVALID_STATE_NAME',
        `Invalid State name: ${name} exceeds the ${MAX_STATE_NAME}-character limit allowed by the service`,
        place,
      );
    if (names.isSecond('state', name))
      found.add('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, place);
    if (!isObject(state)) {
      found.schema('A state must be an object', place);
      continue;
    }
    const { Label: label } = state;
    if (typeof label === 'string' && names.isSecond('label', label))
      found.add('DUPLICATE_LABEL_NAME', `Duplicate Label name: ${label}`, `${place}/Label`);
    checkState(state, place, language, found);
    checkNested(state, place, language, names, found);
  }
  if (found.list.length === before) checkGraph(program, at, fields === TOP_LEVEL, found);
}

/** Checks the nested programs of a state. */
export function checkNested(
  state: JsonObject,
  at: string,
  language: 'JSONPath' | 'JSONata',
  names: Names,
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
