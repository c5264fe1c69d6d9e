import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

const { call, converge } = dynamoDbForFile();

const index = (name: string, attribute: string) => ({
  IndexName: name,
  KeySchema: [{ AttributeName: attribute, KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
});
const withAttribute = (name: string) => {
  const { AttributeDefinitions } = tableDefinition();
  return [...AttributeDefinitions, { AttributeName: name, AttributeType: 'S' }];
};

describe('convergeTable', () => {
  it('creates a table under the ARNs of the account, with its stream', async () => {
    const definition = tableDefinition();
    const { arn, streamArn } = await converge(definition);
    expect(arn).toBe(`arn:aws:dynamodb:us-east-1:000000000000:table/${definition.TableName}`);
    expect(streamArn).toMatch(new RegExp(`^${arn}/stream/`));
  });

  it('changes nothing when nothing has changed', async () => {
    const definition = tableDefinition();
    expect(await converge(definition)).toEqual(await converge(definition));
  });

  it('adds and removes indexes of a table that has items, and finds the items in them', async () => {
    const definition = tableDefinition();
    await converge(definition);
    const { TableName } = definition;
    const Item = { PK: { S: 'a' }, SK: { S: 'b' }, owner: { S: 'me' } };
    await call('PutItem', { TableName, Item });
    const owned = {
      GlobalSecondaryIndexes: [index('byOwner', 'owner')],
      AttributeDefinitions: withAttribute('owner'),
    };
    await converge({ ...definition, ...owned });
    const found = await call('Query', {
      TableName,
      IndexName: 'byOwner',
      KeyConditionExpression: '#owner = :me',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':me': { S: 'me' } },
    });
    expect(found.Items).toEqual([Item]);
    await converge(definition);
    const { Table } = await call('DescribeTable', { TableName });
    expect((Table as JsonObject).GlobalSecondaryIndexes ?? []).toEqual([]);
    expect((await call('GetItem', { TableName, Key: { PK: { S: 'a' }, SK: { S: 'b' } } })).Item).toEqual(
      Item,
    );
  });

  it('switches a stream on', async () => {
    const { StreamViewType: _, ...without } = tableDefinition();
    expect((await converge(without)).streamArn).toBeUndefined();
    const { streamArn } = await converge({ ...without, StreamViewType: 'KEYS_ONLY' });
    expect(streamArn).toContain('/stream/');
  });

  it('refuses another key or another view of the stream, and says what can be done', async () => {
    const definition = tableDefinition();
    await converge(definition);
    const KeySchema = [{ AttributeName: 'SK', KeyType: 'HASH' }];
    await expect(converge({ ...definition, KeySchema })).rejects.toThrow(
      `Table ${definition.TableName}: its key cannot be changed while the table has data. Undo the change`,
    );
    await expect(converge({ ...definition, StreamViewType: 'KEYS_ONLY' })).rejects.toThrow(
      "its stream's view type",
    );
  });
});

describe('The DynamoDB API', () => {
  it('accepts tables by their ARN, also in batches and transactions', async () => {
    const definition = tableDefinition();
    const { arn } = await converge(definition);
    const item = (id: string) => ({ PK: { S: id }, SK: { S: '-' } });
    await call('PutItem', { TableName: arn, Item: item('one') });
    await call('TransactWriteItems', { TransactItems: [{ Put: { TableName: arn, Item: item('two') } }] });
    await call('BatchWriteItem', { RequestItems: { [arn]: [{ PutRequest: { Item: item('three') } }] } });
    expect((await call('Scan', { TableName: definition.TableName })).Count).toBe(3);
  });

  it('returns errors with their names', async () => {
    await expect(call('GetItem', { TableName: 'absent', Key: {} })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      statusCode: 400,
    });
  });
});
