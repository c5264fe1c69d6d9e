import { expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

/* Developer Guide, "Using Global Secondary Indexes", write capacity; nubo-db/dynoxide#176 and #188 measured it. */

const { call, converge } = dynamoDbForFile();

async function indexedTable() {
  const definition = tableDefinition();
  const index = (IndexName: string, ProjectionType: string) => ({
    ...{
      IndexName,
      KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' }],
      Projection: { ProjectionType },
    },
  });
  await converge({
    ...definition,
    AttributeDefinitions: [
      ...definition.AttributeDefinitions,
      { AttributeName: 'group', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [index('keys', 'KEYS_ONLY'), index('all', 'ALL')],
  });
  const { TableName } = definition;
  const Key = { PK: { S: 'a' }, SK: { S: '-' } };
  const Item = { ...Key, group: { S: 'g' }, text: { S: 'one' } };
  const ask = { ReturnConsumedCapacity: 'INDEXES' };
  const units = ({ ConsumedCapacity }: JsonObject) => {
    const [all] = [ConsumedCapacity].flat() as JsonObject[];
    const { CapacityUnits, Table, GlobalSecondaryIndexes = {} } = all as JsonObject;
    const indexes = Object.entries(GlobalSecondaryIndexes as JsonObject).map(([name, used]) => [
      name,
      (used as JsonObject).CapacityUnits,
    ]);
    return [CapacityUnits, (Table as JsonObject).CapacityUnits, Object.fromEntries(indexes)];
  };
  const put = async (item: JsonObject) => units(await call('PutItem', { TableName, Item: item, ...ask }));
  const transact = async (action: JsonObject, more: JsonObject = {}) =>
    units(await call('TransactWriteItems', { TransactItems: [action], ...ask, ...more }));
  return { TableName, Key, Item, put, transact };
}

it('A write takes units of an index for what it changes there, and none for what stays', async () => {
  const { Item, put } = await indexedTable();
  expect(await put(Item)).toEqual([3, 1, { keys: 1, all: 1 }]);
  expect(await put(Item)).toEqual([1, 1, {}]);
  expect(await put({ ...Item, text: { S: 'two' } })).toEqual([2, 1, { all: 1 }]);
  expect(await put({ ...Item, group: { S: 'h' } })).toEqual([5, 1, { keys: 2, all: 2 }]);
  expect(await put({ ...Item, group: { S: 'h' }, text: { S: 'x'.repeat(2_500) } })).toEqual([
    6,
    3,
    { all: 3 },
  ]);
});

it('A transaction takes twice the units of the table and once those of an index; a check takes none of it', async () => {
  const { TableName, Key, Item, transact } = await indexedTable();
  expect(await transact({ Put: { TableName, Item } })).toEqual([4, 2, { keys: 1, all: 1 }]);
  const check = { TableName, Key, ConditionExpression: 'attribute_exists(PK)' };
  expect(await transact({ ConditionCheck: check })).toEqual([2, 2, {}]);
  expect(await transact({ Delete: { TableName, Key } })).toEqual([4, 2, { keys: 1, all: 1 }]);
});

// API Reference, TransactWriteItems, `ClientRequestToken`.
it('The repetition of a transaction takes the units of reading what it wrote', async () => {
  const { TableName, Key, transact } = await indexedTable();
  const action = { Put: { TableName, Item: { ...Key, text: { S: 'x'.repeat(1_500) } } } };
  expect(await transact(action, { ClientRequestToken: 'once' })).toEqual([4, 4, {}]);
  expect(await transact(action, { ClientRequestToken: 'once' })).toEqual([2, 2, {}]);
});

// API Reference, ExecuteStatement and ExecuteTransaction, `ReturnConsumedCapacity`.
it('Statements report their capacity too', async () => {
  const { TableName, Item, put } = await indexedTable();
  await put(Item);
  const where = `"${TableName}" WHERE PK = 'a' AND SK = '-'`;
  const ask = { ReturnConsumedCapacity: 'TOTAL' };
  const read = await call('ExecuteStatement', { Statement: `SELECT * FROM ${where}`, ...ask });
  expect(read.ConsumedCapacity).toEqual({ TableName, CapacityUnits: 0.5 });
  const Statement = `UPDATE "${TableName}" SET text = 'two' WHERE PK = 'a' AND SK = '-'`;
  const written = await call('ExecuteStatement', { Statement, ...ask });
  expect(written.ConsumedCapacity).toEqual({ TableName, CapacityUnits: 2 });
  const deletion = { Statement: `DELETE FROM ${where}` };
  const transacted = await call('ExecuteTransaction', { TransactStatements: [deletion], ...ask });
  expect(transacted.ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 4, WriteCapacityUnits: 4 }]);
});

// paritysuite/dynamodb-conformance, validation-ordering/transactions
it.each([
  ['ReturnConsumedCapacity', 'INDEXES, TOTAL, NONE'],
  ['ReturnItemCollectionMetrics', 'SIZE, NONE'],
])('Refuses a %s that there is not, and writes nothing', async (name, values) => {
  const { TableName, Key, Item } = await indexedTable();
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  await expect(call('PutItem', { TableName, Item, [name]: 'SOME' })).rejects.toMatchObject({
    code: 'ValidationException',
    message:
      `1 validation error detected: Value 'SOME' at '${member}' failed to satisfy constraint: ` +
      `Member must satisfy enum value set: [${values}]`,
  });
  expect(await call('GetItem', { TableName, Key })).toEqual({});
});
