import { describe, expect, it } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

/* API Reference, TransactWriteItems and TransactGetItems. */

const { call, converge, clock } = dynamoDbForFile();

async function tableForTest() {
  const definition = tableDefinition();
  await converge(definition);
  const { TableName } = definition;
  const item = (id: string, more: JsonObject = {}) => ({ PK: { S: id }, SK: { S: '-' }, ...more });
  const put = (id: string, more: JsonObject = {}) => ({ Put: { TableName, Item: item(id, more) } });
  const write = (TransactItems: JsonObject[], ClientRequestToken?: string) =>
    call('TransactWriteItems', { TransactItems, ...(ClientRequestToken && { ClientRequestToken }) });
  const count = async () => (await call('Scan', { TableName, Select: 'COUNT' })).Count;
  return { TableName, item, put, write, count };
}

async function refusal(promise: Promise<unknown>): Promise<AwsError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AwsError);
  return error as AwsError;
}

describe('TransactWriteItems', () => {
  it('says for each action why it was cancelled, with the item for those who ask for it', async () => {
    const { TableName, item, put, write, count } = await tableForTest();
    await write([put('a', { n: { N: '1' } })]);
    const condition = { ConditionExpression: 'attribute_not_exists(PK)' };
    const shown = { ...condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    const Item = item('a', { n: { N: '1' } });
    const { PK, SK } = Item;
    const error = await refusal(
      write([
        put('b'),
        { Put: { TableName, Item, ...shown } },
        { ConditionCheck: { TableName, Key: item('c'), ConditionExpression: 'attribute_exists(PK)' } },
        {
          Update: {
            ...{ TableName, Key: item('d'), UpdateExpression: 'SET x = absent' },
          },
        },
      ]),
    );
    expect(error.code).toBe('TransactionCanceledException');
    expect(error.message).toBe(
      'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed, ValidationError]',
    );
    expect(error.details.CancellationReasons).toEqual([
      { Code: 'None' },
      {
        Code: 'ConditionalCheckFailed',
        Message: 'The conditional request failed',
        Item: { PK, SK, n: { N: '1' } },
      },
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      {
        Code: 'ValidationError',
        Message: 'The provided expression refers to an attribute that does not exist in the item',
      },
    ]);
    expect(await count()).toBe(1);
  });

  it('refuses two actions on one item, more than 100, and none', async () => {
    const { TableName, item, put, write } = await tableForTest();
    const twice = write([put('a'), { Delete: { TableName, Key: item('a') } }]);
    expect((await refusal(twice)).message).toBe(
      'Transaction request cannot include multiple operations on one item',
    );
    const many = write(Array.from({ length: 101 }, (_, at) => put(String(at))));
    expect((await refusal(many)).message).toContain('less than or equal to 100');
    expect((await refusal(write([]))).message).toContain('greater than or equal to 1');
    await write(Array.from({ length: 100 }, (_, at) => put(String(at))));
  });

  it('does a repetition with the same token once within ten minutes, and refuses another request', async () => {
    const { TableName, item, put, write } = await tableForTest();
    const add = {
      Update: {
        ...{ TableName, Key: item('a'), UpdateExpression: 'ADD n :one' },
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    };
    const read = async () => ((await call('GetItem', { TableName, Key: item('a') })).Item as JsonObject).n;
    await write([add], 'token-1');
    await write([add], 'token-1');
    expect(await read()).toEqual({ N: '1' });
    expect((await refusal(write([put('b')], 'token-1'))).code).toBe('IdempotentParameterMismatchException');
    await clock().advanceTo(clock().now() + 10 * 60 * 1000);
    await write([add], 'token-1');
    expect(await read()).toEqual({ N: '2' });
  });
});

/* What was recorded of the service: paritysuite/dynamodb-conformance, error-messages/transactWriteItems and itemSizeBySurface. */
describe('What is refused before a transaction begins', () => {
  const empty = 'cannot contain an empty string value. Key: PK';

  it('is an empty value of a key, in the words for an item outside of a transaction', async () => {
    const { TableName, put, write } = await tableForTest();
    const Key = { PK: { S: '' }, SK: { S: '-' } };
    const check = { TableName, Key, ConditionExpression: 'attribute_exists(PK)' };
    for (const action of [put(''), { Delete: { TableName, Key } }, { ConditionCheck: check }]) {
      const error = await refusal(write([action]));
      expect(error.code).toBe('ValidationException');
      expect(error.message).toContain(empty);
    }
  });

  it('is an item that is too large, but not an update that makes one', async () => {
    const { TableName, item, put, write } = await tableForTest();
    const filler = { S: 'x'.repeat(400 * 1024 - 2) };
    const given = await refusal(write([put('a', { filler })]));
    expect([given.code, given.message]).toEqual([
      'ValidationException',
      'Item size has exceeded the maximum allowed size',
    ]);
    const update = {
      ...{ TableName, Key: item('a'), UpdateExpression: 'SET filler = :filler' },
      ExpressionAttributeValues: { ':filler': filler },
    };
    const made = await refusal(write([{ Update: update }]));
    expect(made.details.CancellationReasons).toEqual([
      { Code: 'ValidationError', Message: 'Item size to update has exceeded the maximum allowed size' },
    ]);
  });
});

describe('TransactGetItems', () => {
  // paritysuite/dynamodb-conformance, error-messages/transactGetItems
  it('says for each action that its key is not one of the table', async () => {
    const { TableName, item } = await tableForTest();
    const get = (Key: JsonObject) => ({ Get: { TableName, Key } });
    const TransactItems = [get(item('a')), get({}), get({ PK: { N: '1' }, SK: { S: '-' } })];
    const error = await refusal(call('TransactGetItems', { TransactItems }));
    const Message = 'The provided key element does not match the schema';
    expect(error.code).toBe('TransactionCanceledException');
    expect(error.details.CancellationReasons).toEqual([
      { Code: 'None' },
      { Code: 'ValidationError', Message },
      { Code: 'ValidationError', Message },
    ]);
  });

  it('returns a place for each item, empty if it does not exist', async () => {
    const { TableName, item, put, write } = await tableForTest();
    await write([put('a', { n: { N: '1' }, m: { S: 'x' } })]);
    const get = (id: string, more: JsonObject = {}) => ({ Get: { TableName, Key: item(id), ...more } });
    const { Responses } = await call('TransactGetItems', {
      TransactItems: [get('a', { ProjectionExpression: 'n' }), get('b')],
    });
    expect(Responses).toEqual([{ Item: { n: { N: '1' } } }, {}]);
  });
});
