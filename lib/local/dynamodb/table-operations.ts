import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { refuse, refuseParameter } from './attribute-value.ts';
import type { Engine } from './engine.ts';
import { oneOf, refuseUnsupported, requireTableName, tableName, wholeNumber } from './request.ts';
import type { Index, StreamSettings, Table } from './table.ts';
import {
  attributesOf,
  capacityOf,
  type IndexRequest,
  indexOf,
  keySchemaOf,
  requireIndexes,
  requireIndexNames,
  requireThroughput,
  requireUsed,
  schemaOf,
  settingsOf,
  streamViewOf,
} from './table-definition.ts';

/** Tables in one answer. */
const MAX_TABLES = 100;
/** The parameters by which `UpdateTable` changes a table. */
const CHANGEABLE = [
  ...['ProvisionedThroughput', 'BillingMode', 'StreamSpecification', 'GlobalSecondaryIndexUpdates'],
  ...['SSESpecification', 'DeletionProtectionEnabled', 'TableClass', 'OnDemandThroughput', 'WarmThroughput'],
];
/** Tables have no replicas here, and their policies come from the template. */
const UNSUPPORTED = [
  ...['ResourcePolicy', 'GlobalTableSourceArn', 'GlobalTableSettingsReplicationMode'],
  ...['ReplicaUpdates', 'MultiRegionConsistency', 'GlobalTableWitnessUpdates'],
];

type Status = 'ACTIVE' | 'CREATING' | 'UPDATING' | 'DELETING';

export function createTable(engine: Engine, input: JsonObject): JsonObject {
  const name = tableName(input.TableName);
  requireTableName(name);
  if (name.length < 3) {
    throw refuse(
      `1 validation error detected: Value '${name}' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3`,
    );
  }
  oneOf(input, 'BillingMode', ['PROVISIONED', 'PAY_PER_REQUEST'], 'PROVISIONED');
  refuseUnsupported(input, UNSUPPORTED);
  requireIndexNames(input);
  requireThroughput(input);
  const attributes = attributesOf(input.AttributeDefinitions);
  const key = keySchemaOf(input.KeySchema, attributes);
  const nextId = () => engine.tables.nextId('index');
  const read = (given: JsonValue | undefined, isGlobal: boolean) => {
    if (Array.isArray(given) && given.length === 0) {
      throw refuseParameter(`List of ${isGlobal ? 'Global' : 'Local'}SecondaryIndexes is empty`);
    }
    return ((given ?? []) as readonly unknown[]).map((request) =>
      indexOf(request as IndexRequest, attributes, isGlobal, 0),
    );
  };
  const unnumbered = [
    ...read(input.GlobalSecondaryIndexes, true),
    ...read(input.LocalSecondaryIndexes, false),
  ];
  requireIndexes(key, unnumbered);
  requireUsed(attributes, key, unnumbered);
  const view = streamViewOf(input.StreamSpecification);
  if (engine.tables.find(name)) {
    throw new AwsError('ResourceInUseException', `Table already exists: ${name}`);
  }
  const created = engine.clock.now();
  const table: Table = {
    id: engine.tables.nextId('table'),
    uuid: randomUUID(),
    ...{ name, created, key, attributes },
    indexes: unnumbered.map((index) => ({ ...index, id: nextId() })),
    settings: settingsOf(input),
    tags: Object.fromEntries(
      ((input.Tags ?? []) as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
    ),
    ...(view && { stream: openStream(engine, name, view, key) }),
  };
  engine.tables.save(table);
  return { TableDescription: describe(engine, table, 'CREATING') };
}

function openStream(
  engine: Engine,
  name: string,
  view: StreamSettings['view'],
  key: Table['key'],
): StreamSettings {
  const { id, label } = engine.streams.open(name, view, key, engine.clock.now());
  return { id, label, view, enabled: true };
}

function existing(engine: Engine, input: JsonObject): Table {
  const name = tableName(input.TableName);
  const table = engine.tables.find(name);
  if (table) return table;
  throw new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
}

export function describeTable(engine: Engine, input: JsonObject): JsonObject {
  return { Table: describe(engine, existing(engine, input), 'ACTIVE') };
}

export function deleteTable(engine: Engine, input: JsonObject): JsonObject {
  const table = existing(engine, input);
  if (table.settings.DeletionProtectionEnabled === true) {
    throw new AwsError(
      'ValidationException',
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
    );
  }
  const description = describe(engine, table, 'DELETING');
  engine.items.deleteAll(table);
  if (table.stream) engine.streams.close(table.stream.id);
  engine.tables.delete(table);
  return { TableDescription: description };
}

export function listTables(engine: Engine, input: JsonObject): JsonObject {
  const limit = wholeNumber(input, 'Limit', [1, MAX_TABLES]) ?? MAX_TABLES;
  const start = input.ExclusiveStartTableName;
  const names = engine.tables
    .all()
    .map(({ name }) => name)
    .filter((name) => typeof start !== 'string' || name > start);
  const page = names.slice(0, limit);
  return {
    TableNames: page,
    ...(names.length > limit && { LastEvaluatedTableName: page.at(-1) as string }),
  };
}

export function updateTable(engine: Engine, input: JsonObject): JsonObject {
  let table = existing(engine, input);
  refuseUnsupported(input, UNSUPPORTED);
  if (!CHANGEABLE.some((name) => input[name] !== undefined)) {
    throw refuse(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
    );
  }
  const given: unknown = input.GlobalSecondaryIndexUpdates ?? [];
  const updates = given as Record<string, IndexRequest>[];
  if (updates.filter(({ Create, Delete }) => Create || Delete).length > 1) {
    throw new AwsError(
      'LimitExceededException',
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
    );
  }
  const stream = changedStream(engine, table, input);
  const changed = changedIndexes(engine, table, input, updates);
  table = {
    ...table,
    ...changed,
    settings: settingsOf(input, table.settings),
    ...(stream && { stream }),
  };
  engine.tables.save(table);
  return { TableDescription: describe(engine, table, 'UPDATING') };
}

function changedIndexes(
  engine: Engine,
  table: Table,
  input: JsonObject,
  updates: readonly Record<string, IndexRequest>[],
): Pick<Table, 'indexes' | 'attributes'> {
  let { indexes } = table;
  const given = attributesOf(input.AttributeDefinitions);
  const known = table.attributes.filter(({ name }) => !given.some((one) => one.name === name));
  const attributes = [...known, ...given];
  const find = (name: string): Index => {
    const index = indexes.find((one) => one.isGlobal && one.name === name);
    if (index) return index;
    throw new AwsError('ResourceNotFoundException', `Requested resource not found: Index: ${name} not found`);
  };
  for (const { Create, Update, Delete } of updates) {
    if (Create) {
      const index = indexOf(Create, attributes, true, 0);
      requireIndexes(table.key, [...indexes, index]);
      const numbered = { ...index, id: engine.tables.nextId('index') };
      engine.items.fillIndex(table, numbered);
      indexes = [...indexes, numbered];
    } else if (Delete) {
      const index = find(Delete.IndexName);
      engine.items.emptyIndex(index);
      indexes = indexes.filter((one) => one !== index);
    } else if (Update) {
      const index = find(Update.IndexName);
      indexes = indexes.map((one) => (one === index ? { ...one, ...capacityOf(Update) } : one));
    }
  }
  const used = new Set(
    [table.key, ...indexes.map(({ key }) => key)].flatMap(({ hash, range }) => [hash.name, range?.name]),
  );
  return { indexes, attributes: attributes.filter(({ name }) => used.has(name)) };
}

function changedStream(engine: Engine, table: Table, input: JsonObject): StreamSettings | undefined {
  const specification = input.StreamSpecification as { StreamEnabled?: boolean } | undefined;
  if (!specification) return undefined;
  const view = streamViewOf(specification);
  if (view) {
    if (table.stream?.enabled) {
      throw refuse(`Table already has an enabled stream: TableName: ${table.name}`);
    }
    return openStream(engine, table.name, view, table.key);
  }
  if (!table.stream?.enabled) {
    throw refuse(`Table is not stream enabled: TableName: ${table.name}`);
  }
  engine.streams.close(table.stream.id);
  return { ...table.stream, enabled: false };
}

/** Returns a table as the API describes it. */
function describe(engine: Engine, table: Table, status: Status): JsonObject {
  const { settings, stream } = table;
  const arn = engine.arn(`table/${table.name}`);
  const totals = engine.items.totals(table);
  const isOnDemand = settings.BillingMode === 'PAY_PER_REQUEST';
  const indexes = (isGlobal: boolean): JsonObject[] =>
    table.indexes
      .filter((index) => index.isGlobal === isGlobal)
      .map((index) => describeIndex(engine, table, index, arn));
  const [global, local] = [indexes(true), indexes(false)];
  return {
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    TableName: table.name,
    KeySchema: schemaOf(table.key),
    TableStatus: status,
    CreationDateTime: table.created / 1000,
    ProvisionedThroughput: throughputOf(settings.ProvisionedThroughput),
    TableSizeBytes: totals.size,
    ItemCount: totals.count,
    TableArn: arn,
    TableId: table.uuid,
    ...(isOnDemand && {
      BillingModeSummary: {
        BillingMode: 'PAY_PER_REQUEST',
        LastUpdateToPayPerRequestDateTime: table.created / 1000,
      },
    }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(stream?.enabled && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view },
    }),
    ...(stream && {
      LatestStreamLabel: stream.label,
      LatestStreamArn: `${arn}/stream/${stream.label}`,
    }),
    ...(settings.TableClass !== undefined && { TableClassSummary: { TableClass: settings.TableClass } }),
    ...(settings.OnDemandThroughput !== undefined && { OnDemandThroughput: settings.OnDemandThroughput }),
    ...warmthOf(settings.WarmThroughput),
    ...encryptionOf(engine, settings.SSESpecification),
    DeletionProtectionEnabled: settings.DeletionProtectionEnabled === true,
  };
}

/** Returns the warm throughput of a table or an index, which it has as soon as it exists. */
const warmthOf = (given: JsonValue | undefined): JsonObject =>
  given === undefined ? {} : { WarmThroughput: { ...(given as JsonObject), Status: 'ACTIVE' } };

/** Returns the encryption of a table as the API describes it. Without a key of its own the table has none to name here. */
function encryptionOf(engine: Engine, given: JsonValue | undefined): JsonObject {
  const { Enabled, KMSMasterKeyId } = (given ?? {}) as JsonObject;
  if (Enabled !== true) return {};
  const key = typeof KMSMasterKeyId === 'string' ? keyArnOf(engine, KMSMasterKeyId) : undefined;
  return {
    SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', ...(key !== undefined && { KMSMasterKeyArn: key }) },
  };
}

/** Returns the ARN of a key; undefined for an alias, whose key only the key service knows. */
function keyArnOf({ identity: { partition, region, accountId } }: Engine, key: string): string | undefined {
  if (/^(arn:[^:]+:kms:[^:]*:[^:]*:)?alias\//.test(key)) return undefined;
  return key.startsWith('arn:') ? key : `arn:${partition}:kms:${region}:${accountId}:key/${key}`;
}

function throughputOf(given: JsonValue | undefined): JsonObject {
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = (given ?? {}) as JsonObject;
  return { NumberOfDecreasesToday: 0, ReadCapacityUnits, WriteCapacityUnits };
}

function describeIndex(engine: Engine, table: Table, index: Index, tableArn: string): JsonObject {
  const { count, size } = engine.items.totals(table, index);
  const { ProjectionType, NonKeyAttributes } = index.projection;
  return {
    IndexName: index.name,
    KeySchema: schemaOf(index.key),
    Projection: { ProjectionType, ...(NonKeyAttributes && { NonKeyAttributes: [...NonKeyAttributes] }) },
    ...(index.isGlobal && {
      IndexStatus: 'ACTIVE',
      ProvisionedThroughput: throughputOf(index.throughput),
      ...(index.onDemand && { OnDemandThroughput: index.onDemand }),
      ...warmthOf(index.warm),
    }),
    IndexSizeBytes: size,
    ItemCount: count,
    IndexArn: `${tableArn}/index/${index.name}`,
  };
}
