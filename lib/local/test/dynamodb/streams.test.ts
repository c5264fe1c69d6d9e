import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

const { call, converge, clock, service } = dynamoDbForFile();

async function streamForTest(TableName = tableDefinition().TableName) {
  const { streamArn = '' } = await converge({ ...tableDefinition(), TableName });
  const shard = async () => {
    const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn });
    return ((StreamDescription as JsonObject).Shards as { ShardId: string }[])[0]?.ShardId ?? '';
  };
  const records = async (more: JsonObject = { ShardIteratorType: 'TRIM_HORIZON' }, limit = 100) => {
    const input = { StreamArn: streamArn, ShardId: await shard(), ...more };
    const { ShardIterator } = await call('GetShardIterator', input);
    const { Records } = await call('GetRecords', { ShardIterator: ShardIterator ?? '', Limit: limit });
    return Records as { eventName: string; dynamodb: { SequenceNumber: string; NewImage?: JsonObject } }[];
  };
  const events = async () => (await records()).map(({ eventName }) => eventName);
  const key = (id: string) => ({ PK: { S: id }, SK: { S: '-' } });
  const put = (id: string, rest: JsonObject = {}) =>
    call('PutItem', { TableName, Item: { ...key(id), ...rest } });
  return { TableName, shard, records, events, key, put };
}

/** The lengths are those of the API's model: ShardId 28 to 65, SequenceNumber 21 to 40 characters. */
describe('the ids of a stream', () => {
  it.each([5, 80])(
    'have the lengths of the model, and are accepted back, for a table whose name has %i characters',
    async (length) => {
      const { shard, records, put } = await streamForTest('a'.repeat(length));
      for (const id of ['a', 'b', 'c']) await put(id);
      expect((await shard()).length).toBeGreaterThanOrEqual(28);
      expect((await shard()).length).toBeLessThanOrEqual(65);
      const [first, second, third] = (await records()).map(({ dynamodb }) => dynamodb.SequenceNumber);
      expect(first).toMatch(/^\d{21,40}$/);
      const SequenceNumber = second ?? '';
      const after = await records({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber });
      expect(after.map(({ dynamodb }) => dynamodb.SequenceNumber)).toEqual([third]);
      const at = await records({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber });
      expect(at.map(({ dynamodb }) => dynamodb.SequenceNumber)).toEqual([second, third]);
    },
  );
});

/**
 * Developer Guide, Change data capture for DynamoDB Streams: a put or an update that does not change any data in an item
 * writes no stream record.
 */
describe('a write that changes nothing', () => {
  it('leaves no record, by whichever operation it is made', async () => {
    const { TableName, events, key, put } = await streamForTest();
    const rest = { tags: { SS: ['x', 'y'] }, m: { M: { n: { N: '1.0' }, l: { L: [{ NS: ['1', '2'] }] } } } };
    const same = { m: { M: { l: { L: [{ NS: ['2', '1'] }] }, n: { N: '1' } } }, tags: { SS: ['y', 'x'] } };
    await put('a', rest);
    await put('a', same);
    const update = { TableName, Key: key('a'), UpdateExpression: 'SET tags = tags REMOVE absent' };
    await call('UpdateItem', update);
    await call('TransactWriteItems', { TransactItems: [{ Update: update }] });
    await call('BatchWriteItem', {
      RequestItems: { [TableName]: [{ PutRequest: { Item: { ...key('a'), ...same } } }] },
    });
    expect(await events()).toEqual(['INSERT']);
  });

  it('leaves those of other writes, in their order, whatever the limit of an answer', async () => {
    const { TableName, records, events, key, put } = await streamForTest();
    for (const n of ['1', '1', '1', '1', '2', '2', '1']) await put('a', { n: { N: n } });
    await call('DeleteItem', { TableName, Key: key('a') });
    await call('DeleteItem', { TableName, Key: key('a') });
    expect(await events()).toEqual(['INSERT', 'MODIFY', 'MODIFY', 'REMOVE']);
    const [first] = await records();
    const rest = {
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: first?.dynamodb.SequenceNumber ?? '',
    };
    expect((await records(rest, 1)).map(({ dynamodb }) => dynamodb.NewImage?.n)).toEqual([{ N: '2' }]);
  });
});

/** Developer Guide, "Change data capture for DynamoDB Streams", and API Reference, GetShardIterator and GetRecords. */
describe('A stream', () => {
  const setting = async (StreamViewType: string) => {
    const definition = { ...tableDefinition(), StreamViewType };
    const { streamArn = '' } = await converge(definition);
    const { TableName } = definition;
    const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn });
    const [{ ShardId = '' } = {}] = (StreamDescription as { Shards: { ShardId?: string }[] }).Shards;
    const iterator = async (ShardIteratorType: string) =>
      String(
        (await call('GetShardIterator', { StreamArn: streamArn, ShardId, ShardIteratorType })).ShardIterator,
      );
    const read = async (ShardIterator: string) => {
      const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator });
      return { records: Records as { dynamodb: JsonObject }[], next: NextShardIterator };
    };
    const put = (n: string) =>
      call('PutItem', { TableName, Item: { PK: { S: 'a' }, SK: { S: '-' }, n: { N: n } } });
    return { TableName, streamArn, iterator, read, put };
  };
  const image = (n: string) => ({ PK: { S: 'a' }, SK: { S: '-' }, n: { N: n } });

  it.each([
    ['KEYS_ONLY', {}],
    ['NEW_IMAGE', { NewImage: image('2') }],
    ['OLD_IMAGE', { OldImage: image('1') }],
    ['NEW_AND_OLD_IMAGES', { NewImage: image('2'), OldImage: image('1') }],
  ])('of the view %s shows what that says, at the time of the clock', async (view, images) => {
    const { iterator, read, put } = await setting(view);
    await put('1');
    await put('2');
    const { records } = await read(await iterator('TRIM_HORIZON'));
    const { SequenceNumber: _, SizeBytes: __, ...change } = records[1]?.dynamodb ?? {};
    expect(change).toEqual({
      ApproximateCreationDateTime: Math.floor(clock().now() / 1000),
      Keys: { PK: { S: 'a' }, SK: { S: '-' } },
      StreamViewType: view,
      ...images,
    });
  });

  it('is read from its latest record on, and by an iterator for 15 minutes', async () => {
    const { iterator, read, put } = await setting('NEW_IMAGE');
    await put('1');
    const latest = await iterator('LATEST');
    await put('2');
    expect((await read(latest)).records.map(({ dynamodb }) => dynamodb.NewImage)).toEqual([image('2')]);
    await clock().advanceTo(clock().now() + 15 * 60_000);
    expect((await read(latest)).records).toHaveLength(1);
    await clock().advanceTo(clock().now() + 1);
    await expect(read(latest)).rejects.toMatchObject({ code: 'ExpiredIteratorException' });
  });

  it('is closed when it is switched off, and can be read to its end', async () => {
    const { TableName, streamArn, iterator, read, put } = await setting('NEW_IMAGE');
    await put('1');
    await call('UpdateTable', { TableName, StreamSpecification: { StreamEnabled: false } });
    await put('2');
    const { records, next } = await read(await iterator('TRIM_HORIZON'));
    expect(records).toHaveLength(1);
    expect(next).toBeUndefined();
    const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn });
    expect(StreamDescription).toMatchObject({ StreamStatus: 'DISABLED' });
  });

  it('keeps records for 24 hours, and longer for a reader that has not consumed them', async () => {
    const kept = async (consumed: 'nothing' | 'the first') => {
      const { streamArn, iterator, read, put } = await setting('NEW_IMAGE');
      await put('1');
      await put('2');
      const [first] = (await read(await iterator('TRIM_HORIZON'))).records;
      const position = consumed === 'nothing' ? '0' : String(first?.dynamodb.SequenceNumber);
      service().consumed(streamArn, 'reader', position);
      await clock().advanceTo(clock().now() + 24 * 3_600_000 + 1);
      // Old records are removed only after some hundreds of new ones.
      for (let n = 3; n < 600; n++) await put(String(n));
      const { records } = await read(await iterator('TRIM_HORIZON'));
      return records[0]?.dynamodb.NewImage;
    };
    expect(await kept('nothing')).toEqual(image('1'));
    expect(await kept('the first')).toEqual(image('2'));
  });
});
