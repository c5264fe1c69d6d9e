import { type AttributeValue, refuse, refuseParameter } from '../attribute-value.ts';
import type { Bound } from '../item-store.ts';
import { type Key, type KeyAttribute, type StoredKey, storedKey } from '../table.ts';
import type { Condition, Operand } from './syntax.ts';

/** The items of one partition, between bounds of the sort key. */
export interface KeyRange {
  readonly hash: StoredKey;
  readonly bounds: readonly Bound[];
}

type Part = Exclude<Condition<AttributeValue>, { kind: 'and' | 'or' | 'not' }>;
/** The condition on one key: its operator and its values. */
interface KeyPart {
  readonly name: string;
  readonly operator: string;
  readonly values: readonly AttributeValue[];
}

const SWAPPED: Readonly<Record<string, string>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** @throws AwsError ValidationException for a condition that is not a key condition */
export function keyRange(condition: Condition<AttributeValue>, key: Key): KeyRange {
  const parts = new Map<string, KeyPart>();
  for (const part of partsOf(condition).map(keyPart)) {
    if (parts.has(part.name)) {
      throw refuse(
        'Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key',
      );
    }
    parts.set(part.name, part);
  }
  const hash = parts.get(key.hash.name);
  if (!hash) throw missing(key.hash.name);
  if (hash.operator !== '=') throw refuse('Query key condition not supported');
  const range = key.range && parts.get(key.range.name);
  if (parts.size > (range ? 2 : 1)) {
    if (key.range && !range) throw missing(key.range.name);
    throw refuse('Query key condition not supported');
  }
  requireTypes(hash, key.hash);
  if (!range || !key.range) return { hash: storedKey(hash.values[0] as AttributeValue), bounds: [] };
  requireTypes(range, key.range);
  return { hash: storedKey(hash.values[0] as AttributeValue), bounds: boundsOf(range, key.range) };
}

function missing(name: string) {
  return refuse(`Query condition missed key schema element: ${name}`);
}

function partsOf(condition: Condition<AttributeValue>): Part[] {
  switch (condition.kind) {
    case 'and':
      return [...partsOf(condition.left), ...partsOf(condition.right)];
    case 'or':
    case 'not':
      throw refuse(`Invalid operator used in KeyConditionExpression: ${condition.kind.toUpperCase()}`);
    default:
      return [condition];
  }
}

function keyPart(part: Part): KeyPart {
  const operator = part.kind === 'call' ? part.name : part.kind;
  const isKnown = ['=', '<', '<=', '>', '>=', 'between', 'begins_with'].includes(operator);
  if (!isKnown) {
    throw refuse(`Invalid operator used in KeyConditionExpression: ${shownOperator(operator)}`);
  }
  const swapped = SWAPPED[operator];
  const [first, second] = part.operands;
  if (first?.kind === 'value' && second?.kind === 'path' && swapped) {
    return { name: nameOf(second), operator: swapped, values: [first.value] };
  }
  const values = part.operands.slice(1).map((operand) => {
    if (operand.kind === 'value') return operand.value;
    throw refuse(
      operand.kind === 'path'
        ? 'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition'
        : `KeyConditionExpressions cannot have conditions on nested attributes`,
    );
  });
  return { name: nameOf(first as Operand<AttributeValue>), operator, values };
}

function shownOperator(operator: string): string {
  return operator === 'in' ? 'IN' : operator;
}

function nameOf(operand: Operand<AttributeValue>): string {
  if (operand.kind === 'path' && operand.path.length === 1) return String(operand.path[0]);
  if (operand.kind === 'path') {
    throw refuse('KeyConditionExpressions cannot have conditions on nested attributes');
  }
  throw refuse(
    operand.kind === 'value'
      ? 'Invalid condition in KeyConditionExpression: No key attribute specified'
      : 'KeyConditionExpressions cannot contain functions of attributes',
  );
}

function requireTypes({ values, name }: KeyPart, key: KeyAttribute): void {
  for (const value of values) {
    if (value[key.type] === undefined) {
      throw refuseParameter('Condition parameter type does not match schema type');
    }
    if (value.S !== '' && value.B !== '') continue;
    throw refuse(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ` +
        `${value.S === '' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
}

function boundsOf({ operator, values }: KeyPart, { type }: KeyAttribute): Bound[] {
  const [first, second] = values.map(storedKey) as [StoredKey, StoredKey | undefined];
  if (operator === 'between') {
    return [
      { operator: '>=', key: first },
      { operator: '<=', key: second as StoredKey },
    ];
  }
  if (operator !== 'begins_with') return [{ operator: operator as Bound['operator'], key: first }];
  if (type === 'N') {
    throw refuse(
      'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
    );
  }
  const end = endOfPrefix(first);
  return [
    { operator: '>=', key: first },
    ...(end === undefined ? [] : [{ operator: '<' as const, key: end }]),
  ];
}

/** Returns the first key after all those that begin with the prefix; undefined when there is none. */
function endOfPrefix(prefix: StoredKey): StoredKey | undefined {
  if (typeof prefix !== 'string') {
    const last = prefix.findLastIndex((byte) => byte < 0xff);
    return last < 0
      ? undefined
      : Buffer.concat([prefix.subarray(0, last), Buffer.from([(prefix[last] as number) + 1])]);
  }
  const points = [...prefix].map((character) => character.codePointAt(0) as number);
  const last = points.findLastIndex((point) => point < 0x10ffff);
  if (last < 0) return undefined;
  // Code points that are halves of surrogate pairs do not occur in UTF-8.
  const next = (points[last] as number) + 1;
  return String.fromCodePoint(...points.slice(0, last), next === 0xd800 ? 0xe000 : next);
}
