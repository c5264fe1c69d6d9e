import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { JsonValue } from '../../lib/local/service.ts';
import { Refusal } from './refusal.ts';

const redactionSchema = z.strictObject({
  /** Names of fields whose texts, numbers and truth values are shown; those of all others are not. */
  show: z.array(z.string()),
  /** Whether `--show all` shows everything. */
  mayShowAll: z.boolean(),
});

/** Which fields of inputs and outputs may be seen. */
export type RedactionRules = z.infer<typeof redactionSchema>;

export const REDACTED = '‹redacted›';

/** Field names are names in programs; other keys of an object can be data themselves. */
const FIELD_NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** The rules of this project, in `redaction.json`. @throws Refusal when the file is not as it should be. */
export function readRedactionRules(file = join(import.meta.dirname, 'redaction.json')): RedactionRules {
  try {
    return redactionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Refusal(`${file} cannot be used: ${(error as Error).message}`);
  }
}

export type Redact = (value: JsonValue) => JsonValue;

/**
 * What takes the place of values before they are shown. Only fields that are named are shown: a list of what
 * to hide would let through what nobody thought of.
 * @param show `all` shows everything, where the rules allow that.
 * @throws Refusal when they do not, or `show` is anything else.
 */
export function redaction(rules: RedactionRules, show: string | undefined): Redact {
  if (show === undefined) {
    const names = new Set(rules.show);
    return (value) => redact(value, false, names);
  }
  if (show !== 'all') throw new Refusal(`--show ${show} is not known: it can be "all".`);
  if (!rules.mayShowAll) {
    throw new Refusal('--show all is not allowed by the configuration (bin/inspect/redaction.json).');
  }
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

/** A JSON text with its values redacted; a text that is no JSON is redacted whole. */
export function redactText(text: string, apply: Redact): JsonValue {
  try {
    return apply(JSON.parse(text) as JsonValue);
  } catch {
    return REDACTED;
  }
}

/**
 * The cause of an error in one line. Of a function's or a child execution's cause, which are JSON, the fields
 * that say what went wrong; whatever else they carry is redacted.
 */
export function causeText(cause: string, apply: Redact): string {
  let value: JsonValue;
  try {
    value = JSON.parse(cause) as JsonValue;
  } catch {
    return cause;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return cause;
  if (typeof value.errorMessage === 'string') {
    return [value.errorType, value.errorMessage].filter((part) => typeof part === 'string').join(': ');
  }
  if (typeof value.ExecutionArn === 'string') {
    const inner = typeof value.Cause === 'string' ? `: ${causeText(value.Cause, apply)}` : '';
    return `${value.ExecutionArn} is ${String(value.Status)}, ${String(value.Error ?? '')}${inner}`;
  }
  return JSON.stringify(apply(value));
}
