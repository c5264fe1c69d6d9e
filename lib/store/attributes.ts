import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB holds it; a schema parses it before use. */
export type Item = Record<string, unknown>;
/** The primary key of an item. */
export type ItemKey = { readonly PK: string; readonly SK: string };

/** An item as it is sent to DynamoDB and comes from it: each value with its type. */
export type Attributes = Record<string, AttributeValue>;

/*
 * Items of this store are JSON: text, numbers, truth values, null, lists and objects. To take no more than that costs a
 * quarter of what the SDK's own conversion does, which looks at each value for sets, binary data and numbers of any size.
 */

/**
 * An item with the types of its values. A member that is undefined is left out.
 * @throws TypeError for a value that is no JSON, or a number that JavaScript does not hold exactly
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

/** Whether a number is stored and read as what it is. */
const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** Whether a value is an object as JSON has it, and not a date, a map or something else with a class. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * An item without the types of its values.
 * @throws TypeError for a type that no item of this store has, or a number that JavaScript does not hold exactly
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
