import jsonata from 'jsonata';
import { MAX_LEVELS } from '../../json-levels.ts';
import type { JsonValue } from '../../service.ts';
import { type Environment, EvaluationError, statesObject } from './environment.ts';
import { addFunctions } from './functions.ts';
import { BUDGET, enter, leave, newBudget } from './guard.ts';
import { FULL, type Shortcut, shortcut } from './shortcut.ts';
import { type Syntax, type Usage, usage } from './syntax.ts';

const ENTRY = Symbol.for('jsonata.__evaluate_entry');
const EXIT = Symbol.for('jsonata.__evaluate_exit');

/** Whether a string of a definition is an expression: it begins with `{%` and ends with `%}`. */
export function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4;
}

const sourceOf = (text: string): string => text.slice(2, -2).trim();

/** How many expressions the syntax cache holds: more than a large app has. */
const KEPT = 5_000;
const known = new Map<string, Syntax>();

/**
 * Returns the syntax of a `{% %}` for inspection. Each text is parsed once: all runtimes of a process read the same
 * definitions, some of them twice.
 * @throws JSONata's own error if `text` is not an expression of version 2.0.6
 */
export function syntaxOf(text: string): Syntax {
  const source = sourceOf(text);
  const before = known.get(source);
  if (before) return before;
  const syntax = jsonata(source).ast() as unknown as Syntax;
  if (known.size >= KEPT) known.clear();
  known.set(source, syntax);
  return syntax;
}

/** A `{% %}` of a definition. It is compiled once and can be evaluated any number of times, even concurrently. */
export class Expression {
  readonly source: string;
  readonly location: string;
  readonly #compiled: jsonata.Expression;
  readonly #usage: Usage;
  readonly #shortcut: Shortcut | undefined;
  #now: () => number = () => 0;

  /** @throws JSONata's own error if `text` is not an expression of version 2.0.6 */
  constructor(text: string, location: string) {
    this.source = sourceOf(text);
    this.location = location;
    this.#compiled = jsonata(this.source);
    const syntax = this.#compiled.ast() as unknown as Syntax;
    this.#usage = usage(syntax);
    this.#shortcut = this.#usage.isDeep ? undefined : shortcut(syntax);
    addFunctions(this.#compiled, () => this.#now());
    if (this.#usage.needsGuard) {
      const assign = this.#compiled.assign as (name: string | symbol, value: unknown) => void;
      assign(ENTRY, enter);
      assign(EXIT, leave);
    }
  }

  /** @throws EvaluationError, or rejects with it, if the expression fails or has no result */
  evaluate(environment: Environment): JsonValue | Promise<JsonValue> {
    const quick = this.#shortcut ? this.#shortcut(environment) : FULL;
    if (quick === FULL) return this.#evaluateFully(environment);
    return quick === undefined ? this.#failWithoutResult() : quick;
  }

  /** Makes the error of this expression, in the words of the service. */
  failure(what: string): EvaluationError {
    return new EvaluationError(
      this.location,
      `The JSONata expression '${this.source}' specified for the field '${this.location}' ${what}`,
    );
  }

  #unsupported(): EvaluationError {
    return new EvaluationError(
      this.location,
      `The JSONata expression '${this.source}' for the field '${this.location}' returned an unsupported result type.`,
    );
  }

  #failWithoutResult(): never {
    throw this.failure('returned nothing (undefined).');
  }

  async #evaluateFully(environment: Environment): Promise<JsonValue> {
    const bindings: Record<string, unknown> = {};
    for (const name of this.#usage.variables) {
      if (name === 'states') bindings.states = this.#states(environment);
      else {
        const value = environment.variable(name);
        if (value !== undefined) bindings[name] = value;
      }
    }
    if (this.#usage.inherited)
      for (const [name, value] of Object.entries(bindings)) bindings[name] = withoutPrototypes(value);
    if (this.#usage.needsGuard) bindings[BUDGET] = newBudget();
    const instant = environment.now();
    this.#now = () => instant;
    let result: unknown;
    let value: JsonValue | undefined;
    try {
      result = await this.#compiled.evaluate(undefined, bindings);
      value = toJson(result);
    } catch (error) {
      throw this.failure(`threw an error during evaluation${describe(error)}`);
    }
    if (isFunction(result)) throw this.#unsupported();
    return value === undefined ? this.#failWithoutResult() : value;
  }

  #states(environment: Environment): object {
    if (this.#usage.context) return statesObject(environment);
    const { input, result, errorOutput } = environment;
    return {
      input,
      ...(result !== undefined && { result }),
      ...(errorOutput !== undefined && { errorOutput }),
    };
  }
}

/** Copies a value into objects without inherited fields, since JSONata would read those too. */
function withoutPrototypes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, item] of Object.entries(value)) copy[name] = withoutPrototypes(item);
  return copy;
}

/** The end of the message: `. T1006: message` for JSONata's own errors, `: message` for those without a code. */
function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code) return `. ${code}: ${message ?? ''}`;
  if (error instanceof RangeError) {
    return ': Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
  }
  return `: ${message ?? String(error)}`;
}

/**
 * Returns a result as JSON: without functions and missing values, and with numbers that JSON lacks (`Infinity`) as strings. If
 * there are none of these, it returns the same object.
 */
function toJson(value: unknown, levels = MAX_LEVELS): JsonValue | undefined {
  if (levels < 0) throw new Error(`The result has more than ${MAX_LEVELS} levels`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || isFunction(value)) return undefined;
  if (Array.isArray(value)) {
    let copy: JsonValue[] | undefined;
    value.forEach((item, index) => {
      const clean = toJson(item, levels - 1) ?? null;
      if (clean !== item && !copy) copy = value.slice(0, index);
      copy?.push(clean);
    });
    return copy ?? (value as JsonValue[]);
  }
  const entries = Object.entries(value);
  const clean = entries.map(([name, item]) => [name, toJson(item, levels - 1)] as const);
  if (clean.every(([, item], index) => item !== undefined && item === entries[index]?.[1]))
    return value as JsonValue;
  return Object.fromEntries(clean.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

function isFunction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  return '_jsonata_lambda' in value || '_jsonata_function' in value;
}
