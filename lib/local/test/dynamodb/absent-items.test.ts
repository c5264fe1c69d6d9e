/*
 * Expected values: scylladb/scylladb, test/alternator (test_item.py, test_returnvalues.py), whose tests are run against
 * DynamoDB, and issue 5862 there; UpdateItem, AttributeUpdates: "DELETE - Causes nothing to happen".
 */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

const { call, converge } = dynamoDbForFile();

async function tableForTest() {
  const definition = tableDefinition();
  const { streamArn: StreamArn = '' } = await converge(definition);
  const common = { TableName: definition.TableName, Key: { PK: { S: 'a' }, SK: { S: '-' } } };
  const records = async () => {
    const { StreamDescription } = await call('DescribeStream', { StreamArn });
    const [shard] = (StreamDescription as JsonObject).Shards as { ShardId: string }[];
    const { ShardIterator = '' } = await call('GetShardIterator', {
      ...{ StreamArn, ShardId: shard?.ShardId ?? '', ShardIteratorType: 'TRIM_HORIZON' },
    });
    return ((await call('GetRecords', { ShardIterator })).Records as unknown[]).length;
  };
  return {
    ...{ common, records },
    update: (input: JsonObject) => call('UpdateItem', { ...common, ReturnValues: 'ALL_NEW', ...input }),
    item: async () => (await call('GetItem', common)).Item,
  };
}

const members = { ':s': { SS: ['x'] } };
const legacyDelete = { AttributeUpdates: { a: { Action: 'DELETE' } } };

describe('An update of an item that is not there', () => {
  it.each<[string, JsonObject]>([
    ['REMOVE', { UpdateExpression: 'REMOVE a' }],
    ['DELETE', { UpdateExpression: 'DELETE a :s', ExpressionAttributeValues: members }],
    ['both', { UpdateExpression: 'REMOVE b DELETE a :s', ExpressionAttributeValues: members }],
    ['the action DELETE', legacyDelete],
    [
      'the action DELETE with a value',
      { AttributeUpdates: { a: { Action: 'DELETE', Value: { SS: ['x'] } } } },
    ],
  ])('does not make one with %s only', async (_, input) => {
    const { update, item, records } = await tableForTest();
    expect(await update(input)).toEqual({});
    expect([await item(), await records()]).toEqual([undefined, 0]);
  });

  it('does not make one in a transaction either', async () => {
    const { common, item } = await tableForTest();
    await call('TransactWriteItems', {
      TransactItems: [{ Update: { ...common, UpdateExpression: 'REMOVE a' } }],
    });
    expect(await item()).toBeUndefined();
  });

  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['no actions', { AttributeUpdates: {} }],
    [
      'something to set beside what is removed',
      { UpdateExpression: 'REMOVE a SET b = :s', ExpressionAttributeValues: members },
    ],
  ])('makes one with %s', async (_, input) => {
    const { update, item, common } = await tableForTest();
    await update(input);
    expect(await item()).toMatchObject(common.Key);
  });

  // test_update_expression.py: refused if the item exists, but not if it does not.
  it('may remove what would be in another attribute', async () => {
    const { update, common } = await tableForTest();
    const remove = () => update({ UpdateExpression: 'REMOVE a.b, c[0]' });
    expect(await remove()).toEqual({});
    await call('PutItem', { TableName: common.TableName, Item: common.Key });
    await expect(remove()).rejects.toMatchObject({ code: 'ValidationException' });
  });
});

it('The action ADD appends to a list, and creates it', async () => {
  const { update } = await tableForTest();
  const add = (value: string) =>
    update({ AttributeUpdates: { a: { Action: 'ADD', Value: { L: [{ S: value }] } } } });
  await add('x');
  expect((await add('y')).Attributes).toMatchObject({ a: { L: [{ S: 'x' }, { S: 'y' }] } });
});

// test_update_expression.py: "The function is not allowed to be used this way in an expression; function: list_append".
it('list_append cannot be nested in itself', async () => {
  const { update } = await tableForTest();
  const UpdateExpression = 'SET a = list_append(list_append(:l, :l), :l)';
  const message = expect.stringContaining(
    'not allowed to be used this way in an expression; function: list_append',
  );
  await expect(
    update({ UpdateExpression, ExpressionAttributeValues: { ':l': { L: [] } } }),
  ).rejects.toMatchObject({ code: 'ValidationException', message });
});
