import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { DynamoDbService } from '../../dynamodb/dynamodb-service.ts';
import { convergeTable } from '../../dynamodb/tables.ts';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { identity, principal, tableDefinition } from '../support/dynamodb.ts';
import { makeEarlier } from '../support/earlier-tables.ts';

const definition = tableDefinition({ StreamViewType: 'NEW_IMAGE' });
const { TableName } = definition;
const key = (id: string) => ({ PK: { S: id }, SK: { S: '-' } });

async function open(dataFolder: string) {
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
  onTestFinished(() => clock.close());
  const dynamodb = new DynamoDbService({ dataFolder, durable: false, clock, identity, activity });
  onTestFinished(() => dynamodb.close());
  const { streamArn = '' } = await convergeTable(dynamodb, principal, definition);
  const call = (operation: string, input: JsonObject) =>
    dynamodb.handle({ service: 'dynamodb', operation, input, principal });
  const changes = async () => {
    const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn });
    const [{ ShardId = '' } = {}] = (StreamDescription as { Shards: { ShardId?: string }[] }).Shards;
    const from = { StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
    const { ShardIterator = '' } = await call('GetShardIterator', from);
    const { Records } = await call('GetRecords', { ShardIterator });
    return (Records as { dynamodb: JsonObject }[]).map(({ dynamodb: { Keys, NewImage, OldImage } }) => ({
      ...{ Keys, NewImage, OldImage },
    }));
  };
  return { dynamodb, call, changes };
}

it('A stream from before records had keys shows the same as a new one, and still takes records', async () => {
  const folder = temporaryFolder();
  const { dynamodb, call, changes } = await open(folder);
  await call('PutItem', { TableName, Item: { ...key('a'), n: { N: '1' } } });
  await call('DeleteItem', { TableName, Key: key('a') });
  const expected = [
    { Keys: key('a'), NewImage: { ...key('a'), n: { N: '1' } }, OldImage: undefined },
    { Keys: key('a'), NewImage: undefined, OldImage: undefined },
  ];
  expect(await changes()).toEqual(expected);
  dynamodb.close();

  // Such a record had both images, whatever the stream shows.
  const old = JSON.stringify({ ...key('a'), n: { N: '1' } });
  makeEarlier(folder, 2, (tables) =>
    tables.prepare("UPDATE stream_record SET old_image = ? WHERE event = 'REMOVE'").run(old),
  );

  const later = await open(folder);
  expect(await later.changes()).toEqual(expected);
  await later.call('PutItem', { TableName, Item: key('b') });
  expect((await later.changes()).at(-1)).toEqual({ Keys: key('b'), NewImage: key('b'), OldImage: undefined });
});
