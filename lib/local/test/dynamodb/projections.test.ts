import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { DynamoDbService } from '../../dynamodb/dynamodb-service.ts';
import { convergeTable } from '../../dynamodb/tables.ts';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { identity, principal, tableDefinition } from '../support/dynamodb.ts';
import { makeEarlier } from '../support/earlier-tables.ts';

const PROJECTIONS = {
  all: { ProjectionType: 'ALL' },
  keys: { ProjectionType: 'KEYS_ONLY' },
  some: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['visible'] },
};

const definition = tableDefinition({
  AttributeDefinitions: ['PK', 'SK', 'group', 'rank'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  GlobalSecondaryIndexes: Object.entries(PROJECTIONS).map(([IndexName, Projection]) => ({
    IndexName,
    KeySchema: [
      { AttributeName: 'group', KeyType: 'HASH' as const },
      { AttributeName: 'rank', KeyType: 'RANGE' as const },
    ],
    Projection,
  })),
});
const { TableName } = definition;

async function tableForTest() {
  const dataFolder = temporaryFolder();
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
  onTestFinished(() => clock.close());
  const open = async () => {
    const dynamodb = new DynamoDbService({ dataFolder, durable: false, clock, identity, activity });
    onTestFinished(() => dynamodb.close());
    await convergeTable(dynamodb, principal, definition);
    const call = (operation: string, input: JsonObject) =>
      dynamodb.handle({
        service: 'dynamodb',
        operation,
        input: { TableName, ...input } as JsonObject,
        principal,
      });
    /** Returns what an index shows of a group. */
    const shown = async (IndexName: string, group: string, more: JsonObject = {}) => {
      const { Items } = await call('Query', {
        IndexName,
        KeyConditionExpression: '#g = :g',
        ExpressionAttributeNames: { '#g': 'group' },
        ExpressionAttributeValues: { ':g': { S: group } },
        ...more,
      });
      return Items;
    };
    return { dynamodb, call, shown };
  };
  return { dataFolder, open };
}

const key = { PK: { S: 'a' }, SK: { S: '-' } };
const place = { group: { S: 'g' }, rank: { S: '1' } };
const item = { ...key, ...place, visible: { S: 'old' }, unseen: { S: 'x'.repeat(100) } };

/** The attributes of an item that each index shows. */
const projections = (of: JsonObject): Record<keyof typeof PROJECTIONS, JsonObject> => {
  const { unseen: _, ...some } = of;
  const { visible: __, ...keys } = some as JsonObject;
  return { all: of, keys, some: some as JsonObject };
};

it('An index shows what is projected into it, as it is after each change', async () => {
  const { open } = await tableForTest();
  const { call, shown } = await open();
  const expectShown = async (group: string, expected: JsonObject | undefined) => {
    for (const name of Object.keys(PROJECTIONS) as (keyof typeof PROJECTIONS)[])
      expect(await shown(name, group)).toEqual(expected ? [projections(expected)[name]] : []);
  };
  await call('PutItem', { Item: item });
  await expectShown('g', item);
  await call('UpdateItem', {
    Key: key,
    UpdateExpression: 'SET visible = :v, unseen = :v',
    ExpressionAttributeValues: { ':v': { S: 'new' } },
  });
  await expectShown('g', { ...item, visible: { S: 'new' }, unseen: { S: 'new' } });
  await call('PutItem', { Item: { ...item, group: { S: 'h' } } });
  await expectShown('g', undefined);
  await expectShown('h', { ...item, group: { S: 'h' } });
  await call('DeleteItem', { Key: key });
  await expectShown('h', undefined);
});

it('A query of an index counts no more than the bytes that are projected into it', async () => {
  const { open } = await tableForTest();
  const { call, shown } = await open();
  const large = { S: 'x'.repeat(300_000) };
  await Promise.all(
    ['1', '2', '3', '4'].map((rank) =>
      call('PutItem', { Item: { ...item, PK: { S: rank }, rank: { S: rank }, unseen: large } }),
    ),
  );
  expect(await shown('some', 'g')).toHaveLength(4);
  // A page holds at most a megabyte.
  expect(await shown('all', 'g')).toHaveLength(3);
  expect(
    await shown('some', 'g', { FilterExpression: 'attribute_exists(unseen)', ProjectionExpression: 'PK' }),
  ).toEqual([]);
});

it('A file from before entries held their projection shows the same', async () => {
  const { dataFolder, open } = await tableForTest();
  const before = await open();
  await before.call('PutItem', { Item: item });
  before.dynamodb.close();
  makeEarlier(dataFolder, 1);
  const { call, shown } = await open();
  for (const [name, expected] of Object.entries(projections(item)))
    expect(await shown(name, 'g')).toEqual([expected]);
  await call('PutItem', { Item: { ...item, visible: { S: 'new' } } });
  expect(await shown('some', 'g')).toEqual([projections({ ...item, visible: { S: 'new' } }).some]);
});
