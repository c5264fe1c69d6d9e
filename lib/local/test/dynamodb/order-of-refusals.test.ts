import { describe, expect, it } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

/* Recorded of the service: paritysuite/dynamodb-conformance, tier3/validation-ordering and tier3/error-messages. */
const { call, converge } = dynamoDbForFile();

async function tableForTest(): Promise<string> {
  const definition = tableDefinition();
  await converge(definition);
  return definition.TableName;
}

async function refusal(operation: string, input: JsonObject): Promise<string> {
  try {
    return `answered ${JSON.stringify(await call(operation, input))}`;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

const KEY = { PK: { S: 'a' }, SK: { S: '-' } };
const constraint = (value: string, member: string, rest: string) =>
  `Value ${value} at '${member}' failed to satisfy constraint: Member must ${rest}`;
const CONSUMED = constraint(
  "'BOGUS'",
  'returnConsumedCapacity',
  'satisfy enum value set: [INDEXES, TOTAL, NONE]',
);
const METRICS = constraint("'BOGUS'", 'returnItemCollectionMetrics', 'satisfy enum value set: [SIZE, NONE]');
const EMPTY_NAME = constraint("''", 'tableName', 'have length greater than or equal to 1');
const RETURNED = constraint(
  "'BOGUS'",
  'returnValues',
  'satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]',
);
const NO_KEY = constraint('null', 'key', 'not be null');
const token = (length: number, bound: string) =>
  constraint(`'${'x'.repeat(length)}'`, 'clientRequestToken', `have length ${bound}`);

const reports = { ReturnConsumedCapacity: 'BOGUS', ReturnItemCollectionMetrics: 'BOGUS' };
const consumed = { ReturnConsumedCapacity: 'BOGUS' };

describe('Wrong members of a request', () => {
  it.each<[string, JsonObject, string[]]>([
    ['BatchWriteItem', reports, [CONSUMED, METRICS]],
    ['TransactWriteItems', reports, [CONSUMED, METRICS]],
    ['TransactGetItems', consumed, [CONSUMED]],
    [
      'TransactWriteItems',
      { ...consumed, ClientRequestToken: 'x'.repeat(37) },
      [token(37, 'less than or equal to 36'), CONSUMED],
    ],
    [
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: 'absent', Item: KEY } }], ClientRequestToken: '' },
      [token(0, 'greater than or equal to 1')],
    ],
    ['UpdateItem', { TableName: '' }, [EMPTY_NAME, NO_KEY]],
    [
      'UpdateItem',
      { TableName: '', ...consumed, ReturnValues: 'BOGUS' },
      [CONSUMED, EMPTY_NAME, RETURNED, NO_KEY],
    ],
    ['UpdateItem', { TableName: 'absent', Key: KEY, ...consumed, ReturnValues: 'BOGUS' }, [CONSUMED]],
    [
      'GetItem',
      { TableName: 'x'.repeat(256), Key: KEY },
      [constraint(`'${'x'.repeat(256)}'`, 'tableName', 'have length less than or equal to 255')],
    ],
  ])('are named together: %s with %j', async (operation, input, wrong) => {
    const errors = wrong.length === 1 ? 'error' : 'errors';
    expect(await refusal(operation, input)).toBe(
      `${wrong.length} validation ${errors} detected: ${wrong.join('; ')}`,
    );
  });

  it('are named together when they are names of indexes, the global ones first', async () => {
    const index = (IndexName: string) => ({
      ...{ IndexName, Projection: { ProjectionType: 'ALL' } },
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
    });
    const wrong = (name: string, kind: string) =>
      constraint(
        `'${name}'`,
        `${kind}SecondaryIndexes.1.member.indexName`,
        'have length greater than or equal to 3',
      );
    const { TableName, AttributeDefinitions, KeySchema } = tableDefinition() as unknown as JsonObject;
    const create = (more: JsonObject) =>
      refusal('CreateTable', {
        TableName: TableName ?? null,
        AttributeDefinitions: AttributeDefinitions ?? null,
        KeySchema: KeySchema ?? null,
        ...more,
      });
    const indexes = { LocalSecondaryIndexes: [index('aa')], GlobalSecondaryIndexes: [index('zz')] };
    expect(await create({ BillingMode: 'PAY_PER_REQUEST', ...indexes })).toBe(
      `2 validation errors detected: ${wrong('zz', 'global')}; ${wrong('aa', 'local')}`,
    );
    expect(await create({ BillingMode: 'BOGUS' })).toContain(
      "at 'billingMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]",
    );
  });
});

describe('A batch of writes', () => {
  const write = async (list: JsonObject[], name?: string) =>
    refusal('BatchWriteItem', { RequestItems: { [name ?? (await tableForTest())]: list } });

  it.each<[string, JsonObject]>([
    ['without a key', { PutRequest: { Item: { other: { S: 'x' } } } }],
    ['with a key of another type', { PutRequest: { Item: { ...KEY, PK: { N: '5' } } } }],
    ['to delete without a key', { DeleteRequest: { Key: { other: { S: 'x' } } } }],
  ])('is refused for an item %s', async (_, request) => {
    expect(await write([request])).toBe('The provided key element does not match the schema');
  });

  it('is refused for a table without requests, or under an invalid name', async () => {
    const TableName = await tableForTest();
    const place = "at 'requestItems' failed to satisfy constraint:";
    expect(await write([], TableName)).toBe(
      `1 validation error detected: Value '{${TableName}=[]}' ${place} Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]`,
    );
    expect(await write([{ PutRequest: { Item: KEY } }], 'bad!name')).toContain(
      `${place} Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]`,
    );
  });
});

describe('An expression that is wrong', () => {
  const SYNTAX = 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "("';
  const ConditionExpression = 'attribute_not_exists(';

  it.each<[string, JsonObject, string]>([
    ['PutItem', { Item: KEY, ConditionExpression }, SYNTAX],
    ['DeleteItem', { Key: KEY, ConditionExpression }, SYNTAX],
    ['DeleteItem', { Key: { PK: { X: 'x' } }, ConditionExpression }, SYNTAX],
    ['UpdateItem', { Key: KEY, UpdateExpression: 'x' }, 'Invalid UpdateExpression: Syntax error'],
    ['GetItem', { Key: KEY, ProjectionExpression: 'a,' }, 'Invalid ProjectionExpression: Syntax error'],
    ['Scan', { FilterExpression: 'a =' }, 'Invalid FilterExpression: Syntax error'],
    ['Query', { KeyConditionExpression: 'a =' }, 'Invalid KeyConditionExpression: Syntax error'],
  ])('is told before a table that is missing: %s', async (operation, input, message) => {
    expect(await refusal(operation, { TableName: 'absent', ...input })).toContain(message);
    expect(await refusal(operation, { TableName: 'absent', Key: KEY, Item: KEY })).not.toContain(message);
  });

  it.each([true, false])('is told before one in any action of a transaction', async (isLast) => {
    const TableName = await tableForTest();
    const missing = { Put: { TableName: 'absent', Item: KEY } };
    const transact = (check: JsonObject) => {
      const ConditionCheck = { TableName, Key: KEY, ...check };
      const TransactItems = isLast ? [missing, { ConditionCheck }] : [{ ConditionCheck }, missing];
      return refusal('TransactWriteItems', { TransactItems });
    };
    expect(await transact({ ConditionExpression })).toBe(SYNTAX);
    const unused = { ExpressionAttributeValues: { ':v': { S: 'x' } } };
    expect(await transact({ ConditionExpression: 'attribute_not_exists(PK)', ...unused })).toBe(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}',
    );
    expect(await transact({ ConditionExpression: 'attribute_not_exists(PK)' })).toBe(
      'Requested resource not found',
    );
  });

  it.each<[JsonObject, string]>([
    [
      { ExpressionAttributeValues: { ':v': { S: 'x' } } },
      'ExpressionAttributeValues can only be specified when using expressions',
    ],
    [
      { Expected: { a: { Exists: true } } },
      'One or more parameter values were invalid: Value must be provided when Exists is true for Attribute: a',
    ],
  ])('is refused in the words of the service: %j', async (more, message) => {
    const TableName = await tableForTest();
    expect(await refusal('PutItem', { TableName, Item: KEY, ...more })).toBe(
      `1 validation error detected: ${message}`,
    );
  });
});
