/** The part of JSONata's syntax tree that is used here. */
export interface Syntax {
  readonly type: string;
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

export function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && typeof (value as Syntax).type === 'string';
}

/** Returns all direct children of a node, whichever fields hold them. */
export function children(node: Syntax): Syntax[] {
  const found: Syntax[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (isSyntax(value)) found.push(value);
    else if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
      for (const item of Object.values(value)) visit(item);
    }
  };
  for (const [field, value] of Object.entries(node)) {
    if (field === 'ancestor' || field === 'seekingParent' || field === 'slot') continue;
    if (typeof value === 'object' && value !== null) visit(value);
  }
  return found;
}

export interface Usage {
  /** The names of all `$variables` that the expression contains. */
  readonly variables: ReadonlySet<string>;
  /** Whether it reads `$states.context`, or `$states` as a whole. */
  readonly context: boolean;
  /** Whether the evaluation may take long, because of recursion, higher-order functions, ranges or deep nesting. */
  readonly needsGuard: boolean;
  /** Whether the evaluation may exceed the maximum depth. */
  readonly isDeep: boolean;
  /** Whether it reads a field that every JavaScript object inherits, such as `constructor`. */
  readonly inherited: boolean;
}

const DEEP_NESTING = 60;

export function usage(root: Syntax): Usage {
  const variables = new Set<string>();
  let context = false;
  let needsGuard = false;
  let isDeep = false;
  let inherited = false;
  const visit = (node: Syntax, depth: number): void => {
    if (depth > DEEP_NESTING) {
      needsGuard = true;
      isDeep = true;
    }
    if (
      node.type === 'lambda' ||
      node.type === 'partial' ||
      node.type === 'apply' ||
      node.type === 'descendant'
    )
      needsGuard = true;
    if (node.type === 'binary' && node.value === '..') needsGuard = true;
    if (node.type === 'variable' && typeof node.value === 'string') variables.add(node.value);
    if (node.type === 'name' && String(node.value) in Object.prototype) inherited = true;
    if (node.type === 'path' && Array.isArray(node.steps) && isStates(node.steps[0])) {
      const second = node.steps[1] as Syntax | undefined;
      if (second === undefined || second.type !== 'name' || second.value === 'context') context = true;
      (node.steps as Syntax[]).slice(1).forEach((step) => {
        visit(step, depth + 1);
      });
      variables.add('states');
      for (const predicate of children({ ...(node.steps[0] as Syntax), value: '' }))
        visit(predicate, depth + 1);
      return;
    }
    if (isStates(node)) context = true;
    for (const child of children(node)) visit(child, depth + 1);
  };
  visit(root, 0);
  return { variables, context, needsGuard, isDeep, inherited };
}

function isStates(node: unknown): boolean {
  return isSyntax(node) && node.type === 'variable' && node.value === 'states';
}
