import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item without DynamoDB's types; a schema parses it before use. */
export type Item = Record<string, unknown>;
/** The primary key of an item. */
export type ItemKey = { readonly PK: string; readonly SK: string };

/** An item in DynamoDB's own form: each value with its type. */
export type Attributes = Record<string, AttributeValue>;

/*
 * Items of this store are JSON: text, numbers, truth values, null, lists and objects. To take no more than that costs a
 * quarter of what the SDK's own conversion does, which looks at each value for sets, binary data and numbers of any size.
 */

/**
 * Adds the types to the values of an item. Undefined members are left out.
 * @throws TypeError for a value that is not JSON, and for a number that JavaScript does not represent exactly
 */
export function attributesOf(item: object): Attributes {
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(item))
    if (value !== undefined) attributes[name] = attributeOf(value);
  return attributes;
}

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number' && isExact(value)) return { N: String(value) };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((each) => each !== undefined).map(attributeOf) };
  if (isPlain(value)) return { M: attributesOf(value) };
  throw new TypeError(`the store has no attributes of type ${typeof value}`);
}

/** Whether a number survives being stored and read. */
const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** Whether a value is a plain JSON object, and not a date, a map or an instance of a class. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Removes the types from the values of an item.
 * @throws TypeError for a type that no item of this store has, and for a number that JavaScript does not represent exactly
 */
export function itemOf(attributes: Readonly<Attributes>): Item {
  const item: Item = {};
  for (const name of Object.keys(attributes)) item[name] = valueIn(attributes[name] as AttributeValue);
  return item;
}

function valueIn(attribute: AttributeValue): unknown {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.M !== undefined) return itemOf(attribute.M);
  if (attribute.L !== undefined) return attribute.L.map(valueIn);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.NULL !== undefined) return null;
  const number = Number(attribute.N);
  if (isExact(number)) return number;
  throw new TypeError('an attribute is of a type that no item of this store has');
}
