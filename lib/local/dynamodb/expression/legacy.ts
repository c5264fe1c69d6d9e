import {
  type AttributeValue,
  type Item,
  refuse,
  refuseParameter,
  requireNameLength,
  typeOf,
  validValue,
} from '../attribute-value.ts';
import type { Condition, Operand, Path, Update } from './syntax.ts';

/*
 * The parameters that came before expressions (Developer Guide, "Legacy conditional parameters"), as the trees that
 * expressions become.
 */

type Bound = Condition<AttributeValue>;

interface LegacyCondition {
  readonly ComparisonOperator?: string;
  readonly AttributeValueList?: readonly unknown[];
  readonly Value?: unknown;
  readonly Exists?: boolean;
}

/** For each operator, the number of values that it takes and its expression. */
const OPERATORS: Readonly<
  Record<
    string,
    {
      readonly values: number;
      readonly of: (path: Operand<AttributeValue>, values: readonly Operand<AttributeValue>[]) => Bound;
    }
  >
> = {
  EQ: { values: 1, of: (path, values) => ({ kind: '=', operands: [path, ...values] }) },
  NE: { values: 1, of: (path, values) => ({ kind: '<>', operands: [path, ...values] }) },
  LE: { values: 1, of: (path, values) => ({ kind: '<=', operands: [path, ...values] }) },
  LT: { values: 1, of: (path, values) => ({ kind: '<', operands: [path, ...values] }) },
  GE: { values: 1, of: (path, values) => ({ kind: '>=', operands: [path, ...values] }) },
  GT: { values: 1, of: (path, values) => ({ kind: '>', operands: [path, ...values] }) },
  BETWEEN: { values: 2, of: (path, values) => ({ kind: 'between', operands: [path, ...values] }) },
  IN: {
    values: Number.POSITIVE_INFINITY,
    of: (path, values) => ({ kind: 'in', operands: [path, ...values] }),
  },
  NULL: { values: 0, of: (path) => call('attribute_not_exists', path) },
  NOT_NULL: { values: 0, of: (path) => call('attribute_exists', path) },
  BEGINS_WITH: { values: 1, of: (path, values) => call('begins_with', path, ...values) },
  CONTAINS: { values: 1, of: (path, values) => call('contains', path, ...values) },
  NOT_CONTAINS: {
    values: 1,
    of: (path, values) => ({ kind: 'not', condition: call('contains', path, ...values) }),
  },
};
const ORDERED = ['LE', 'LT', 'GE', 'GT', 'BETWEEN', 'BEGINS_WITH'];

function call(name: string, ...operands: Operand<AttributeValue>[]): Bound {
  return { kind: 'call', name, operands };
}

/**
 * Converts `Expected`, `QueryFilter`, `ScanFilter` or `KeyConditions` to a condition; undefined when it is empty.
 * @throws AwsError ValidationException
 */
export function legacyCondition(given: unknown, conditionalOperator: unknown): Bound | undefined {
  const conditions = Object.entries((given ?? {}) as Record<string, LegacyCondition>).map(
    ([name, condition]) => conditionOn(name, condition),
  );
  const kind = conditionalOperator === 'OR' ? 'or' : 'and';
  return conditions.reduce<Bound | undefined>(
    (left, right) => (left ? { kind, left, right } : right),
    undefined,
  );
}

function conditionOn(name: string, given: LegacyCondition): Bound {
  const path: Operand<AttributeValue> = { kind: 'path', path: [name] };
  if (given.ComparisonOperator === undefined) {
    if (given.Exists === false) {
      if (given.Value !== undefined) {
        throw refuseParameter(`Value cannot be used when Exists is set to false for Attribute: ${name}`);
      }
      return call('attribute_not_exists', path);
    }
    if (given.Value === undefined) {
      throw refuseParameter(
        given.Exists === undefined
          ? `Value must be provided when Exists is null for Attribute: ${name}`
          : `Value must be provided when Exists is true for Attribute: ${name}`,
      );
    }
    return { kind: '=', operands: [path, literal(given.Value)] };
  }
  const operator = OPERATORS[given.ComparisonOperator];
  if (!operator) {
    throw refuse(
      `1 validation error detected: Value '${given.ComparisonOperator}' at 'comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: [${Object.keys(OPERATORS).join(', ')}]`,
    );
  }
  if (given.Value !== undefined && given.AttributeValueList !== undefined) {
    throw refuseParameter(`Value and AttributeValueList cannot be used together for Attribute: ${name}`);
  }
  const values = (given.AttributeValueList ?? (given.Value === undefined ? [] : [given.Value])).map(literal);
  const isRight =
    operator.values === Number.POSITIVE_INFINITY ? values.length > 0 : values.length === operator.values;
  if (!isRight) {
    throw refuseParameter(
      `Invalid number of argument(s) for the ${given.ComparisonOperator} ComparisonOperator`,
    );
  }
  for (const { value } of values) {
    if (ORDERED.includes(given.ComparisonOperator) && !['S', 'N', 'B'].includes(typeOf(value))) {
      throw refuseParameter(
        `ComparisonOperator ${given.ComparisonOperator} is not valid for ${typeOf(value)} AttributeValue type`,
      );
    }
  }
  return operator.of(path, values);
}

function literal(value: unknown): { readonly kind: 'value'; readonly value: AttributeValue } {
  return { kind: 'value', value: validValue(value) };
}

/**
 * Converts `AttributeUpdates` to an update.
 * @throws AwsError ValidationException
 */
export function legacyUpdate(given: unknown): Update<AttributeValue> {
  const set: { path: Path; value: Operand<AttributeValue> }[] = [];
  const remove: Path[] = [];
  const add: { path: Path; value: AttributeValue }[] = [];
  const less: { path: Path; value: AttributeValue }[] = [];
  for (const [name, { Action = 'PUT', Value }] of Object.entries(
    given as Record<string, { Action?: string; Value?: unknown }>,
  )) {
    const path = [name];
    requireNameLength(name);
    if (Value === undefined) {
      if (Action !== 'DELETE') {
        throw refuseParameter('Only DELETE action is allowed when no attribute value is specified');
      }
      remove.push(path);
      continue;
    }
    const value = validValue(Value);
    if (Action === 'PUT') set.push({ path, value: { kind: 'value', value } });
    else if (Action === 'ADD' && value.L) set.push({ path, value: appended(path, value) });
    else if (Action === 'ADD') add.push({ path, value: requireType(value, 'ADD', ['N', 'SS', 'NS', 'BS']) });
    else if (Action === 'DELETE') {
      less.push({ path, value: requireType(value, 'DELETE', ['SS', 'NS', 'BS']) });
    } else {
      throw refuse(
        `1 validation error detected: Value '${Action}' at 'attributeUpdates.${name}.member.action' failed to satisfy constraint: Member must satisfy enum value set: [ADD, DELETE, PUT]`,
      );
    }
  }
  return { set, remove, add, delete: less };
}

/** Returns the effect of `ADD` on a list, which the documentation does not mention: it appends the elements. */
function appended(path: Path, value: AttributeValue): Operand<AttributeValue> {
  const absent: Operand<AttributeValue> = { kind: 'value', value: { L: [] } };
  const before: Operand<AttributeValue> = {
    ...{ kind: 'call', name: 'if_not_exists' },
    operands: [{ kind: 'path', path }, absent],
  };
  return { kind: 'call', name: 'list_append', operands: [before, { kind: 'value', value }] };
}

function requireType(value: AttributeValue, action: string, types: readonly string[]): AttributeValue {
  const type = typeOf(value);
  if (types.includes(type)) return value;
  throw refuseParameter(
    action === 'ADD'
      ? `ADD action is not supported for the type ${type}`
      : `DELETE action with value is not supported for the type ${type}`,
  );
}

/** Converts `AttributesToGet` to the paths of a projection. */
export function legacyProjection(names: unknown): readonly Path[] {
  const list = names as string[];
  if (list.length === 0) {
    throw refuse(
      "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (new Set(list).size < list.length) {
    const twice = list.find((name, at) => list.indexOf(name) !== at);
    throw refuseParameter(`Duplicate value in attribute name: ${twice}`);
  }
  for (const name of list) requireNameLength(name);
  return list.map((name) => [name]);
}

/** Returns the names of the attributes that a filter uses. */
export function namesIn(condition: Condition<AttributeValue> | undefined): string[] {
  if (!condition) return [];
  if ('left' in condition) {
    return [...namesIn(condition.left), ...namesIn(condition.right)];
  }
  if ('condition' in condition) return namesIn(condition.condition);
  return condition.operands.flatMap(namesOf);
}

function namesOf(operand: Operand<AttributeValue>): string[] {
  if (operand.kind === 'path') return [String(operand.path[0])];
  return operand.kind === 'call' ? operand.operands.flatMap(namesOf) : [];
}

/** Returns the attributes of an item that have one of the names. */
export function pick(item: Item, names: ReadonlySet<string>): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}
