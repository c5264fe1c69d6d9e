import type { Context } from './context.ts';
import { type FixedPart, isFixed, parseTemplate, resolveTemplate } from './template.ts';

/** Compares a text with one of a policy; undefined when they cannot be compared. */
export type Comparison = (value: string, context: Context) => boolean | undefined;

/**
 * How to compare a text of a policy:
 * - `exact`: all characters must be the same;
 * - `like`: with wildcards, which match anything;
 * - `arn`: like `ArnLike`, each of the six fields of an ARN separately;
 * - `resource`: like `Resource`, where a `*` at the end of a field may match beyond it.
 */
export type Style = 'exact' | 'like' | 'arn' | 'resource';

/** The colons of an ARN before its last field, which may contain more. */
const ARN_COLONS = 5;
const colonsIn = (text: string): number => text.split(':').length - 1;

export const isArn = (text: string): boolean => colonsIn(text) >= ARN_COLONS;

/**
 * Compiles a text of a policy for comparison.
 * @param options `variables`: whether the version of the policy supports variables
 * @example compileText('a-${aws:username}-*', 'like', { variables: true })('a-bob-1', context) // true for bob
 */
export function compileText(
  text: string,
  style: Style,
  options: { variables: boolean; ignoreCase?: boolean },
): Comparison {
  const { variables, ignoreCase = false } = options;
  const parts = parseTemplate(text, { variables, wildcards: style !== 'exact' });
  const fixed = parts.every(isFixed) ? matcher(parts, style, ignoreCase) : undefined;
  return (value, context) => {
    if (style === 'arn' && !isArn(value)) return undefined;
    if (fixed) return fixed(value);
    const resolved = resolveTemplate(parts, context);
    return resolved && matcher(resolved, style, ignoreCase)(value);
  };
}

/** Compiles an action with wildcards, in any case, for comparison with an action name in lower case. */
export function compileAction(action: string): (lowerCaseName: string) => boolean {
  const parts = parseTemplate(action.toLowerCase(), { variables: false, wildcards: true });
  return matcher(parts.filter(isFixed), 'like', false);
}

function matcher(parts: readonly FixedPart[], style: Style, ignoreCase: boolean): (value: string) => boolean {
  if (parts.every((part) => part.kind === 'literal')) {
    const text = parts.map((part) => part.text).join('');
    if (!ignoreCase) return (value) => value === text;
    const lower = text.toLowerCase();
    return (value) => value.toLowerCase() === lower;
  }
  const pattern = new RegExp(`^${patternOf(parts, style)}$`, ignoreCase ? 'i' : '');
  return (value) => pattern.test(value);
}

function patternOf(parts: readonly FixedPart[], style: Style): string {
  let colons = 0;
  return parts
    .map((part, index) => {
      if (part.kind === 'literal') {
        colons += colonsIn(part.text);
        return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      }
      const bounded =
        style === 'resource'
          ? part.sign === '?' || !endsField(parts.slice(index + 1))
          : style === 'arn' && colons < ARN_COLONS;
      return `[^${bounded ? ':' : ''}]${part.sign === '*' ? '*' : ''}`;
    })
    .join('');
}

function endsField(following: readonly FixedPart[]): boolean {
  const next = following.find((part) => part.kind === 'literal' || part.sign === '?');
  return next === undefined || (next.kind === 'literal' && next.text.startsWith(':'));
}
