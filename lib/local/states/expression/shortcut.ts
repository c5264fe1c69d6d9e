import type { JsonValue } from '../../service.ts';
import { type Environment, statesObject } from './environment.ts';
import { isSyntax, type Syntax } from './syntax.ts';

/** Returned when only the full evaluator gives the right answer. */
export const FULL = Symbol('needs the full evaluator');

export type Shortcut = (environment: Environment) => JsonValue | undefined | typeof FULL;

/**
 * Compiles common expressions (paths through objects, literals, comparisons, `and`, `or`, `? :`) so that they avoid JSONata's
 * asynchronous evaluator. For values that JSONata treats specially (an array in a path, a missing operand, mixed types) the
 * compiled function returns FULL.
 * @returns undefined for other syntax
 */
export function shortcut(node: Syntax): Shortcut | undefined {
  if (hasExtras(node)) return undefined;
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value': {
      const value = node.value as JsonValue;
      return () => value;
    }
    case 'variable':
      return variable(node);
    case 'path':
      return path(node);
    case 'binary':
      return binary(node);
    case 'condition':
      return condition(node);
    case 'block': {
      const [only, ...others] = node.expressions as Syntax[];
      return only && others.length === 0 ? shortcut(only) : undefined;
    }
    case 'function':
      return call(node);
    default:
      return undefined;
  }
}

const EXTRAS = [
  'predicate',
  'group',
  'keepArray',
  'keepSingletonArray',
  'stages',
  'tuple',
  'focus',
  'index',
  'ancestor',
  'nextFunction',
  'thunk',
];

function hasExtras(node: Syntax): boolean {
  return EXTRAS.some((field) => node[field] !== undefined && node[field] !== false);
}

function variable(node: Syntax): Shortcut | undefined {
  const name = node.value as string;
  if (name === '' || name === '$') return undefined;
  if (name === 'states') return (environment) => statesObject(environment);
  return (environment) => environment.variable(name) ?? FULL;
}

/** Reads a field of `$states`, such as `$states.input`, without making the whole object. */
function statesField(name: string): Shortcut {
  switch (name) {
    case 'input':
      return (environment) => environment.input;
    case 'result':
      return (environment) => environment.result;
    case 'errorOutput':
      return (environment) => environment.errorOutput;
    case 'context':
      return (environment) => environment.context();
    default:
      return () => undefined;
  }
}

function path(node: Syntax): Shortcut | undefined {
  const steps = node.steps as Syntax[];
  const [first, ...rest] = steps;
  if (first?.type !== 'variable' || hasExtras(first)) return undefined;
  if (rest.some((step) => step.type !== 'name' || hasExtras(step))) return undefined;
  const names = rest.map((step) => step.value as string);
  const isStates = first.value === 'states' && names.length > 0;
  const start = isStates ? statesField(names.shift() as string) : variable(first);
  if (!start) return undefined;
  return (environment) => {
    let value = start(environment);
    for (const name of names) {
      if (value === undefined || value === FULL) return value;
      if (typeof value !== 'object' || value === null) return undefined;
      if (Array.isArray(value)) return FULL;
      value = Object.hasOwn(value, name) ? value[name] : undefined;
    }
    return value;
  };
}

function operands(node: Syntax): [Shortcut, Shortcut] | undefined {
  if (!isSyntax(node.lhs) || !isSyntax(node.rhs)) return undefined;
  const left = shortcut(node.lhs);
  const right = shortcut(node.rhs);
  return left && right ? [left, right] : undefined;
}

type Operation = (left: JsonValue, right: JsonValue) => JsonValue | typeof FULL;

const isScalar = (value: JsonValue): boolean => typeof value !== 'object' || value === null;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '=': (left, right) => (isScalar(left) && isScalar(right) ? left === right : FULL),
  '!=': (left, right) => (isScalar(left) && isScalar(right) ? left !== right : FULL),
  '<': (left, right) => order(left, right, (sign) => sign < 0),
  '<=': (left, right) => order(left, right, (sign) => sign <= 0),
  '>': (left, right) => order(left, right, (sign) => sign > 0),
  '>=': (left, right) => order(left, right, (sign) => sign >= 0),
  and: (left, right) => (typeof left === 'boolean' && typeof right === 'boolean' ? left && right : FULL),
  or: (left, right) => (typeof left === 'boolean' && typeof right === 'boolean' ? left || right : FULL),
  '&': (left, right) => (typeof left === 'string' && typeof right === 'string' ? left + right : FULL),
  '+': (left, right) => integer(left, right, (a, b) => a + b),
  '-': (left, right) => integer(left, right, (a, b) => a - b),
  '*': (left, right) => integer(left, right, (a, b) => a * b),
};

function order(left: JsonValue, right: JsonValue, test: (sign: number) => boolean): JsonValue | typeof FULL {
  if (typeof left === 'number' && typeof right === 'number') return test(left - right);
  if (typeof left === 'string' && typeof right === 'string')
    return test(left < right ? -1 : left > right ? 1 : 0);
  return FULL;
}

function integer(
  left: JsonValue,
  right: JsonValue,
  operate: (a: number, b: number) => number,
): JsonValue | typeof FULL {
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return FULL;
  const result = operate(left as number, right as number);
  return Number.isSafeInteger(result) ? result : FULL;
}

function binary(node: Syntax): Shortcut | undefined {
  const operation = Object.hasOwn(OPERATIONS, node.value as string)
    ? OPERATIONS[node.value as string]
    : undefined;
  const sides = operation && operands(node);
  if (!sides) return undefined;
  const [left, right] = sides;
  return (environment) => {
    const a = left(environment);
    const b = right(environment);
    return a === undefined || b === undefined || a === FULL || b === FULL ? FULL : operation(a, b);
  };
}

function condition(node: Syntax): Shortcut | undefined {
  if (!isSyntax(node.condition) || !isSyntax(node.then) || !isSyntax(node.else)) return undefined;
  const test = shortcut(node.condition);
  const yes = shortcut(node.then);
  const no = shortcut(node.else);
  if (!test || !yes || !no) return undefined;
  return (environment) => {
    const answer = test(environment);
    return typeof answer === 'boolean' ? (answer ? yes : no)(environment) : FULL;
  };
}

function call(node: Syntax): Shortcut | undefined {
  const procedure = node.procedure as Syntax;
  const [argument, ...others] = node.arguments as Syntax[];
  if (procedure.type !== 'variable' || !argument || others.length > 0) return undefined;
  const inner = shortcut(argument);
  if (!inner) return undefined;
  if (procedure.value === 'exists') {
    return (environment) => {
      if (environment.variable('exists') !== undefined) return FULL;
      const value = inner(environment);
      return value === FULL ? FULL : value !== undefined;
    };
  }
  if (procedure.value === 'not') {
    return (environment) => {
      const value = inner(environment);
      return typeof value === 'boolean' && environment.variable('not') === undefined ? !value : FULL;
    };
  }
  return undefined;
}
