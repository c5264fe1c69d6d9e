import { readFileSync } from 'node:fs';
import type { JsonObject, JsonValue } from '../service.ts';
import { Refusal } from './refusal.ts';

/** Which fields of inputs and outputs may be seen: the content of a redaction file. */
export interface RedactionRules {
  /** Names of fields whose strings, numbers and booleans are shown. All others are redacted. */
  readonly show: readonly string[];
  /** Whether `--show all` shows everything. */
  readonly mayShowAll: boolean;
  /** The file with the rules, for messages. */
  readonly file: string;
}

const REDACTED = '‹redacted›';

/** Field names are names in programs. Other keys of an object may be data themselves. */
const FIELD_NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** @throws Refusal if the file cannot be read or is not `{ "show": [names], "mayShowAll": boolean }` */
export function readRedactionRules(file: string): RedactionRules {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${(error as Error).message}`);
  }
  const { show, mayShowAll } = (value ?? {}) as Partial<RedactionRules>;
  const isValid = Array.isArray(show) && show.every((name) => typeof name === 'string');
  if (!isValid || typeof mayShowAll !== 'boolean') {
    throw new Refusal(`${file} must hold {"show": [names of fields], "mayShowAll": true or false}.`);
  }
  return { show, mayShowAll, file };
}

export type Redact = (value: JsonValue) => JsonValue;

/**
 * Makes the function that redacts values before they are shown. The rules name what is shown: a list of what to hide would let
 * through the fields that nobody thought of. Without rules everything is shown.
 * @param show the value of `--show`: `all` shows everything, if the rules allow that
 * @throws Refusal if they do not, or if `show` is anything else
 */
export function redaction(rules: RedactionRules | undefined, show: string | undefined): Redact {
  if (show !== undefined && show !== 'all') throw new Refusal(`--show takes "all", not "${show}".`);
  if (!rules) return (value) => value;
  if (show === undefined) {
    const names = new Set(rules.show);
    return (value) => redact(value, false, names);
  }
  if (!rules.mayShowAll) throw new Refusal(`--show all is not allowed by ${rules.file}.`);
  return (value) => value;
}

function redact(value: JsonValue, shown: boolean, names: ReadonlySet<string>): JsonValue {
  if (Array.isArray(value)) return value.map((item) => redact(item, shown, names));
  if (value === null || typeof value !== 'object') return shown ? value : REDACTED;
  return Object.fromEntries(
    Object.entries(value).map(([name, item], index) => [
      FIELD_NAME.test(name) ? name : `‹redacted ${index + 1}›`,
      redact(item, names.has(name), names),
    ]),
  );
}

/** Redacts the values of a JSON text. A text that is not JSON is redacted as a whole. */
export function redactText(text: string, apply: Redact): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return apply(text);
  }
  return apply(value);
}

/**
 * Returns the cause of an error in one line. Causes of functions and child executions are JSON: the fields that say what went
 * wrong are shown, and everything else is redacted.
 */
export function causeText(cause: string, apply: Redact): string {
  let value: JsonValue;
  try {
    value = JSON.parse(cause) as JsonValue;
  } catch {
    return cause;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return cause;
  return functionCause(value) ?? childCause(value, apply) ?? JSON.stringify(apply(value));
}

function functionCause({ errorType, errorMessage }: JsonObject): string | undefined {
  if (typeof errorMessage !== 'string') return undefined;
  return typeof errorType === 'string' ? `${errorType}: ${errorMessage}` : errorMessage;
}

function childCause(value: JsonObject, apply: Redact): string | undefined {
  const { ExecutionArn: arn, Status: status, Error: error = '', Cause: cause } = value;
  if (typeof arn !== 'string') return undefined;
  const inner = typeof cause === 'string' ? `: ${causeText(cause, apply)}` : '';
  return `${arn} is ${String(status)}, ${String(error)}${inner}`;
}
