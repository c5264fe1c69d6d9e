import type { Context } from './context.ts';

/** A part of a policy text: literal text, a wildcard, or the value of a condition key. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'wildcard'; readonly sign: '*' | '?' }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined };
export type FixedPart = Exclude<Part, { kind: 'variable' }>;

export interface Syntax {
  /** Whether `${...}` is a variable: it is in policies of version 2012-10-17. */
  readonly variables: boolean;
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
}

/** `${*}`, `${aws:PrincipalTag/team}` or `${aws:PrincipalTag/team, 'none'}`. */
const VARIABLE = /\$\{(?:([*?$])|([^{},]+)(?:,\s*'([^']*)')?)\}/;
const TOKENS = { variables: new RegExp(`${VARIABLE.source}|[*?]`, 'g'), plain: /[*?]/g };

/**
 * Parses a policy text.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(text: string, { variables, wildcards }: Syntax): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const literal = (more: string) => {
    if (more !== '') parts.push({ kind: 'literal', text: more });
  };
  for (const { index, 0: token, 1: special, 2: key, 3: fallback } of text.matchAll(
    variables ? TOKENS.variables : TOKENS.plain,
  )) {
    literal(text.slice(end, index));
    end = index + token.length;
    if (key !== undefined) parts.push({ kind: 'variable', key: key.trim().toLowerCase(), fallback });
    else if (special !== undefined) literal(special);
    else if (wildcards) parts.push({ kind: 'wildcard', sign: token === '*' ? '*' : '?' });
    else literal(token);
  }
  literal(text.slice(end));
  return parts;
}

export const isFixed = (part: Part): part is FixedPart => part.kind !== 'variable';

/**
 * Replaces the variables by their values, in which `*` and `?` are ordinary characters. Undefined when a variable has no value,
 * or several.
 */
export function resolveTemplate(parts: readonly Part[], context: Context): FixedPart[] | undefined {
  const resolved: FixedPart[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') {
      const text = context(part.key) ?? part.fallback;
      if (typeof text !== 'string') return undefined;
      resolved.push({ kind: 'literal', text });
    } else {
      resolved.push(part);
    }
  }
  return resolved;
}
