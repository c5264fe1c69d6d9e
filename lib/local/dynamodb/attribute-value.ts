import { AwsError } from '../aws-error.ts';
import { canonicalNumber, compareNumbers, numberSize } from './number.ts';

/** A value in the form of the API: an object with one of these members. Binary data is base64 text. */
export interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
  readonly L?: readonly AttributeValue[];
  readonly M?: Item;
}

/** The attributes of an item or a map, by name. */
export type Item = Readonly<Record<string, AttributeValue>>;
export type TypeName = keyof AttributeValue;

/** Bytes of an attribute name. */
const MAX_NAME_BYTES = 65_535;
const TYPES = new Set<string>(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M']);
/** Levels of nesting, the value of the attribute itself included. */
const MAX_DEPTH = 32;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Makes the error ValidationException. */
export function refuse(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/**
 * A refusal because of the content of an item. In a transaction, it becomes the reason for that item instead of refusing the
 * request.
 */
export class UnsuitableItem extends AwsError {
  constructor(message: string) {
    super('ValidationException', message);
    this.name = 'ValidationException';
  }
}

/** Makes the refusal of a request with several wrong members, each with its own message. */
export function refuseMembers(wrong: readonly string[]): AwsError {
  const errors = wrong.length === 1 ? 'error' : 'errors';
  return refuse(`${wrong.length} validation ${errors} detected: ${wrong.join('; ')}`);
}

/** Makes the refusal of a parameter value, with DynamoDB's own beginning. */
export function refuseParameter(reason: string): AwsError {
  return refuse(`One or more parameter values were invalid: ${reason}`);
}

export function typeOf(value: AttributeValue): TypeName {
  for (const type in value) return type as TypeName;
  return 'NULL';
}

/** Returns the attribute of that name, never an inherited property of objects. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

/**
 * Checks a value from a request and converts its numbers to their canonical form.
 * @returns the same object if nothing had to be changed
 * @throws AwsError ValidationException or SerializationException for anything that is not a value
 */
export function validValue(value: unknown, depth = 1): AttributeValue {
  if (depth > MAX_DEPTH) throw tooDeep();
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw wrongForm();
  const types = Object.keys(value).filter((name) => (value as Record<string, unknown>)[name] !== null);
  const [type] = types;
  if (type === undefined || !TYPES.has(type)) {
    throw refuse('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  }
  if (types.length > 1) {
    throw refuse(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  const given = value as AttributeValue;
  switch (type as TypeName) {
    case 'S':
      if (typeof given.S !== 'string') throw wrongForm();
      return given;
    case 'N': {
      if (typeof given.N !== 'string') throw wrongForm();
      const N = canonicalNumber(given.N);
      return N === given.N ? given : { N };
    }
    case 'B':
      requireBase64(given.B);
      return given;
    case 'BOOL':
      if (typeof given.BOOL !== 'boolean') throw wrongForm();
      return given;
    case 'NULL':
      if (typeof given.NULL !== 'boolean') throw wrongForm();
      if (!given.NULL) throw refuseParameter('Null attribute value types must have the value of true');
      return given;
    case 'L': {
      if (!Array.isArray(given.L)) throw wrongForm();
      const L = given.L.map((inner) => validValue(inner, depth + 1));
      return L.every((inner, at) => inner === given.L?.[at]) ? given : { L };
    }
    case 'M': {
      const M = validItem(given.M, depth + 1);
      return M === given.M ? given : { M };
    }
    default:
      return validSet(given, type as 'SS' | 'NS' | 'BS');
  }
}

/** Checks attributes from a request, like `validValue`. */
export function validItem(item: unknown, depth = 1): Item {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) throw wrongForm();
  let changed: [string, AttributeValue][] | undefined;
  const entries = Object.entries(item);
  for (const [at, [name, value]] of entries.entries()) {
    requireNameLength(name);
    const valid = validValue(value, depth);
    if (valid !== value) changed ??= entries.slice(0, at) as [string, AttributeValue][];
    changed?.push([name, valid]);
  }
  return changed ? Object.fromEntries(changed) : (item as Item);
}

/** @throws AwsError ValidationException for an empty name, or one of 64 KB or more */
export function requireNameLength(name: string): void {
  if (name === '') throw refuse('Empty attribute name');
  if (name.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(name) > MAX_NAME_BYTES)
    throw refuse(`Attribute name is too large, must be less than ${MAX_NAME_BYTES + 1} bytes`);
}

function wrongForm(): AwsError {
  return new AwsError('SerializationException', 'Unexpected token or structure for an attribute value');
}

function tooDeep(): AwsError {
  return refuse(
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  );
}

/** @throws AwsError ValidationException for values that are nested too deeply */
export function requireDepth(values: readonly AttributeValue[], depth = 1): void {
  if (values.length > 0 && depth > MAX_DEPTH) throw tooDeep();
  for (const { L, M } of values) {
    if (L) requireDepth(L, depth + 1);
    if (M) requireDepth(Object.values(M), depth + 1);
  }
}

function requireBase64(text: unknown): void {
  if (typeof text !== 'string' || !BASE64.test(text)) {
    throw new AwsError('SerializationException', 'Binary data must be base64 encoded');
  }
}

function validSet(given: AttributeValue, type: 'SS' | 'NS' | 'BS'): AttributeValue {
  const members = given[type];
  if (!Array.isArray(members) || members.some((member) => typeof member !== 'string')) throw wrongForm();
  if (type === 'BS') for (const member of members) requireBase64(member);
  if (members.length === 0) {
    throw refuseParameter(
      type === 'SS'
        ? 'An string set  may not be empty'
        : type === 'NS'
          ? 'An number set  may not be empty'
          : 'Binary sets should not be empty',
    );
  }
  const canonical = type === 'NS' ? members.map(canonicalNumber) : members;
  if (new Set(canonical).size < canonical.length) {
    throw refuseParameter(
      type === 'NS'
        ? 'Input collection contains duplicates'
        : `Input collection [${members.join(', ')}]${type === 'BS' ? 'of type BS' : ''} contains duplicates.`,
    );
  }
  return canonical.every((member, at) => member === members[at]) ? given : { [type]: canonical };
}

/** Returns the number of bytes that base64 text encodes. */
export function bytesOfBase64(text: string): number {
  return Buffer.byteLength(text, 'base64');
}

/** Returns the size in bytes (Developer Guide, "DynamoDB item sizes and formats"). */
function sizeOfValue(value: AttributeValue): number {
  const type = typeOf(value);
  switch (type) {
    case 'S':
      return Buffer.byteLength(value.S as string);
    case 'N':
      return numberSize(value.N as string);
    case 'B':
      return bytesOfBase64(value.B as string);
    case 'BOOL':
    case 'NULL':
      return 1;
    case 'SS':
      return total(value.SS as string[], (member) => Buffer.byteLength(member));
    case 'NS':
      return total(value.NS as string[], numberSize);
    case 'BS':
      return total(value.BS as string[], bytesOfBase64);
    case 'L':
      return 3 + total(value.L as AttributeValue[], (member) => 1 + sizeOfValue(member));
    case 'M':
      return (
        3 +
        total(
          Object.entries(value.M as Item),
          ([name, member]) => 1 + Buffer.byteLength(name) + sizeOfValue(member),
        )
      );
  }
}

export function sizeOfItem(item: Item): number {
  let size = 0;
  for (const name of Object.keys(item)) {
    size += Buffer.byteLength(name) + sizeOfValue(item[name] as AttributeValue);
  }
  return size;
}

function total<T>(members: readonly T[], size: (member: T) => number): number {
  let sum = 0;
  for (const member of members) sum += size(member);
  return sum;
}

/** Whether two values are equal. Sets and maps are unordered, lists are ordered. */
export function equal(one: AttributeValue, other: AttributeValue): boolean {
  if (one === other) return true;
  const type = typeOf(one);
  if (type !== typeOf(other)) return false;
  switch (type) {
    case 'L': {
      const [left, right] = [one.L as AttributeValue[], other.L as AttributeValue[]];
      return (
        left.length === right.length && left.every((value, at) => equal(value, right[at] as AttributeValue))
      );
    }
    case 'M':
      return equalItems(one.M as Item, other.M as Item);
    case 'SS':
    case 'NS':
    case 'BS': {
      const [left, right] = [one[type] as string[], new Set(other[type])];
      return left.length === right.size && left.every((member) => right.has(member));
    }
    default:
      return one[type] === other[type];
  }
}

export function equalItems(one: Item, other: Item): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => {
      const beside = attributeOf(other, name);
      return beside !== undefined && equal(one[name] as AttributeValue, beside);
    })
  );
}

/** Compares two values of the same ordered type (S, N, B); undefined for others. */
export function compare(one: AttributeValue, other: AttributeValue): number | undefined {
  if (one.S !== undefined && other.S !== undefined) return compareText(one.S, other.S);
  if (one.N !== undefined && other.N !== undefined) return compareNumbers(one.N, other.N);
  if (one.B !== undefined && other.B !== undefined) {
    return Buffer.compare(Buffer.from(one.B, 'base64'), Buffer.from(other.B, 'base64'));
  }
  return undefined;
}

/** Compares by the bytes of UTF-8, whose order differs from that of UTF-16 beyond U+D7FF. */
function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
