import fc from 'fast-check';
import { expect, it } from 'vitest';
import { convergeTable } from '../../dynamodb/tables.ts';
import { principal, tableDefinition, tableForTest } from '../support/dynamodb.ts';

const definition = tableDefinition();
const { TableName } = definition;

const ids = ['1', '2', '3'];
const keyOf = (id: string) => ({ PK: { S: id }, SK: { S: id } });
const key = fc.constantFrom(...ids).map(keyOf);
const value = fc.constantFrom('a', 'b', '城').map((text) => ({ S: text }));
const change = fc.oneof(
  fc.tuple(key, value).map(([Key, v]) => ({
    operation: 'PutItem',
    input: { TableName, Item: { ...Key, value: v, more: { M: { value: v } } } },
  })),
  fc.tuple(key, value).map(([Key, v]) => ({
    operation: 'UpdateItem',
    input: {
      ...{ TableName, Key, UpdateExpression: 'SET #value = :v, more = :m' },
      ExpressionAttributeNames: { '#value': 'value' },
      ExpressionAttributeValues: { ':v': v, ':m': { M: { value: v } } },
      ReturnValues: 'ALL_NEW',
    },
  })),
  key.map((Key) => ({ operation: 'DeleteItem', input: { TableName, Key, ReturnValues: 'ALL_OLD' } })),
  fc.tuple(key, key, value).map(([Key, other, v]) => ({
    operation: 'TransactWriteItems',
    input: {
      TransactItems: [
        { Put: { TableName, Item: { ...Key, value: v } } },
        { ConditionCheck: { TableName, Key: other, ConditionExpression: 'attribute_exists(more)' } },
      ],
    },
  })),
  fc.constant({ operation: 'shrink', input: {} }),
);
const names = { ExpressionAttributeNames: { '#value': 'value' } };

it('Whatever was read and written before, an item is read as it is stored', () =>
  fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const { dynamodb, call } = await tableForTest(definition);
      for (const { operation, input } of changes) {
        if (operation === 'shrink') dynamodb.shrink();
        else await call(operation, input).catch(() => {});
        // A scan always reads the stored items.
        const { Items } = await call('Scan', { TableName });
        const stored = new Map((Items as { PK: { S: string } }[]).map((item) => [item.PK.S, item]));
        for (const id of ids) {
          const { Item } = await call('GetItem', { TableName, Key: keyOf(id) });
          expect(Item).toEqual(stored.get(id));
        }
        const { Responses } = await call('BatchGetItem', {
          RequestItems: {
            [TableName]: { Keys: ids.map(keyOf), ProjectionExpression: 'PK, #value', ...names },
          },
        });
        const parts = ids.flatMap(
          (id) => (stored.get(id) as { PK: object; value?: object } | undefined) ?? [],
        );
        expect((Responses as { [name: string]: unknown })[TableName]).toEqual(
          parts.map(({ PK, value: v }) => ({ PK, ...(v && { value: v }) })),
        );
      }
    }),
    { numRuns: 25 },
  ));

it('What a caller does with an answer changes nothing that is stored', async () => {
  const { call } = await tableForTest(definition);
  const Item = { ...keyOf('1'), value: { S: 'a' } };
  await call('PutItem', { TableName, Item });
  const update = { TableName, Key: keyOf('1'), UpdateExpression: 'SET added = :o' };
  const { Attributes } = await call('UpdateItem', {
    ...{ ...update, ExpressionAttributeValues: { ':o': { S: 'b' } }, ReturnValues: 'ALL_NEW' },
  });
  (Attributes as { value: { S: string } }).value.S = 'changed';
  const read = await call('GetItem', { TableName, Key: keyOf('1') });
  expect(read.Item).toEqual({ ...Item, added: { S: 'b' } });
});

it('An item of a table that was deleted is not found in another one of that name', async () => {
  const { dynamodb, call } = await tableForTest(definition);
  await call('PutItem', { TableName, Item: keyOf('1') });
  await call('DeleteTable', { TableName });
  await convergeTable(dynamodb, principal, definition);
  expect(await call('GetItem', { TableName, Key: keyOf('1') })).toEqual({});
});
