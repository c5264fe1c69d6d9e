import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue, Principal } from '../service.ts';
import type { DynamoDbService } from './dynamodb-service.ts';

type Index = { IndexName: string; KeySchema: JsonValue; Projection: JsonValue };

/** A table as a template describes it, in the terms of `CreateTable`. */
export interface TableDefinition {
  readonly TableName: string;
  readonly AttributeDefinitions: JsonValue[];
  readonly KeySchema: JsonValue[];
  readonly GlobalSecondaryIndexes?: Index[];
  readonly LocalSecondaryIndexes?: Index[];
  readonly StreamViewType?: string;
  /** The attribute that holds the expiry time of an item. */
  readonly timeToLiveAttribute?: string;
}

export interface DeployedTable {
  readonly arn: string;
  readonly id: string;
  readonly streamArn?: string;
}

/**
 * Brings a table in line with the template and keeps its data: creates the table, adds and removes indexes, enables its stream,
 * sets its time to live.
 * @throws Error when the template changes something that cannot be changed in a table with data: its key, its local indexes or
 * the view of its stream
 */
export async function convergeTable(
  service: DynamoDbService,
  principal: Principal,
  wanted: TableDefinition,
): Promise<DeployedTable> {
  const call = (operation: string, input: JsonObject): Promise<JsonObject> =>
    service.handle({ service: 'dynamodb', operation, input, principal });
  const describe = async (): Promise<JsonObject | undefined> => {
    try {
      return (await call('DescribeTable', { TableName: wanted.TableName })).Table as JsonObject;
    } catch (error) {
      if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  };
  const present = await describe();
  if (present) await change(call, present, wanted);
  else await call('CreateTable', creation(wanted));
  await changeTimeToLive(call, wanted);
  const table = (await describe()) as JsonObject;
  return {
    arn: table.TableArn as string,
    id: table.TableId as string,
    ...(wanted.StreamViewType && { streamArn: table.LatestStreamArn as string }),
  };
}

function creation(wanted: TableDefinition): JsonObject {
  const {
    StreamViewType,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
    timeToLiveAttribute: _,
    ...rest
  } = wanted;
  return {
    ...rest,
    BillingMode: 'PAY_PER_REQUEST',
    ...(GlobalSecondaryIndexes?.length && { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(indexOf) }),
    ...(LocalSecondaryIndexes?.length && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(indexOf) }),
    ...(StreamViewType && { StreamSpecification: { StreamEnabled: true, StreamViewType } }),
  };
}

async function change(
  call: (operation: string, input: JsonObject) => Promise<JsonObject>,
  present: JsonObject,
  wanted: TableDefinition,
): Promise<void> {
  const { TableName } = wanted;
  const refuse = (what: string): Error =>
    new Error(
      `Table ${TableName}: ${what} cannot be changed while the table has data. ` +
        'Undo the change, give the table another logical id, or start with a new data folder.',
    );
  if (keyText(present) !== keyText(wanted)) {
    throw refuse('its key');
  }
  if (
    indexTexts(present, 'LocalSecondaryIndexes').join() !== indexTexts(wanted, 'LocalSecondaryIndexes').join()
  ) {
    throw refuse('its local secondary indexes');
  }
  const stream = present.StreamSpecification as
    | { StreamEnabled?: boolean; StreamViewType?: string }
    | undefined;
  if (wanted.StreamViewType && stream?.StreamEnabled && stream.StreamViewType !== wanted.StreamViewType) {
    throw refuse("its stream's view type");
  }
  if (wanted.StreamViewType && !stream?.StreamEnabled) {
    await call('UpdateTable', {
      TableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: wanted.StreamViewType },
    });
  }
  await changeIndexes(call, present, wanted);
}

async function changeTimeToLive(
  call: (operation: string, input: JsonObject) => Promise<JsonObject>,
  { TableName, timeToLiveAttribute: wanted }: TableDefinition,
): Promise<void> {
  const { TimeToLiveDescription } = await call('DescribeTimeToLive', { TableName });
  const present = (TimeToLiveDescription as { AttributeName?: string }).AttributeName;
  if (present === wanted) return;
  const update = (AttributeName: string, Enabled: boolean) =>
    call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { AttributeName, Enabled } });
  if (present !== undefined) await update(present, false);
  if (wanted !== undefined) await update(wanted, true);
}

async function changeIndexes(
  call: (operation: string, input: JsonObject) => Promise<JsonObject>,
  present: JsonObject,
  wanted: TableDefinition,
): Promise<void> {
  const { TableName, AttributeDefinitions } = wanted;
  const before = indexTexts(present, 'GlobalSecondaryIndexes');
  const after = indexTexts(wanted, 'GlobalSecondaryIndexes');
  const update = (GlobalSecondaryIndexUpdates: JsonObject[]): Promise<JsonObject> =>
    call('UpdateTable', { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates });
  for (const text of before) {
    if (!after.includes(text)) await update([{ Delete: { IndexName: JSON.parse(text).IndexName } }]);
  }
  for (const text of after) {
    if (!before.includes(text)) await update([{ Create: JSON.parse(text) }]);
  }
}

function indexOf(index: Index): JsonObject {
  const projection = index.Projection as { ProjectionType?: string; NonKeyAttributes?: string[] };
  return {
    IndexName: index.IndexName,
    KeySchema: (index.KeySchema as { AttributeName: string; KeyType: string }[]).map(
      ({ AttributeName, KeyType }) => ({ AttributeName, KeyType }),
    ),
    Projection: {
      ProjectionType: projection.ProjectionType ?? 'ALL',
      ...(projection.NonKeyAttributes?.length && {
        NonKeyAttributes: projection.NonKeyAttributes.toSorted(),
      }),
    },
  };
}

/** Returns each index as canonical text, so that equal indexes have equal texts. */
function indexTexts(
  table: JsonObject | TableDefinition,
  kind: 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes',
) {
  const indexes = ((table as Record<string, unknown>)[kind] ?? []) as Index[];
  return indexes.map((index) => JSON.stringify(indexOf(index))).sort();
}

/** Returns the key attributes with their types, as text. */
function keyText(table: JsonObject | TableDefinition): string {
  const types = table.AttributeDefinitions as { AttributeName: string; AttributeType: string }[];
  const keys = table.KeySchema as { AttributeName: string; KeyType: string }[];
  return keys
    .map(({ AttributeName, KeyType }) => {
      const type = types.find((definition) => definition.AttributeName === AttributeName)?.AttributeType;
      return `${KeyType}:${AttributeName}:${type}`;
    })
    .sort()
    .join();
}
