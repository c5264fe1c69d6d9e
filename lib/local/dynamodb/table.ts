import type { JsonObject } from '../service.ts';
import {
  type AttributeValue,
  attributeOf,
  bytesOfBase64,
  type Item,
  refuse,
  typeOf,
  UnsuitableItem,
} from './attribute-value.ts';
import { numberKey } from './number.ts';

export type KeyType = 'S' | 'N' | 'B';

export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

/** The partition key and the sort key, if there is one. */
export interface Key {
  readonly hash: KeyAttribute;
  readonly range?: KeyAttribute;
}

export interface Projection {
  readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly NonKeyAttributes?: readonly string[];
}

export interface Index {
  readonly id: number;
  readonly name: string;
  readonly key: Key;
  readonly projection: Projection;
  readonly isGlobal: boolean;
  /** Capacity only appears in descriptions. */
  readonly throughput?: JsonObject;
  readonly onDemand?: JsonObject;
  readonly warm?: JsonObject;
}

export interface StreamSettings {
  readonly id: number;
  readonly label: string;
  readonly view: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
  readonly enabled: boolean;
}

/** A table as stored. `settings` only appear in descriptions; nothing depends on them. */
export interface Table {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  /** Milliseconds of the runtime's clock. */
  readonly created: number;
  readonly key: Key;
  readonly attributes: readonly KeyAttribute[];
  readonly indexes: readonly Index[];
  readonly stream?: StreamSettings;
  readonly settings: JsonObject;
  readonly tags: Readonly<Record<string, string>>;
  readonly timeToLive?: { readonly attribute: string };
}

/** A key in a form that SQLite sorts in the order of DynamoDB. */
export type StoredKey = string | Uint8Array;

/** The place of an item in a table or an index. The sort key is empty if the key has none. */
export interface Place {
  readonly pk: StoredKey;
  readonly sk: StoredKey;
}

const MAX_HASH_BYTES = 2048;
const MAX_RANGE_BYTES = 1024;
const MAX_ITEM_BYTES = 400 * 1024;

export function keyNames({ hash, range }: Key): string[] {
  return range ? [hash.name, range.name] : [hash.name];
}

/** Converts a key value to a form that sorts in the order of the values: text by UTF-8, numbers, bytes. */
export function storedKey(value: AttributeValue): StoredKey {
  if (value.N !== undefined) return numberKey(value.N);
  if (value.B !== undefined) return Buffer.from(value.B, 'base64');
  return value.S ?? '';
}

/** Returns the place of an item that has the key; see `requireKeysIn`. */
export function placeOf({ hash, range }: Key, item: Item): Place {
  return {
    pk: storedKey(item[hash.name] as AttributeValue),
    sk: range ? storedKey(item[range.name] as AttributeValue) : '',
  };
}

/** Returns the place in an index; undefined for an item that lacks a key of the index and so is not in it. */
export function placeInIndex({ key }: Index, item: Item): Place | undefined {
  const present = [key.hash, ...(key.range ? [key.range] : [])].every(
    ({ name }) => attributeOf(item, name) !== undefined,
  );
  return present ? placeOf(key, item) : undefined;
}

/** Returns the attributes of the key. */
export function keyOf(key: Key, item: Item): Item {
  return Object.fromEntries(keyNames(key).map((name) => [name, item[name] as AttributeValue]));
}

/** Whether an item has the attributes of a key, each of the right type. */
export function hasKey({ hash, range }: Key, item: Item): boolean {
  const isThere = ({ name, type }: KeyAttribute) => attributeOf(item, name)?.[type] !== undefined;
  return isThere(hash) && (!range || isThere(range));
}

/**
 * Checks the parameter `Key` of a request.
 * @throws AwsError ValidationException
 */
export function requireKey({ key }: Table, given: Item): void {
  if (Object.keys(given).length !== (key.range ? 2 : 1) || !hasKey(key, given)) {
    throw new UnsuitableItem('The provided key element does not match the schema');
  }
  requireKeySizes(key, given);
}

/**
 * Checks the keys of an item to be written, including those of the indexes.
 * @throws AwsError ValidationException
 */
export function requireKeysIn(table: Table, item: Item): void {
  for (const { name, type } of table.key.range ? [table.key.hash, table.key.range] : [table.key.hash]) {
    const value = attributeOf(item, name);
    if (value === undefined) throw unsuitable(`Missing the key ${name} in the item`);
    if (value[type] === undefined) {
      throw unsuitable(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
    }
  }
  requireKeySizes(table.key, item);
  requireIndexKeysIn(table, item);
}

/** @throws AwsError ValidationException for an index key that has the wrong type, or is empty or too long */
export function requireIndexKeysIn(table: Table, item: Item): void {
  for (const index of table.indexes) {
    for (const { name, type } of index.key.range ? [index.key.hash, index.key.range] : [index.key.hash]) {
      const value = attributeOf(item, name);
      if (value === undefined) continue;
      if (value[type] === undefined) {
        throw unsuitable(
          `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
        );
      }
      if (value.S === '' || value.B === '') {
        throw refuse(
          'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
            `The AttributeValue for a key attribute cannot contain an empty ${value.S === '' ? 'string' : 'binary'} value. ` +
            `IndexName: ${index.name}, IndexKey: ${name}`,
        );
      }
    }
    const place = placeInIndex(index, item);
    if (place) requireKeySizes(index.key, item);
  }
}

function requireKeySizes({ hash, range }: Key, item: Item): void {
  for (const { name } of range ? [hash, range] : [hash]) {
    const value = item[name] as AttributeValue;
    if (value.S !== '' && value.B !== '') continue;
    throw refuse(
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ' +
        `${value.S === '' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
  if (keyBytes(item[hash.name] as AttributeValue) > MAX_HASH_BYTES) {
    throw unsuitable(`Size of hashkey has exceeded the maximum size limit of${MAX_HASH_BYTES} bytes`);
  }
  if (range && keyBytes(item[range.name] as AttributeValue) > MAX_RANGE_BYTES) {
    throw unsuitable(
      `Aggregated size of all range keys has exceeded the size limit of ${MAX_RANGE_BYTES} bytes`,
    );
  }
}

function keyBytes({ S, B }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  return B === undefined ? 0 : bytesOfBase64(B);
}

function unsuitable(reason: string): UnsuitableItem {
  return new UnsuitableItem(`One or more parameter values were invalid: ${reason}`);
}

/** @throws AwsError ValidationException for an item that is too large */
export function requireItemSize(size: number, isUpdate: boolean): void {
  if (size <= MAX_ITEM_BYTES) return;
  throw refuse(
    isUpdate
      ? 'Item size to update has exceeded the maximum allowed size'
      : 'Item size has exceeded the maximum allowed size',
  );
}

const projections = new WeakMap<Index, ReadonlySet<string>>();

/** Returns the names of the attributes projected into an index; undefined for all. */
export function projectedNames(table: Table, index: Index): ReadonlySet<string> | undefined {
  const { ProjectionType, NonKeyAttributes = [] } = index.projection;
  if (ProjectionType === 'ALL') return undefined;
  const known = projections.get(index);
  if (known) return known;
  const names = new Set([...keyNames(table.key), ...keyNames(index.key), ...NonKeyAttributes]);
  projections.set(index, names);
  return names;
}
