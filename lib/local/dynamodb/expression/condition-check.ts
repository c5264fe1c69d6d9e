import { type AttributeValue, compare, equal, refuse, typeOf } from '../attribute-value.ts';
import { shown } from './paths.ts';
import type { Condition, ExpressionKind, Operand } from './syntax.ts';

type Bound = Operand<AttributeValue>;

const OPERAND_COUNTS: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};
const ORDERED = ['S', 'N', 'B'];
const TYPE_NAMES = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

/**
 * Refuses a condition that cannot be evaluated for any item.
 * @param kind the kind of expression; undefined for the condition of a statement
 * @throws AwsError ValidationException in the words of DynamoDB
 */
export function checkCondition(condition: Condition<AttributeValue>, kind: ExpressionKind | undefined): void {
  const refuseIn = (reason: string) => refuse(kind ? `Invalid ${kind}: ${reason}` : reason);
  const badType = (operator: string, type: string) =>
    refuseIn(
      `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
    );
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkCondition(condition.left, kind);
      checkCondition(condition.right, kind);
      return;
    case 'not':
      checkCondition(condition.condition, kind);
      return;
    case 'call':
      checkCall(condition.name, condition.operands, refuseIn, badType);
      requireDistinct(condition.name, condition.operands, refuseIn);
      return;
  }
  const { operands } = condition;
  for (const operand of operands) checkOperand(operand, refuseIn, badType);
  const name = condition.kind === 'between' ? 'BETWEEN' : condition.kind === 'in' ? 'IN' : condition.kind;
  if (!['=', '<>', 'IN'].includes(name)) {
    for (const operand of operands) {
      if (operand.kind !== 'value') continue;
      const type = typeOf(operand.value);
      if (!ORDERED.includes(type)) throw badType(name, type);
    }
  }
  requireDistinct(name, operands, refuseIn);
  if (condition.kind === 'between') checkBounds(operands, refuseIn);
}

function checkOperand(
  operand: Bound,
  refuseIn: (reason: string) => Error,
  badType: (operator: string, type: string) => Error,
): void {
  if (operand.kind === 'call') checkCall(operand.name, operand.operands, refuseIn, badType);
}

function checkCall(
  name: string,
  operands: readonly Bound[],
  refuseIn: (reason: string) => Error,
  badType: (operator: string, type: string) => Error,
): void {
  if (operands.length !== OPERAND_COUNTS[name]) {
    throw refuseIn(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  const [first, second] = operands as [Bound, Bound | undefined];
  if (name.startsWith('attribute_') && first.kind !== 'path') {
    throw refuseIn(`Operator or function requires a document path; operator or function: ${name}`);
  }
  if (name === 'size' && first.kind === 'value' && ['N', 'BOOL', 'NULL'].includes(typeOf(first.value))) {
    throw badType(name, typeOf(first.value));
  }
  for (const operand of operands) checkOperand(operand, refuseIn, badType);
  if (name === 'begins_with') {
    for (const operand of operands) {
      if (operand.kind === 'value' && !['S', 'B'].includes(typeOf(operand.value))) {
        throw badType(name, typeOf(operand.value));
      }
      if (operand.kind === 'call') throw badType(name, 'N');
    }
  }
  if (name !== 'attribute_type' || !second) return;
  if (second.kind !== 'value') throw badType(name, '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
  if (second.value.S === undefined) throw badType(name, typeOf(second.value));
  if (!TYPE_NAMES.includes(second.value.S)) {
    throw refuseIn(
      `Invalid attribute type name found; type: ${second.value.S}, valid types: {${TYPE_NAMES.join(',')}}`,
    );
  }
}

function requireDistinct(
  name: string,
  operands: readonly Bound[],
  refuseIn: (reason: string) => Error,
): void {
  const [first, ...rest] = operands;
  if (first?.kind !== 'path') return;
  const text = shown(first.path);
  if (rest.some((operand) => operand.kind === 'path' && shown(operand.path) === text)) {
    throw refuseIn(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${text}`,
    );
  }
}

function checkBounds([, low, high]: readonly Bound[], refuseIn: (reason: string) => Error): void {
  if (low?.kind !== 'value' || high?.kind !== 'value') return;
  const text = ({ value }: { value: AttributeValue }) =>
    `AttributeValue: {${typeOf(value)}:${String(value[typeOf(value)])}}`;
  const bounds = `lower bound operand: ${text(low)}, upper bound operand: ${text(high)}`;
  if (typeOf(low.value) !== typeOf(high.value)) {
    throw refuseIn(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
  }
  if (!equal(low.value, high.value) && (compare(low.value, high.value) ?? 0) > 0) {
    throw refuseIn(
      `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
    );
  }
}
