import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { DynamoDbService } from '../../dynamodb/dynamodb-service.ts';
import { convergeTable, type TableDefinition } from '../../dynamodb/tables.ts';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { identity, principal, tableDefinition } from '../support/dynamodb.ts';
import { makeEarlier } from '../support/earlier-tables.ts';

const START = Date.UTC(2030, 0, 1, 9);
/** Returns a day of 2030 or another year, in seconds since 1970. */
const seconds = (month: number, day: number, { year = 2030, hour = 0 } = {}) => ({
  N: String(Date.UTC(year, month, day, hour) / 1000),
});

/** A table whose items expire by `expiresAt`, with a clock paused at 9:00 on 1 January 2030 (UTC). */
async function tableThatExpires({
  dataFolder = temporaryFolder(),
  ...more
}: { dataFolder?: string } & Partial<TableDefinition> = {}) {
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: START });
  onTestFinished(() => clock.close());
  const dynamodb = new DynamoDbService({ dataFolder, durable: false, clock, identity, activity });
  onTestFinished(() => dynamodb.close());
  const definition = tableDefinition({ TableName: 'things', timeToLiveAttribute: 'expiresAt', ...more });
  const { streamArn = '' } = await convergeTable(dynamodb, principal, definition);
  const call = (operation: string, input: JsonObject = {}) => {
    const request = { service: 'dynamodb', operation, input: { TableName: 'things', ...input }, principal };
    return dynamodb.handle(request);
  };
  const put = (id: string, rest: JsonObject = {}) => call('PutItem', { Item: { ...key(id), ...rest } });
  const ids = async (input: JsonObject = {}) => {
    const { Items } = await call('Scan', input);
    return (Items as { PK: { S: string } }[]).map(({ PK }) => PK.S);
  };
  return { dataFolder, clock, dynamodb, call, put, ids, streamArn };
}

const key = (id: string) => ({ PK: { S: id }, SK: { S: '-' } });

/** Developer Guide, Using DynamoDB Time to Live; API Reference, UpdateTimeToLive: "typically within two days". */
describe('an item whose time to live has passed', () => {
  it('is still read for a day, and deleted at the second midnight after it', async () => {
    const { clock, put, ids } = await tableThatExpires();
    await put('expires', { expiresAt: seconds(0, 2, { hour: 12 }) });
    await clock.advanceTo(Date.UTC(2030, 0, 4) - 1);
    expect(await ids()).toEqual(['expires']);
    await clock.advanceTo(Date.UTC(2030, 0, 4));
    expect(await ids()).toEqual([]);
  });

  it('is gone from the indexes, too', async () => {
    const index = {
      IndexName: 'byOwner',
      KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    };
    const { AttributeDefinitions } = tableDefinition();
    const { clock, put, ids } = await tableThatExpires({
      AttributeDefinitions: [...AttributeDefinitions, { AttributeName: 'owner', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [index],
    });
    await put('expires', { expiresAt: seconds(0, 2), owner: { S: 'o' } });
    await put('stays', { owner: { S: 'o' } });
    await clock.advanceTo(Date.UTC(2030, 0, 9));
    expect(await ids({ IndexName: 'byOwner' })).toEqual(['stays']);
  });

  it('leaves a record in the stream that names the service as the one who deleted it', async () => {
    const { clock, call, put, streamArn } = await tableThatExpires();
    await put('expires', { expiresAt: seconds(0, 2) });
    await put('deleted');
    await call('DeleteItem', { Key: key('deleted') });
    await clock.advanceTo(Date.UTC(2030, 0, 9));
    const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn });
    const [{ ShardId = '' } = {}] = (StreamDescription as { Shards: { ShardId?: string }[] }).Shards;
    const from = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
    const { ShardIterator = '' } = await call('GetShardIterator', from);
    const { Records } = await call('GetRecords', { ShardIterator });
    const removed = (Records as JsonObject[]).filter(({ eventName }) => eventName === 'REMOVE');
    expect(removed).toMatchObject([
      { dynamodb: { Keys: key('deleted') } },
      {
        userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' },
        dynamodb: {
          Keys: key('expires'),
          OldImage: { expiresAt: seconds(0, 2) },
          ApproximateCreationDateTime: Date.UTC(2030, 0, 4) / 1000,
        },
      },
    ]);
    expect(removed[0]).not.toHaveProperty('userIdentity');
  });

  it('is deleted at the next midnight where it was written after that', async () => {
    const { clock, put, ids } = await tableThatExpires();
    await put('late', { expiresAt: seconds(11, 1, { year: 2029 }) });
    await clock.advanceTo(Date.UTC(2030, 0, 2) - 1);
    expect(await ids()).toEqual(['late']);
    await clock.advanceTo(Date.UTC(2030, 0, 2));
    expect(await ids()).toEqual([]);
  });

  it('is deleted with all others of that day, however many', async () => {
    const { clock, call, ids } = await tableThatExpires();
    for (let first = 0; first < 450; first += 25) {
      const put = (id: number) => ({
        PutRequest: { Item: { ...key(`${first + id}`), expiresAt: seconds(0, 2) } },
      });
      const things = Array.from({ length: 25 }, (_, id) => put(id));
      await call('BatchWriteItem', { RequestItems: { things } });
    }
    await clock.advanceTo(Date.UTC(2030, 0, 4));
    expect(await ids()).toEqual([]);
  });

  it('is deleted after a restart', async () => {
    const first = await tableThatExpires();
    await first.put('expires', { expiresAt: seconds(0, 2) });
    first.dynamodb.close();
    const second = await tableThatExpires({ dataFolder: first.dataFolder });
    await second.clock.advanceTo(Date.UTC(2030, 0, 4));
    expect(await second.ids()).toEqual([]);
  });

  it('does not count as work under way', async () => {
    const { clock, put, ids } = await tableThatExpires();
    await put('expires', { expiresAt: seconds(0, 2) });
    expect(await clock.advanceUntilIdle(Date.UTC(2031, 0, 1))).toMatchObject({ idle: true });
    expect(await ids()).toEqual(['expires']);
  });
});

describe('an item stays', () => {
  it.each<[string, JsonObject]>([
    ['without the attribute', {}],
    ['whose attribute is a text', { expiresAt: { S: seconds(0, 2).N } }],
    ['whose attribute lies deeper', { map: { M: { expiresAt: seconds(0, 2) } } }],
    ['whose time is in milliseconds', { expiresAt: { N: String(Date.UTC(2030, 0, 2)) } }],
    ['that expired more than five years ago', { expiresAt: seconds(11, 1, { year: 2024 }) }],
  ])('%s', async (_, rest) => {
    const { clock, put, ids } = await tableThatExpires();
    await put('stays', rest);
    await clock.advanceTo(Date.UTC(2031, 0, 1));
    expect(await ids()).toEqual(['stays']);
  });

  it.each<[string, string, JsonObject]>([
    ['put off', 'SET expiresAt = :later', { ':later': seconds(0, 1, { year: 2040 }) }],
    ['taken away', 'REMOVE expiresAt', {}],
  ])('whose time was %s after it had passed', async (_, UpdateExpression, values) => {
    const { clock, call, put, ids } = await tableThatExpires();
    await put('stays', { expiresAt: seconds(0, 2) });
    await clock.advanceTo(Date.UTC(2030, 0, 3));
    await call('UpdateItem', {
      ...{ Key: key('stays'), UpdateExpression },
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    });
    await clock.advanceTo(Date.UTC(2031, 0, 1));
    expect(await ids()).toEqual(['stays']);
  });
});

describe('the time to live of a table', () => {
  it('applies to the items that existed before it was enabled, and to none once it is disabled', async () => {
    const { dataFolder, dynamodb, put } = await tableThatExpires();
    await put('a', { end: seconds(0, 3), expiresAt: seconds(0, 2) });
    dynamodb.close();
    const other = await tableThatExpires({ dataFolder, timeToLiveAttribute: 'end' });
    await other.clock.advanceTo(Date.UTC(2030, 0, 4));
    expect(await other.ids()).toEqual(['a']);
    const TimeToLiveSpecification = { AttributeName: 'end', Enabled: false };
    await other.call('UpdateTimeToLive', { TimeToLiveSpecification });
    await other.clock.advanceTo(Date.UTC(2031, 0, 1));
    expect(await other.ids()).toEqual(['a']);
    await other.call('UpdateTimeToLive', {
      TimeToLiveSpecification: { AttributeName: 'end', Enabled: true },
    });
    await other.clock.advanceTo(Date.UTC(2031, 0, 2));
    expect(await other.ids()).toEqual([]);
  });

  it('applies to the items of a data folder from before it was supported', async () => {
    const { dataFolder, dynamodb, put } = await tableThatExpires();
    await put('expires', { expiresAt: seconds(0, 2) });
    await put('stays');
    dynamodb.close();
    makeEarlier(dataFolder, 3);
    const later = await tableThatExpires({ dataFolder });
    await later.clock.advanceTo(Date.UTC(2030, 0, 4));
    expect(await later.ids()).toEqual(['stays']);
  });
});
