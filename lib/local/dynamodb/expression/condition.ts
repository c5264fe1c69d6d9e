import { type AttributeValue, bytesOfBase64, compare, equal, type Item, typeOf } from '../attribute-value.ts';
import { valueAt } from './paths.ts';
import type { Condition, Operand } from './syntax.ts';

/** Whether a condition holds for an item. Pass an empty item for one that does not exist. */
export function holds(condition: Condition<AttributeValue>, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item) && holds(condition.right, item);
    case 'or':
      return holds(condition.left, item) || holds(condition.right, item);
    case 'not':
      return !holds(condition.condition, item);
    case 'call':
      return holdsCall(condition.name, condition.operands, item);
    default:
      return holdsComparison(
        condition.kind,
        condition.operands.map((operand) => operandIn(operand, item)),
      );
  }
}

function holdsComparison(kind: string, operands: readonly (AttributeValue | undefined)[]): boolean {
  const [value, ...others] = operands;
  const [other, third] = others;
  if (kind === '<>') return value === undefined || other === undefined || !equal(value, other);
  if (value === undefined) return false;
  if (kind === 'in') return others.some((one) => one !== undefined && equal(value, one));
  if (other === undefined) return false;
  if (kind === '=') return equal(value, other);
  const order = compare(value, other);
  if (order === undefined) return false;
  switch (kind) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default: {
      const toUpper = third === undefined ? undefined : compare(value, third);
      return order >= 0 && toUpper !== undefined && toUpper <= 0;
    }
  }
}

function holdsCall(name: string, operands: readonly Operand<AttributeValue>[], item: Item): boolean {
  const [value, other] = operands.map((operand) => operandIn(operand, item));
  switch (name) {
    case 'attribute_exists':
      return value !== undefined;
    case 'attribute_not_exists':
      return value === undefined;
    case 'attribute_type':
      return value !== undefined && typeOf(value) === other?.S;
    case 'begins_with':
      return value !== undefined && other !== undefined && beginsWith(value, other);
    default:
      return value !== undefined && other !== undefined && contains(value, other);
  }
}

function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if (value.S !== undefined && prefix.S !== undefined) return value.S.startsWith(prefix.S);
  if (value.B === undefined || prefix.B === undefined) return false;
  const bytes = Buffer.from(prefix.B, 'base64');
  return Buffer.from(value.B, 'base64').subarray(0, bytes.length).equals(bytes);
}

/** Whether a text or binary value contains a part, or a set or list contains a member. */
function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S);
  if (value.B !== undefined) {
    return part.B !== undefined && Buffer.from(value.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  }
  if (value.SS !== undefined) return part.S !== undefined && value.SS.includes(part.S);
  if (value.NS !== undefined) return part.N !== undefined && value.NS.includes(part.N);
  if (value.BS !== undefined) return part.B !== undefined && value.BS.includes(part.B);
  return value.L?.some((member) => equal(member, part)) ?? false;
}

function operandIn(operand: Operand<AttributeValue>, item: Item): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') return valueAt(item, operand.path);
  const of = operandIn(operand.operands[0] as Operand<AttributeValue>, item);
  const size = of === undefined ? undefined : sizeFor(of);
  return size === undefined ? undefined : { N: String(size) };
}

/**
 * Returns the result of `size`: characters of text, bytes of binary data, members of sets, lists and maps; undefined for other
 * types.
 */
function sizeFor(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return value.S.length;
  if (value.B !== undefined) return bytesOfBase64(value.B);
  if (value.M !== undefined) return Object.keys(value.M).length;
  return (value.SS ?? value.NS ?? value.BS ?? value.L)?.length;
}
