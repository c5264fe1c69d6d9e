import type * as z from 'zod';
import { NewerVersionError } from './versions.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** A member that a schema does not know, and its path. */
interface Unknown {
  readonly path: Path;
  readonly key: string;
  readonly value: unknown;
}

/**
 * Parses a value to which a newer version may have added members that the schema does not know. They stay in place, unchecked,
 * so that they are written back. Everything else has to match the schema.
 * @throws NewerVersionError when all that does not match are choices (an enum) with a value that this code does not know: it
 * must not act on them, and a newer version will
 * @throws z.ZodError when anything else but an additional member does not match
 */
export function parseTolerantly<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { parsed, unknown } = parseKnown(schema, value);
  for (const { path, key, value: member } of unknown) {
    const place = memberAt(parsed, path);
    if (place) place[key] = member;
  }
  return parsed;
}

/** Parses a value without the members that the schema does not know, and returns those separately. */
export function parseKnown<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly parsed: z.output<Schema>; readonly unknown: readonly Unknown[] } {
  const whole = schema.safeParse(value);
  if (whole.success) return { parsed: whole.data, unknown: [] };
  const known = structuredClone(value);
  const unknown: Unknown[] = [];
  for (;;) {
    const parsed = schema.safeParse(known);
    if (parsed.success) return { parsed: parsed.data, unknown };
    const found = unknownMembers(parsed.error.issues);
    if (!found && isUnknownChoice(parsed.error.issues, known))
      throw new NewerVersionError('a stored item', undefined, parsed.error);
    if (!found) throw parsed.error;
    for (const { path, key } of found) {
      const place = memberAt(known, path);
      unknown.push({ path, key, value: place?.[key] });
      delete place?.[key];
    }
  }
}

/** The unknown members, if nothing else is wrong; undefined otherwise. */
function unknownMembers(
  issues: readonly Issue[],
  at: Path = [],
): readonly Omit<Unknown, 'value'>[] | undefined {
  const all: Omit<Unknown, 'value'>[] = [];
  for (const issue of issues) {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') all.push(...issue.keys.map((key) => ({ path, key })));
    else if (issue.code === 'invalid_union') {
      const fitting = issue.errors.map((option) => unknownMembers(option, path)).find((each) => each);
      if (!fitting) return undefined;
      all.push(...fitting);
    } else return undefined;
  }
  return all.length > 0 ? all : undefined;
}

/** Whether texts stand where this code knows other choices, and nothing else is wrong but additional members. */
function isUnknownChoice(issues: readonly Issue[], value: unknown): boolean {
  const choices = issues.filter(({ code }) => code !== 'unrecognized_keys');
  return (
    choices.length > 0 &&
    choices.every(({ code, path }) => code === 'invalid_value' && typeof valueAt(value, path) === 'string')
  );
}

function memberAt(value: unknown, path: Path): Record<PropertyKey, unknown> | undefined {
  const member = valueAt(value, path);
  return isObject(member) ? member : undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  let member = value;
  for (const key of path) member = isObject(member) ? member[key] : undefined;
  return member;
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;
