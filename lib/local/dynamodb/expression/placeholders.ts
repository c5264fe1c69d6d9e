import {
  type AttributeValue,
  attributeOf,
  type Item,
  refuse,
  requireNameLength,
  validValue,
} from '../attribute-value.ts';
import type { Placeholder } from './parser.ts';
import type { Assigned, Condition, ExpressionKind, Operand, Path, Update } from './syntax.ts';

const NAME = /^#[A-Za-z0-9_]+$/;
const VALUE = /^:[A-Za-z0-9_]+$/;

/** The names and values of a request's placeholders. Each must be used by one of its expressions. */
export class Placeholders {
  readonly #names: Readonly<Record<string, unknown>>;
  readonly #values: Item;
  readonly #usedNames = new Set<string>();
  readonly #usedValues = new Set<string>();

  /** @throws AwsError ValidationException for invalid placeholders, or invalid names and values */
  constructor(names: unknown, values: unknown) {
    this.#names = (names ?? {}) as Record<string, unknown>;
    if (names !== undefined && names !== null) this.#checkNames();
    this.#values = values === undefined || values === null ? {} : validValues(values);
  }

  /** @throws AwsError ValidationException for an undefined placeholder */
  path(path: Path, kind: ExpressionKind): Path {
    if (path.every((step) => typeof step === 'number' || !step.startsWith('#'))) return path;
    return path.map((step) => {
      if (typeof step === 'number' || !step.startsWith('#')) return step;
      const name = Object.hasOwn(this.#names, step) ? this.#names[step] : undefined;
      if (typeof name !== 'string') {
        throw refuse(
          `Invalid ${kind}: An expression attribute name used in the document path is not defined; attribute name: ${step}`,
        );
      }
      this.#usedNames.add(step);
      return name;
    });
  }

  /** @throws AwsError ValidationException for an undefined placeholder */
  value(name: Placeholder, kind: ExpressionKind): AttributeValue {
    const value = attributeOf(this.#values, name);
    if (value === undefined) {
      throw refuse(
        `Invalid ${kind}: An expression attribute value used in expression is not defined; attribute value: ${name}`,
      );
    }
    this.#usedValues.add(name);
    return value;
  }

  condition(condition: Condition<Placeholder>, kind: ExpressionKind): Condition<AttributeValue> {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return {
          kind: condition.kind,
          left: this.condition(condition.left, kind),
          right: this.condition(condition.right, kind),
        };
      case 'not':
        return { kind: 'not', condition: this.condition(condition.condition, kind) };
      default: {
        const operands = condition.operands.map((operand) => this.#operand(operand, kind));
        return { ...condition, operands };
      }
    }
  }

  update(update: Update<Placeholder>): Update<AttributeValue> {
    const kind = 'UpdateExpression';
    const change = ({ path, value }: { path: Path; value: Placeholder }) => ({
      path: this.path(path, kind),
      value: this.value(value, kind),
    });
    return {
      set: update.set.map(({ path, value }) => ({
        path: this.path(path, kind),
        value: this.#assigned(value, kind),
      })),
      remove: update.remove.map((path) => this.path(path, kind)),
      add: update.add.map(change),
      delete: update.delete.map(change),
    };
  }

  /** @throws AwsError ValidationException naming the placeholders that no expression uses */
  requireAllUsed(): void {
    const unused = (all: object, used: ReadonlySet<string>) =>
      Object.keys(all).filter((key) => !used.has(key));
    const values = unused(this.#values, this.#usedValues);
    if (values.length > 0) {
      throw refuse(
        `Value provided in ExpressionAttributeValues unused in expressions: keys: {${values.join(', ')}}`,
      );
    }
    const names = unused(this.#names, this.#usedNames);
    if (names.length > 0) {
      throw refuse(
        `Value provided in ExpressionAttributeNames unused in expressions: keys: {${names.join(', ')}}`,
      );
    }
  }

  #assigned(assigned: Assigned<Placeholder>, kind: ExpressionKind): Assigned<AttributeValue> {
    if (!('left' in assigned)) return this.#operand(assigned, kind);
    return {
      kind: assigned.kind,
      left: this.#operand(assigned.left, kind),
      right: this.#operand(assigned.right, kind),
    };
  }

  #operand(operand: Operand<Placeholder>, kind: ExpressionKind): Operand<AttributeValue> {
    switch (operand.kind) {
      case 'path':
        return { kind: 'path', path: this.path(operand.path, kind) };
      case 'value':
        return { kind: 'value', value: this.value(operand.value, kind) };
      case 'call': {
        const operands = operand.operands.map((inner) => this.#operand(inner, kind));
        return { kind: 'call', name: operand.name, operands };
      }
    }
  }

  #checkNames(): void {
    const entries = Object.entries(this.#names);
    if (entries.length === 0) throw refuse('ExpressionAttributeNames must not be empty');
    for (const [key, name] of entries) {
      if (!NAME.test(key)) {
        throw refuse(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`);
      }
      if (typeof name !== 'string' || name === '') {
        throw refuse(`ExpressionAttributeNames contains invalid value: Empty attribute name for key ${key}`);
      }
      requireNameLength(name);
    }
  }
}

function validValues(values: unknown): Item {
  const entries = Object.entries(values as object);
  if (entries.length === 0) throw refuse('ExpressionAttributeValues must not be empty');
  for (const [key] of entries) {
    if (!VALUE.test(key)) {
      throw refuse(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`);
    }
  }
  return Object.fromEntries(
    entries.map(([key, value]) => {
      try {
        return [key, validValue(value)];
      } catch (error) {
        const { name, message } = error as Error;
        if (name !== 'ValidationException') throw error;
        throw refuse(`ExpressionAttributeValues contains invalid value: ${message} for key ${key}`);
      }
    }),
  );
}
