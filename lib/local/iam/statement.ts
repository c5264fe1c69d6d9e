import type { JsonObject, JsonValue } from '../service.ts';
import type { ContextValue } from './access.ts';

/** One action of one statement on one resource: the unit in which the use of grants is recorded. */
export interface Grant {
  readonly role: string;
  readonly policy: string;
  /** The statement's `Sid`, or its number from 1 on. */
  readonly statement: string;
  readonly action: string;
  readonly resource: string;
}

/** A statement ready to be evaluated. */
export interface CompiledStatement {
  readonly effect: 'Allow' | 'Deny';
  /** Where it stands: `policy, statement 2`. */
  readonly place: string;
  readonly document: JsonObject;
  /** The part of a role's statement that it is; none for statements that are kept whole. */
  readonly grant?: Grant;
  /** The condition keys on which it depends, in lower case; policy variables are among them. */
  readonly keys: ReadonlySet<string>;
  concerns(action: string): boolean;
}

const VARIABLE = /\$\{([^},]+)(?:,\s*'([^']*)')?\}/g;
const listOf = (value: JsonValue | undefined): string[] =>
  value === undefined || value === null ? [] : [value].flat().map(String);

/**
 * The statements of one policy. A role's allowing statement is taken apart into one part for each of its
 * actions and resources, so that the use of each can be told.
 * @param role whose grants they are; none for policies of resources
 */
export function compileStatements(
  policy: string,
  statements: readonly JsonObject[],
  role?: string,
): CompiledStatement[] {
  return statements.flatMap((document, index): CompiledStatement[] => {
    const statement = typeof document.Sid === 'string' ? document.Sid : String(index + 1);
    const place = `${policy}, statement ${statement}`;
    const effect = document.Effect === 'Deny' ? 'Deny' : 'Allow';
    if (role === undefined || effect === 'Deny') return [compiled(document, effect, place)];
    const actions = listOf(document.Action);
    const resources = listOf(document.Resource);
    if (actions.length === 0 || resources.length === 0) {
      const grant = {
        role,
        policy,
        statement,
        action: actions.join(' ') || `NotAction ${listOf(document.NotAction).join(' ')}`,
        resource: resources.join(' ') || `NotResource ${listOf(document.NotResource).join(' ')}`,
      };
      return [{ ...compiled(document, effect, place), grant }];
    }
    return actions.flatMap((action) =>
      resources.map((resource) => ({
        ...compiled({ ...document, Action: action, Resource: resource }, effect, place),
        grant: { role, policy, statement, action, resource },
      })),
    );
  });
}

function compiled(document: JsonObject, effect: 'Allow' | 'Deny', place: string): CompiledStatement {
  const actions = listOf(document.Action).map(actionPattern);
  const others = listOf(document.NotAction).map(actionPattern);
  return {
    effect,
    place,
    document,
    keys: conditionKeys(document),
    concerns: (action) =>
      document.NotAction === undefined
        ? actions.some((pattern) => pattern.test(action))
        : !others.some((pattern) => pattern.test(action)),
  };
}

/** An action with wildcards, which is compared without regard to case. */
export function actionPattern(action: string): RegExp {
  const escaped = action.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}

/** A statement with the variables in its resources replaced by their values, as far as there are any. */
export function resolvedDocument(
  document: JsonObject,
  context: Readonly<Record<string, ContextValue>>,
): JsonObject {
  const resolved = (value: JsonValue | undefined): string[] | undefined =>
    value === undefined ? undefined : listOf(value).map((text) => text.replace(VARIABLE, replacement));
  const replacement = (whole: string, name: string, alternative?: string): string => {
    const value = context[name.trim().toLowerCase()] ?? alternative;
    return typeof value === 'string' ? value.replace(/[*?]/g, (wildcard) => `\${${wildcard}}`) : whole;
  };
  const { Resource, NotResource } = document;
  if (!JSON.stringify([Resource, NotResource]).includes('${')) return document;
  return {
    ...document,
    ...(Resource !== undefined && { Resource: resolved(Resource) ?? [] }),
    ...(NotResource !== undefined && { NotResource: resolved(NotResource) ?? [] }),
  };
}

/** The keys in the conditions of a statement and in the variables of its resources and values. */
function conditionKeys(document: JsonObject): Set<string> {
  const keys = new Set<string>();
  for (const condition of Object.values((document.Condition ?? {}) as Record<string, JsonObject>)) {
    for (const [key, values] of Object.entries(condition)) {
      keys.add(key.toLowerCase());
      for (const value of listOf(values)) addVariables(value, keys);
    }
  }
  for (const resource of [...listOf(document.Resource), ...listOf(document.NotResource)]) {
    addVariables(resource, keys);
  }
  return keys;
}

function addVariables(text: string, keys: Set<string>): void {
  for (const [, name = ''] of text.matchAll(VARIABLE)) {
    if (!['*', '?', '$'].includes(name)) keys.add(name.trim().toLowerCase());
  }
}
