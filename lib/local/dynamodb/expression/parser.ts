import type {
  Assigned,
  Assignment,
  Comparator,
  Condition,
  ExpressionKind,
  Operand,
  Path,
  SetChange,
  Update,
} from './syntax.ts';
import { Tokens } from './tokens.ts';

/** The name of a value, such as `:name`, which stands for a literal until the expression is bound. */
export type Placeholder = string;

const COMPARATORS = new Set(['=', '<>', '<', '<=', '>', '>=']);
/** Functions that are conditions, and functions for updates. In conditions, `size` is the only function that is an operand. */
const CONDITION_FUNCTIONS = [
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
];
const UPDATE_FUNCTIONS = ['if_not_exists', 'list_append'];
const MAX_IN = 100;
const MAX_OPERATORS = 300;
/** The maximum of parsed expressions in the cache: programs send the same ones again and again. */
const MAX_KEPT = 1_000;

const kept = new Map<string, unknown>();

function keep<T>(kind: ExpressionKind, text: string, parse: (tokens: Tokens) => T): T {
  const key = `${kind} ${text}`;
  const known = kept.get(key) as T | undefined;
  if (known !== undefined) return known;
  const tokens = new Tokens(text, kind);
  const parsed = parse(tokens);
  tokens.expectEnd();
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(key, parsed);
  return parsed;
}

/** @throws AwsError ValidationException in the words of DynamoDB, like the functions below */
export function parseCondition(text: string, kind: ExpressionKind): Condition<Placeholder> {
  return keep(kind, text, (tokens) => new ConditionParser(tokens).condition());
}

export function parseProjection(text: string): readonly Path[] {
  return keep('ProjectionExpression', text, (tokens) => listOf(tokens, () => tokens.path()));
}

export function parseUpdate(text: string): Update<Placeholder> {
  return keep('UpdateExpression', text, (tokens) => new UpdateParser(tokens).update());
}

function listOf<T>(tokens: Tokens, one: () => T): T[] {
  const all = [one()];
  while (tokens.take(',')) all.push(one());
  return all;
}

type Node =
  | { readonly operand: Operand<Placeholder>; readonly parenthesised?: boolean }
  | { readonly condition: Condition<Placeholder>; readonly parenthesised?: boolean };

class ConditionParser {
  readonly #tokens: Tokens;
  #operators = 0;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  condition(): Condition<Placeholder> {
    return this.#conditionOf(this.#or());
  }

  #or(): Node {
    let node = this.#and();
    while (this.#tokens.takeWord('OR')) {
      this.#count();
      node = {
        condition: { kind: 'or', left: this.#conditionOf(node), right: this.#conditionOf(this.#and()) },
      };
    }
    return node;
  }

  #and(): Node {
    let node = this.#not();
    while (this.#tokens.takeWord('AND')) {
      this.#count();
      node = {
        condition: { kind: 'and', left: this.#conditionOf(node), right: this.#conditionOf(this.#not()) },
      };
    }
    return node;
  }

  #not(): Node {
    if (!this.#tokens.takeWord('NOT')) return this.#comparison();
    this.#count();
    return { condition: { kind: 'not', condition: this.#conditionOf(this.#not()) } };
  }

  #comparison(): Node {
    const first = this.#primary();
    const tokens = this.#tokens;
    if (COMPARATORS.has(tokens.peek())) {
      const left = this.#operandOf(first);
      const kind = tokens.next() as Comparator;
      this.#count();
      return { condition: { kind, operands: [left, this.#operand()] } };
    }
    if (tokens.peek().toUpperCase() === 'BETWEEN') {
      const left = this.#operandOf(first);
      tokens.next();
      this.#count();
      const low = this.#operand();
      if (!tokens.takeWord('AND')) throw tokens.syntaxError();
      return { condition: { kind: 'between', operands: [left, low, this.#operand()] } };
    }
    if (tokens.peek().toUpperCase() === 'IN') {
      const left = this.#operandOf(first);
      tokens.next();
      this.#count();
      tokens.expect('(');
      const list = listOf(tokens, () => this.#operand());
      tokens.expect(')');
      if (list.length > MAX_IN) {
        throw tokens.invalid(
          `Incorrect number of operands for operator or function; operator or function: IN, number of operands: ${list.length + 1}`,
        );
      }
      return { condition: { kind: 'in', operands: [left, ...list] } };
    }
    return first;
  }

  #operand(): Operand<Placeholder> {
    return this.#operandOf(this.#primary());
  }

  #primary(): Node {
    const tokens = this.#tokens;
    if (tokens.take('(')) {
      const inner = this.#or();
      tokens.expect(')');
      if (inner.parenthesised) throw tokens.invalid('The expression has redundant parentheses;');
      return { ...inner, parenthesised: true };
    }
    if (tokens.peek().startsWith(':')) return { operand: { kind: 'value', value: tokens.next() } };
    if (tokens.peek(1) !== '(' || !/^[A-Za-z]/.test(tokens.peek())) {
      return { operand: { kind: 'path', path: tokens.path() } };
    }
    if (['NOT', 'AND', 'OR', 'BETWEEN', 'IN'].includes(tokens.peek().toUpperCase()))
      throw tokens.syntaxError();
    const name = tokens.next();
    tokens.next();
    const operands = listOf(tokens, () => this.#operand());
    tokens.expect(')');
    const call = { kind: 'call', name, operands } as const;
    if (name === 'size') return { operand: call };
    if (CONDITION_FUNCTIONS.includes(name)) {
      this.#count();
      return { condition: call };
    }
    throw tokens.invalid(
      UPDATE_FUNCTIONS.includes(name)
        ? `The function is not allowed in a condition expression; function: ${name}`
        : `Invalid function name; function: ${name}`,
    );
  }

  #conditionOf(node: Node): Condition<Placeholder> {
    if ('condition' in node) return node.condition;
    if (node.operand.kind === 'call') throw this.#misused(node.operand.name);
    throw this.#tokens.syntaxError();
  }

  #operandOf(node: Node): Operand<Placeholder> {
    if ('operand' in node) return node.operand;
    if (node.condition.kind === 'call') throw this.#misused(node.condition.name);
    throw this.#tokens.syntaxError();
  }

  #misused(name: string) {
    return this.#tokens.invalid(
      `The function is not allowed to be used this way in an expression; function: ${name}`,
    );
  }

  #count(): void {
    if (++this.#operators > MAX_OPERATORS) {
      throw this.#tokens.invalid(
        `The expression contains too many operators; number of operators exceeded: ${MAX_OPERATORS}`,
      );
    }
  }
}

class UpdateParser {
  readonly #tokens: Tokens;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  update(): Update<Placeholder> {
    const tokens = this.#tokens;
    const sections = new Map<string, unknown[]>();
    while (!tokens.ended) {
      const keyword = tokens.peek().toUpperCase();
      const action = {
        SET: () => this.#assignment(),
        REMOVE: () => tokens.path(),
        ADD: () => this.#setChange(),
        DELETE: () => this.#setChange(),
      }[keyword];
      if (!action) throw tokens.syntaxError();
      if (sections.has(keyword)) {
        throw tokens.invalid(`The "${keyword}" section can only be used once in an update expression;`);
      }
      tokens.next();
      sections.set(keyword, listOf<unknown>(tokens, action));
    }
    const section = <T>(keyword: string) => (sections.get(keyword) ?? []) as T[];
    return {
      set: section<Assignment<Placeholder>>('SET'),
      remove: section<Path>('REMOVE'),
      add: section<SetChange<Placeholder>>('ADD'),
      delete: section<SetChange<Placeholder>>('DELETE'),
    };
  }

  #assignment(): Assignment<Placeholder> {
    const path = this.#tokens.path();
    this.#tokens.expect('=');
    return { path, value: this.#assigned() };
  }

  #assigned(): Assigned<Placeholder> {
    const tokens = this.#tokens;
    const nested = tokens.peek() === '(' && this.#inParentheses();
    const left = nested || this.#operand();
    const sign = tokens.peek();
    if (sign !== '+' && sign !== '-') return left;
    if ('left' in left) throw tokens.syntaxError();
    tokens.next();
    return { kind: sign, left, right: this.#operand() };
  }

  #inParentheses(): Assigned<Placeholder> {
    this.#tokens.expect('(');
    if (this.#tokens.peek() === '(') throw this.#tokens.invalid('The expression has redundant parentheses;');
    const inner = this.#assigned();
    this.#tokens.expect(')');
    return inner;
  }

  #operand(): Operand<Placeholder> {
    const tokens = this.#tokens;
    if (tokens.peek().startsWith(':')) return { kind: 'value', value: tokens.next() };
    if (tokens.peek() === '(') {
      const inner = this.#inParentheses();
      if ('left' in inner) throw tokens.syntaxError();
      return inner;
    }
    if (tokens.peek(1) !== '(' || !/^[A-Za-z]/.test(tokens.peek()))
      return { kind: 'path', path: tokens.path() };
    const name = tokens.next();
    if (!UPDATE_FUNCTIONS.includes(name)) {
      throw tokens.invalid(
        name === 'size' || CONDITION_FUNCTIONS.includes(name)
          ? `The function is not allowed in an update expression; function: ${name}`
          : `Invalid function name; function: ${name}`,
      );
    }
    tokens.next();
    const operands = listOf(tokens, () => this.#operand());
    tokens.expect(')');
    return { kind: 'call', name, operands };
  }

  #setChange(): SetChange<Placeholder> {
    const path = this.#tokens.path();
    if (!this.#tokens.peek().startsWith(':')) throw this.#tokens.syntaxError();
    return { path, value: this.#tokens.next() };
  }
}
