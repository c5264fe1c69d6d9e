import { isTooDeep, MAX_LEVELS } from '../../json-levels.ts';
import type { JsonValue } from '../../service.ts';

/** A fault of a definition, in the format of `ValidateStateMachineDefinition`. */
export interface Diagnostic {
  readonly severity: 'ERROR';
  readonly code: string;
  readonly message: string;
  /** A JSON pointer; undefined for the whole workflow. */
  readonly location?: string;
}

/** Collects diagnostics in the order in which they are found. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];
  /** Whether Tasks are mocked: then they may use integrations that the engine does not support. */
  readonly mocked: boolean;

  constructor(mocked = false) {
    this.mocked = mocked;
  }

  add(code: string, message: string, location?: string): undefined {
    this.list.push({ severity: 'ERROR', code, message, ...(location !== undefined && { location }) });
  }

  /** @param location the empty string stands for the whole definition */
  schema(message: string, location: string): undefined {
    this.add('SCHEMA_VALIDATION_FAILED', message, location === '' ? '/' : location);
  }

  /** Checks that a definition is not nested too deeply for the code that walks it. @returns whether it is not */
  requireLevels(definition: JsonValue): boolean {
    if (!isTooDeep(definition)) return true;
    this.schema(`The definition has more than ${MAX_LEVELS} levels`, '');
    return false;
  }
}

/** The message of `InvalidDefinition`. It shows an unknown place as `null`. */
export function invalidDefinitionMessage(diagnostics: readonly Diagnostic[]): string {
  const parts = diagnostics.map(
    ({ code, message, location }) => `${code}: ${message} at ${location ?? null}`,
  );
  return `Invalid State Machine Definition: '${parts.join(', ')}'`;
}
