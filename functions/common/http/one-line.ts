import * as z from 'zod';
import { cleanCopied, trimEnds } from '../../../lib/domain/text.ts';
import type { FieldProblem } from './problems.ts';

type Schema = z.core.$ZodTypes;

/** From this maximum length on a text has several lines: forms show it as such, and requests may break it. */
export const linesFrom = 300;

/**
 * Finds the texts with a line break inside in fields of one line, such as the name of an employer. A browser takes breaks out of
 * such a field; a caller of the API is told. Breaks before and after a text are dropped with its spaces, and a number may be copied
 * in pieces (`cleanCopied`).
 */
export function brokenLines(schema: z.core.$ZodType, value: unknown): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (hasBreak(value)) find(schema as Schema, value, '', found);
  return found;
}

const isBroken = (text: string): boolean =>
  /[\r\n\u2028\u2029]/.test(trimEnds(text)) && !/^(?=(?:\D*\d){6})[0-9A-Za-z+()-]*$/.test(cleanCopied(text));

/**
 * The maximum length of a text, in characters; 0 if it has none. It is read from the checks: the schema's own `maxLength` is computed
 * by the export to JSON Schema, which bundles leave out.
 */
function maxLengthOf({ def: { checks = [] } }: z.ZodString): number {
  const limits = checks.flatMap((check) => {
    const { def } = (check as z.core.$ZodChecks)._zod;
    return def.check === 'max_length' ? [def.maximum] : def.check === 'length_equals' ? [def.length] : [];
  });
  return limits.length > 0 ? Math.min(...limits) : 0;
}

/** Whether a text somewhere in a value has a line break. Most requests have none, and need no search. */
const hasBreak = (value: unknown): boolean =>
  typeof value === 'string'
    ? /[\r\n\u2028\u2029]/.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasBreak);

function find(schema: Schema, value: unknown, pointer: string, found: FieldProblem[]): void {
  const within = (inner: z.core.$ZodType | undefined, each: unknown, name?: string): void => {
    const place =
      name === undefined ? pointer : `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (inner && each !== undefined) find(inner as Schema, each, place, found);
  };
  const { def } = schema._zod;
  if (typeof value === 'string') {
    const isLine = schema instanceof z.ZodString && pointer !== '' && maxLengthOf(schema) < linesFrom;
    if (isLine && isBroken(value)) found.push({ pointer, code: 'one-line-only' });
  }
  switch (def.type) {
    case 'object':
      for (const [name, inner] of Object.entries(def.shape)) within(inner, memberOf(value, name), name);
      return;
    case 'record':
      for (const name of Object.keys(value ?? {})) within(def.valueType, memberOf(value, name), name);
      return;
    case 'array':
      if (Array.isArray(value))
        for (const [index, each] of value.entries()) within(def.element, each, String(index));
      return;
    case 'union':
      within(
        def.options.find((each) => z.safeParse(each, value).success),
        value,
      );
      return;
    case 'pipe':
      within(def.in, value);
      within(def.out, value);
      return;
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
      within(def.innerType, value);
      return;
    default:
      return;
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
