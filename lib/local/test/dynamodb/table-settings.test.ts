import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile } from '../support/dynamodb.ts';

const { call } = dynamoDbForFile();
let tables = 0;
const onDemand = (settings: JsonObject = {}) => ({
  TableName: `settings-${tables++}`,
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
  ...settings,
});
const described = async (TableName: string) =>
  (await call('DescribeTable', { TableName })).Table as JsonObject;

/** The members of `TableDescription` (DynamoDB API Reference). */
describe('What a request sets of a table', () => {
  const index = (settings: JsonObject) => ({
    GlobalSecondaryIndexes: [
      {
        IndexName: 'all',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
        ...settings,
      },
    ],
  });
  const most = { MaxReadRequestUnits: 5, MaxWriteRequestUnits: 7 };
  const warm = { ReadUnitsPerSecond: 13_000, WriteUnitsPerSecond: 5_000 };
  const key = 'arn:aws:kms:us-east-1:000000000000:key/0a1b2c3d-0000-0000-0000-000000000000';

  it.each<[string, JsonObject, JsonObject]>([
    ['its most units on demand', { OnDemandThroughput: most }, { OnDemandThroughput: most }],
    ['its warm throughput', { WarmThroughput: warm }, { WarmThroughput: { ...warm, Status: 'ACTIVE' } }],
    [
      'its key, by its ARN',
      { SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: key } },
      { SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: key } },
    ],
    [
      'its key, by its id',
      { SSESpecification: { Enabled: true, KMSMasterKeyId: key.split('/')[1] as string } },
      { SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: key } },
    ],
    [
      'its class',
      { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
      { TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' } },
    ],
  ])('is described: %s', async (_what, settings, expected) => {
    const created = onDemand(settings);
    await call('CreateTable', created);
    expect(await described(created.TableName)).toMatchObject(expected);
    const plain = onDemand();
    await call('CreateTable', plain);
    for (const name of Object.keys(expected))
      expect(await described(plain.TableName)).not.toHaveProperty(name);
    await call('UpdateTable', { TableName: plain.TableName, ...settings });
    expect(await described(plain.TableName)).toMatchObject(expected);
  });

  it('is described for its indexes, too', async () => {
    const { TableName, ...rest } = onDemand(index({ OnDemandThroughput: most }));
    await call('CreateTable', { TableName, ...rest });
    const indexes = async () => (await described(TableName)).GlobalSecondaryIndexes;
    expect(await indexes()).toMatchObject([{ OnDemandThroughput: most }]);
    await call('UpdateTable', {
      TableName,
      GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'all', WarmThroughput: warm } }],
    });
    expect(await indexes()).toMatchObject([{ OnDemandThroughput: most, WarmThroughput: warm }]);
  });

  it('is refused by name where it has no effect here', async () => {
    const { TableName, ...rest } = onDemand();
    await call('CreateTable', { TableName, ...rest });
    const replica = [{ Create: { RegionName: 'eu-west-1' } }];
    for (const [operation, settings] of [
      ['CreateTable', { ...onDemand(), ResourcePolicy: '{}' }],
      [
        'CreateTable',
        { ...onDemand(), GlobalTableSourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/x' },
      ],
      ['UpdateTable', { TableName, BillingMode: 'PAY_PER_REQUEST', ReplicaUpdates: replica }],
      ['UpdateTable', { TableName, MultiRegionConsistency: 'STRONG' }],
      ['UpdateTable', { TableName, GlobalTableWitnessUpdates: replica }],
    ] as const) {
      const [name] = Object.keys(settings).slice(-1);
      await expect(call(operation, settings)).rejects.toMatchObject({
        code: 'ValidationException',
        message: `The local DynamoDB does not support ${name}.`,
      });
    }
    expect((await call('ListTables', {})).TableNames).not.toContain(`settings-${tables - 1}`);
  });
});

/** The recovery period of point-in-time recovery is 1 to 35 days, 35 unless given (PointInTimeRecoverySpecification). */
it('the recovery period of a table is described', async () => {
  const created = onDemand();
  await call('CreateTable', created);
  const { TableName } = created;
  const recovery = async (specification: JsonObject) => {
    const input = { TableName, PointInTimeRecoverySpecification: specification };
    const { ContinuousBackupsDescription } = await call('UpdateContinuousBackups', input);
    return (ContinuousBackupsDescription as JsonObject).PointInTimeRecoveryDescription;
  };
  const PointInTimeRecoveryStatus = 'ENABLED';
  expect(await recovery({ PointInTimeRecoveryEnabled: true })).toEqual({
    ...{ PointInTimeRecoveryStatus, RecoveryPeriodInDays: 35 },
  });
  expect(await recovery({ PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 })).toEqual({
    ...{ PointInTimeRecoveryStatus, RecoveryPeriodInDays: 7 },
  });
  for (const RecoveryPeriodInDays of [0, 36])
    await expect(recovery({ PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays })).rejects.toMatchObject({
      code: 'ValidationException',
    });
});

/** `ShardFilter` of DescribeStream (DynamoDB Streams API Reference): only the child shards of a shard. */
it('a stream names no children of its single shard', async () => {
  const created = onDemand({ StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } });
  await call('CreateTable', created);
  const { LatestStreamArn: StreamArn = '' } = await described(created.TableName);
  const shards = async (rest: JsonObject) => {
    const { StreamDescription } = await call('DescribeStream', { StreamArn, ...rest });
    return (StreamDescription as unknown as { readonly Shards: readonly { readonly ShardId: string }[] })
      .Shards;
  };
  const [only] = await shards({});
  expect(await shards({ ShardFilter: { Type: 'CHILD_SHARDS', ShardId: only?.ShardId ?? '' } })).toEqual([]);
  for (const ShardFilter of [{ Type: 'PARENTS', ShardId: only?.ShardId ?? '' }, { Type: 'CHILD_SHARDS' }])
    await expect(shards({ ShardFilter })).rejects.toMatchObject({ code: 'ValidationException' });
});
