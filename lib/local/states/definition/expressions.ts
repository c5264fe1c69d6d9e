import type { JsonObject, JsonValue } from '../../service.ts';
import { isExpression, syntaxOf } from '../expression/expression.ts';
import { children, isSyntax, type Syntax } from '../expression/syntax.ts';
import type { Diagnostics } from './diagnostics.ts';

/** Fields that hold literals or other states, not expressions. */
const FIELDS_WITHOUT_EXPRESSIONS = new Set([
  'Comment',
  'Type',
  'Resource',
  'Next',
  'End',
  'Default',
  'QueryLanguage',
  'StartAt',
  'Retry',
  'Label',
  'ErrorEquals',
  'TimeoutSecondsPath',
  'ProcessorConfig',
  'Version',
]);
/** Fields that are evaluated after the work of a state, so they can read its result. */
const FIELDS_AFTER_WORK = new Set(['Output', 'Assign']);

/** Checks that all expressions of a program and its nested programs compile and read only what is available to them. */
export function checkExpressions(program: JsonObject, at: string, found: Diagnostics): void {
  for (const [name, state] of Object.entries(program.States as Record<string, JsonObject>)) {
    checkStateExpressions(state, `${at}/States/${name}`, found);
  }
}

/** Checks the expressions of a state and of its nested programs. */
export function checkStateExpressions(state: JsonObject, place: string, found: Diagnostics): void {
  const hasResult = state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';
  for (const [field, value] of Object.entries(state)) {
    if (FIELDS_WITHOUT_EXPRESSIONS.has(field)) continue;
    if (field === 'Branches') {
      (value as JsonObject[]).forEach((branch, index) => {
        checkExpressions(branch, `${place}/Branches[${index}]`, found);
      });
    } else if (field === 'ItemProcessor')
      checkExpressions(value as JsonObject, `${place}/ItemProcessor`, found);
    else if (field === 'Catch') {
      (value as JsonObject[]).forEach((catcher, index) => {
        for (const part of FIELDS_AFTER_WORK)
          checkValue(
            catcher[part],
            `${place}/Catch[${index}]/${part}`,
            ['input', 'context', 'errorOutput'],
            found,
          );
      });
    } else
      checkValue(
        value,
        `${place}/${field}`,
        hasResult && FIELDS_AFTER_WORK.has(field) ? ['input', 'context', 'result'] : ['input', 'context'],
        found,
      );
  }
}

function checkValue(
  value: JsonValue | undefined,
  at: string,
  offered: readonly string[],
  found: Diagnostics,
): void {
  if (typeof value === 'string') {
    if (isExpression(value)) checkExpression(value, at, offered, found);
    else if (value.startsWith('{%') || value.endsWith('%}'))
      found.schema('JSONata string must start with {% and end with %}', at);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      checkValue(item, `${at}[${index}]`, offered, found);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (name !== 'Next' && name !== 'Comment') checkValue(item, `${at}/${name}`, offered, found);
    }
  }
}

function checkExpression(text: string, at: string, offered: readonly string[], found: Diagnostics): void {
  let syntax: Syntax;
  try {
    syntax = syntaxOf(text);
  } catch (error) {
    found.add('INVALID_JSONATA_EXPRESSION', (error as Error).message, at);
    return;
  }
  for (const name of topLevelReferences(syntax)) {
    found.add(
      'UNSUPPORTED_JSONATA_EXPRESSION',
      name === '$$'
        ? "Reference to '$$' is not supported."
        : `Reference to '${name}' at the top level is not supported.`,
      at,
    );
  }
  for (const name of statesFields(syntax)) {
    if (['result', 'errorOutput'].includes(name) && !offered.includes(name)) {
      found.add('UNSUPPORTED_JSONATA_EXPRESSION', `Field '$states.${name}' does not exist.`, at);
    }
  }
}

/** Finds names that need a context item in places where there is none. */
function topLevelReferences(root: Syntax): Set<string> {
  const names = new Set<string>();
  const visit = (node: Syntax, hasContext: boolean): void => {
    switch (node.type) {
      case 'name':
        if (!hasContext) names.add(String(node.value));
        break;
      case 'wildcard':
        if (!hasContext) names.add('*');
        break;
      case 'descendant':
        if (!hasContext) names.add('**');
        break;
      case 'variable':
        if (node.value === '$' || (node.value === '' && !hasContext))
          names.add(node.value === '$' ? '$$' : '$');
        break;
      case 'path':
        (node.steps as Syntax[]).forEach((step, index) => {
          visit(step, hasContext || index > 0);
        });
        visitContextual(node, ['steps', 'group', 'predicate', 'stages']);
        return;
      case 'lambda':
        if (isSyntax(node.body)) visit(node.body, hasContext);
        return;
    }
    visitContextual(node, ['predicate', 'stages', 'group', 'terms', 'pattern', 'update', 'delete']);
    const rest = Object.fromEntries(Object.entries(node).filter(([field]) => !CONTEXTUAL.has(field)));
    for (const child of children({ ...rest, type: node.type })) visit(child, hasContext);
  };
  const visitContextual = (node: Syntax, fields: readonly string[]): void => {
    for (const field of fields) {
      if (field === 'steps' || node[field] === undefined) continue;
      for (const child of children({ type: '', [field]: node[field] })) visit(child, true);
    }
  };
  visit(root, false);
  return names;
}

const CONTEXTUAL = new Set(['predicate', 'stages', 'group', 'terms', 'pattern', 'update', 'delete']);

function statesFields(root: Syntax): Set<string> {
  const names = new Set<string>();
  const visit = (node: Syntax): void => {
    if (node.type === 'path') {
      const [first, second] = node.steps as Syntax[];
      if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name')
        names.add(String(second.value));
    }
    for (const child of children(node)) visit(child);
  };
  visit(root);
  return names;
}
