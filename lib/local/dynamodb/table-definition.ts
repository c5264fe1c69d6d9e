import type { JsonObject } from '../service.ts';
import { refuse, refuseMembers, refuseParameter } from './attribute-value.ts';
import {
  type Index,
  type Key,
  type KeyAttribute,
  type KeyType,
  keyNames,
  type Projection,
  type StreamSettings,
} from './table.ts';

const MAX_GLOBAL = 20;
const MAX_LOCAL = 5;
const VIEWS = ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'];

export interface IndexRequest {
  readonly IndexName: string;
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly Projection: Projection;
  readonly ProvisionedThroughput?: JsonObject;
  readonly OnDemandThroughput?: JsonObject;
  readonly WarmThroughput?: JsonObject;
}

/** @throws AwsError ValidationException for a type that is not a key type */
export function attributesOf(given: unknown): KeyAttribute[] {
  const definitions = (given ?? []) as { AttributeName: string; AttributeType: string }[];
  return definitions.map(({ AttributeName: name, AttributeType: type }, at) => {
    requireKeyName(name, `attributeDefinitions.${at + 1}`);
    if (['S', 'N', 'B'].includes(type)) return { name, type: type as KeyType };
    throw refuse(
      `1 validation error detected: Value '${type}' at 'attributeDefinitions.${at + 1}.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]`,
    );
  });
}

/** @throws AwsError ValidationException for a name that a key attribute cannot have */
function requireKeyName(name: string, place: string): void {
  if (name.length >= 1 && name.length <= 255) return;
  throw refuse(
    `1 validation error detected: Value '${name}' at '${place}.member.attributeName' failed to satisfy constraint: ` +
      `Member must have length ${name === '' ? 'greater than or equal to 1' : 'less than or equal to 255'}`,
  );
}

/** @throws AwsError ValidationException for an invalid schema, or one with undefined attributes */
export function keySchemaOf(schema: unknown, attributes: readonly KeyAttribute[]): Key {
  const elements = (schema ?? []) as { AttributeName: string; KeyType: string }[];
  const [first, second] = elements;
  for (const [at, { AttributeName: name }] of elements.entries()) requireKeyName(name, `keySchema.${at + 1}`);
  if (!first || elements.length > 2) {
    throw refuse(
      `1 validation error detected: Value '${JSON.stringify(elements)}' at 'keySchema' failed to satisfy constraint: Member must have length ${first ? 'less than or equal to 2' : 'greater than or equal to 1'}`,
    );
  }
  if (first.KeyType !== 'HASH') {
    throw refuse('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  }
  if (second && second.KeyType !== 'RANGE') {
    throw refuse('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  }
  if (second?.AttributeName === first.AttributeName) {
    throw refuse(
      'Invalid KeySchema: Both the Hash Key and the Range Key element in the KeySchema have the same name',
    );
  }
  const find = ({ AttributeName }: { AttributeName: string }): KeyAttribute => {
    const found = attributes.find(({ name }) => name === AttributeName);
    if (found) return found;
    const names = (list: readonly string[]) => `[${list.join(', ')}]`;
    throw refuseParameter(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: ${names(elements.map((one) => one.AttributeName))}, ` +
        `AttributeDefinitions: ${names(attributes.map(({ name }) => name))}`,
    );
  };
  return second ? { hash: find(first), range: find(second) } : { hash: find(first) };
}

/** @throws AwsError ValidationException naming all indexes with invalid names, the global ones first */
export function requireIndexNames(input: JsonObject): void {
  const wrong = ['Global', 'Local'].flatMap((kind) =>
    ((input[`${kind}SecondaryIndexes`] ?? []) as unknown as readonly IndexRequest[]).flatMap(
      ({ IndexName }, at) =>
        wrongIndexName(IndexName, `${kind.toLowerCase()}SecondaryIndexes.${at + 1}`) ?? [],
    ),
  );
  if (wrong.length > 0) throw refuseMembers(wrong);
}

/** Returns what is wrong with the name of an index; undefined when it is valid. */
function wrongIndexName(name: string, place: string): string | undefined {
  if (/^[a-zA-Z0-9_.-]{3,255}$/.test(name)) return undefined;
  const bound = name.length < 3 ? 'greater than or equal to 3' : 'less than or equal to 255';
  const constraint = /^[a-zA-Z0-9_.-]*$/.test(name)
    ? `Member must have length ${bound}`
    : 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+';
  return `Value '${name}' at '${place}.member.indexName' failed to satisfy constraint: ${constraint}`;
}

/** @throws AwsError ValidationException */
export function indexOf(
  request: IndexRequest,
  attributes: readonly KeyAttribute[],
  isGlobal: boolean,
  id: number,
): Index {
  const { IndexName: name, KeySchema, Projection: projection } = request;
  const wrong = wrongIndexName(name, `${isGlobal ? 'global' : 'local'}SecondaryIndexes.1`);
  if (wrong !== undefined) throw refuse(`1 validation error detected: ${wrong}`);
  const type = projection?.ProjectionType;
  if (type === undefined) {
    throw refuseParameter('Unknown ProjectionType: null');
  }
  if (!['ALL', 'KEYS_ONLY', 'INCLUDE'].includes(type)) {
    throw refuse(
      `1 validation error detected: Value '${type}' at '${isGlobal ? 'global' : 'local'}SecondaryIndexes.1.member.projection.projectionType' failed to satisfy constraint: Member must satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]`,
    );
  }
  if (type === 'INCLUDE' && !projection.NonKeyAttributes) {
    throw refuseParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
  }
  if (type !== 'INCLUDE' && projection.NonKeyAttributes) {
    throw refuseParameter(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  }
  return {
    ...{ id, name, key: keySchemaOf(KeySchema, attributes), projection, isGlobal },
    ...capacityOf(request),
  };
}

/** Returns the capacity that a request gives an index. */
export const capacityOf = ({
  ProvisionedThroughput: throughput,
  OnDemandThroughput: onDemand,
  WarmThroughput: warm,
}: IndexRequest): Pick<Index, 'throughput' | 'onDemand' | 'warm'> => ({
  ...(throughput && { throughput }),
  ...(onDemand && { onDemand }),
  ...(warm && { warm }),
});

/** @throws AwsError ValidationException for indexes that conflict with each other or with the table */
export function requireIndexes(key: Key, indexes: readonly Index[]): void {
  const names = new Set<string>();
  for (const { name } of indexes) {
    if (names.has(name)) throw refuseParameter(`Duplicate index name: ${name}`);
    names.add(name);
  }
  const local = indexes.filter(({ isGlobal }) => !isGlobal);
  if (local.length > 0 && !key.range) {
    throw refuseParameter(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    );
  }
  for (const index of local) {
    if (!index.key.range) {
      throw refuseParameter(`Index KeySchema does not have a range key for index: ${index.name}`);
    }
    if (index.key.hash.name !== key.hash.name) {
      throw refuseParameter(
        `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${index.name}. index hash key: ${index.key.hash.name}, table hash key: ${key.hash.name}`,
      );
    }
  }
  if (local.length > MAX_LOCAL) {
    throw refuseParameter('Number of LocalSecondaryIndexes exceeds per-table limit of 5');
  }
  if (indexes.length - local.length > MAX_GLOBAL) {
    throw refuseParameter('GlobalSecondaryIndex count exceeds the per-table limit of 20');
  }
}

/** @throws AwsError ValidationException when an attribute is defined that no key uses */
export function requireUsed(attributes: readonly KeyAttribute[], key: Key, indexes: readonly Index[]): void {
  const used = new Set([key, ...indexes.map((index) => index.key)].flatMap(keyNames));
  if (attributes.every(({ name }) => used.has(name))) return;
  throw refuseParameter(
    indexes.length === 0
      ? 'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions'
      : `Some AttributeDefinitions are not used. AttributeDefinitions: [${attributes.map(({ name }) => name).join(', ')}], keys used: [${[...used].join(', ')}]`,
  );
}

/** @throws AwsError ValidationException for throughput that does not fit the billing mode */
export function requireThroughput(input: JsonObject): void {
  if (input.BillingMode === 'PAY_PER_REQUEST') {
    if (input.ProvisionedThroughput) {
      throw refuseParameter(
        'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
      );
    }
  } else if (!input.ProvisionedThroughput) {
    throw refuseParameter(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  }
}

/** Returns the view of the stream that a request enables; undefined when it enables none. */
export function streamViewOf(specification: unknown): StreamSettings['view'] | undefined {
  const given = specification as { StreamEnabled?: boolean; StreamViewType?: string } | undefined | null;
  if (!given?.StreamEnabled) return undefined;
  if (!VIEWS.includes(given.StreamViewType ?? '')) {
    throw refuseParameter('StreamViewType must be specified when StreamEnabled is true');
  }
  return given.StreamViewType as StreamSettings['view'];
}

/** Returns a key as the API describes it. */
export function schemaOf({ hash, range }: Key): JsonObject[] {
  return [
    { AttributeName: hash.name, KeyType: 'HASH' },
    ...(range ? [{ AttributeName: range.name, KeyType: 'RANGE' }] : []),
  ];
}

/** Returns the settings in a request that descriptions show. */
export function settingsOf(input: JsonObject, before: JsonObject = {}): JsonObject {
  const names = [
    'BillingMode',
    'ProvisionedThroughput',
    'DeletionProtectionEnabled',
    'TableClass',
    'SSESpecification',
    'OnDemandThroughput',
    'WarmThroughput',
  ];
  const given = names.filter((name) => input[name] !== undefined && input[name] !== null);
  return { ...before, ...Object.fromEntries(given.map((name) => [name, input[name] ?? null])) };
}
