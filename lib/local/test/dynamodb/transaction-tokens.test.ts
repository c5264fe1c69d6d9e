import { expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

const { call, converge } = dynamoDbForFile();

// API Reference, TransactWriteItems: `ClientRequestToken` makes a repeated call idempotent, and a different request with the
// same token is refused. The order in which a client writes the members of objects and sets is not part of a request.
it('the same request with its members in another order is a repetition, and another one is refused', async () => {
  const table = tableDefinition();
  await converge(table);
  const { TableName } = table;
  const write = (put: JsonObject) =>
    call('TransactWriteItems', { ClientRequestToken: 'token', TransactItems: [{ Put: put }] });
  const item = {
    PK: { S: 'a' },
    SK: { S: 'b' },
    tags: { SS: ['x', 'y'] },
    list: { L: [{ S: '1' }, { S: '2' }] },
  };
  await write({ TableName, Item: item });
  await call('DeleteItem', { TableName, Key: { PK: item.PK, SK: item.SK } });
  const { list, tags, ...key } = item;
  await write({ Item: { list, tags: { SS: tags.SS.toReversed() }, ...key }, TableName });
  expect(await call('GetItem', { TableName, Key: key })).toEqual({});
  await expect(
    write({ TableName, Item: { ...item, list: { L: list.L.toReversed() } } }),
  ).rejects.toMatchObject({
    code: 'IdempotentParameterMismatchException',
  });
});
