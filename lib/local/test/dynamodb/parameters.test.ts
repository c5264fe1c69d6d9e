import { describe, expect, it } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import { dynamoDbForFile, tableDefinition } from '../support/dynamodb.ts';

/*
 * Bounds: the model of the API (Limit from 1, Segment 0 to 999,999, TotalSegments 1 to 1,000,000, PartiQLStatement up to
 * 8,192 characters, AttributesToGet from 1). A global index: Developer Guide, "Attribute projections"; the words are those
 * that other emulators' tests against the service have for a statement (floci-io/floci).
 */
const { call, converge } = dynamoDbForFile();

async function tableForTest(): Promise<string> {
  const definition = tableDefinition({
    AttributeDefinitions: ['PK', 'SK', 'group'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'groups',
        KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' as const }],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['shown'] },
      },
    ],
  });
  await converge(definition);
  return definition.TableName;
}

async function refusal(operation: string, input: JsonObject): Promise<string> {
  try {
    return `answered ${JSON.stringify(await call(operation, input))}`;
  } catch (error) {
    if (error instanceof AwsError) return `${error.statusCode} ${error.code}: ${error.message}`;
    throw error;
  }
}

const bound = (name: string, value: number, constraint: string) =>
  `400 ValidationException: 1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value ${constraint}`;

describe('A read', () => {
  it.each<[JsonObject, string]>([
    [{ Segment: -1, TotalSegments: 2 }, bound('segment', -1, 'greater than or equal to 0')],
    [{ Segment: 0, TotalSegments: 0 }, bound('totalSegments', 0, 'greater than or equal to 1')],
    [
      { Segment: 0, TotalSegments: 1_000_001 },
      bound('totalSegments', 1_000_001, 'less than or equal to 1000000'),
    ],
    [{ Segment: 1_000_000, TotalSegments: 2 }, bound('segment', 1_000_000, 'less than or equal to 999999')],
    [{ Limit: 0 }, bound('limit', 0, 'greater than or equal to 1')],
    [{ Limit: '5' }, '400 SerializationException: Limit must be an integer'],
    [{ Limit: 1.5 }, '400 SerializationException: Limit must be an integer'],
    [
      { AttributesToGet: [] },
      "400 ValidationException: 1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])('is refused with %j', async (more, message) => {
    expect(await refusal('Scan', { TableName: await tableForTest(), ...more })).toBe(message);
  });

  // scylladb/scylladb, test/alternator/test_scan.py, which is run against DynamoDB. The messages are those of dynalite.
  it('of a segment begins after a key of it', async () => {
    const TableName = await tableForTest();
    const ExclusiveStartKey = { PK: { S: 'a' }, SK: { S: '-' } };
    const answers = await Promise.all(
      [0, 1].map((Segment) => refusal('Scan', { TableName, ExclusiveStartKey, Segment, TotalSegments: 2 })),
    );
    const [refused] = answers.filter((answer) => !answer.startsWith('answered'));
    expect(answers.filter((answer) => answer.startsWith('answered'))).toHaveLength(1);
    expect(refused).toMatch(
      /^400 ValidationException: .* Please use ExclusiveStartKey with correct Segment\. TotalSegments: 2 Segment: [01]$/,
    );
  });

  it.each(['GetItem', 'DeleteItem', 'UpdateItem'])('needs a key: %s', async (operation) => {
    expect(await refusal(operation, { TableName: await tableForTest() })).toBe(
      `400 ValidationException: 1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null`,
    );
  });

  it.each(['Query', 'Scan'])('of a global index returns only projected attributes: %s', async (operation) => {
    const condition = {
      KeyConditionExpression: '#g = :g',
      ExpressionAttributeValues: { ':g': { S: 'x' } },
    };
    const read = async (ProjectionExpression: string) =>
      refusal(operation, {
        ...{ TableName: await tableForTest(), IndexName: 'groups' },
        ...(operation === 'Query' && condition),
        ProjectionExpression: `${ProjectionExpression}, #g`,
        ExpressionAttributeNames: { '#g': 'group' },
      });
    expect(await read('PK, shown.a')).toMatch(/^answered/);
    expect(await read('PK, covert.a, furled')).toBe(
      '400 ValidationException: One or more parameter values were invalid: Global secondary index groups does not project [covert, furled]',
    );
  });
});

describe('A statement', () => {
  it('reads from a global index only what is projected into it', async () => {
    const name = await tableForTest();
    const Statement = `SELECT PK, covert FROM "${name}"."groups" WHERE "group" = 'x'`;
    expect(await refusal('ExecuteStatement', { Statement })).toContain('does not project [covert]');
  });

  it('is refused with an invalid token or limit, or when it is too long or nested too deeply', async () => {
    const select = `SELECT * FROM "${await tableForTest()}"`;
    const nested = (depth: number) => `${select} WHERE ${'('.repeat(depth)}PK='a'${')'.repeat(depth)}`;
    const refused = await Promise.all(
      [
        { Statement: select, NextToken: 'x' },
        { Statement: select, Limit: 0 },
        { Statement: nested(4_000) },
        { Statement: nested(4_090) },
      ].map((input) => refusal('ExecuteStatement', input)),
    );
    for (const one of refused) expect(one).toMatch(/^400 \w+Exception: /);
  });
});

/** scylladb/scylladb, test/alternator/test_limits.py, whose tests are run against DynamoDB: 65,535 bytes, and 255 for a key. */
describe('The name of an attribute', () => {
  const key = { PK: { S: 'a' }, SK: { S: '-' } };

  it('has less than 64 KB', async () => {
    const TableName = await tableForTest();
    const [longest, longer] = ['x'.repeat(65_535), 'x'.repeat(65_536)];
    const names = { ExpressionAttributeNames: { '#n': longer } };
    expect(await call('PutItem', { TableName, Item: { ...key, [longest]: { S: '' } } })).toEqual({});
    const requests: [string, JsonObject][] = [
      ['PutItem', { Item: { ...key, [longer]: { S: '' } } }],
      ['PutItem', { Item: { ...key, ['é'.repeat(32_768)]: { S: '' } } }],
      ['GetItem', { Key: key, ProjectionExpression: '#n', ...names }],
      ['GetItem', { Key: key, AttributesToGet: [longer] }],
      ['UpdateItem', { Key: key, AttributeUpdates: { [longer]: { Value: { S: '' } } } }],
      ['UpdateItem', { Key: key, UpdateExpression: 'REMOVE #n', ...names }],
    ];
    for (const [operation, input] of requests) {
      expect(await refusal(operation, { TableName, ...input })).toContain('must be less than 65536 bytes');
    }
  });

  // paritysuite/dynamodb-conformance, validation-ordering/deepRequests.
  it('is not empty', async () => {
    const TableName = await tableForTest();
    for (const Item of [
      { ...key, '': { S: 'x' } },
      { ...key, a: { M: { '': { S: 'x' } } } },
    ])
      expect(await refusal('PutItem', { TableName, Item })).toBe(
        '400 ValidationException: Empty attribute name',
      );
  });

  it.each([0, 256])('has 1 to 255 characters in a key, not %i', async (length) => {
    const AttributeName = 'x'.repeat(length);
    const create = (attribute: string, element: string) =>
      refusal('CreateTable', {
        ...{ TableName: 'long-name', BillingMode: 'PAY_PER_REQUEST' },
        AttributeDefinitions: [{ AttributeName: attribute, AttributeType: 'S' }],
        KeySchema: [{ AttributeName: element, KeyType: 'HASH' }],
      });
    for (const refused of [create(AttributeName, AttributeName), create('a', AttributeName)])
      expect(await refused).toMatch(/^400 ValidationException: .*Member must have length .* (1|255)$/);
  });
});

/* Developer Guide, "Quotas", nested attribute depth; paritysuite/dynamodb-conformance, limits/nestingDepth. */
describe('A value', () => {
  const within = (maps: number): JsonObject => (maps === 0 ? { S: 'leaf' } : { M: { in: within(maps - 1) } });
  const tooDeep =
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit';

  it('is at most on the 32nd level of an item', async () => {
    const TableName = await tableForTest();
    const put = (value: JsonObject) =>
      refusal('PutItem', { TableName, Item: { PK: { S: 'a' }, SK: { S: '-' }, value } });
    expect(await put(within(31))).toBe('answered {}');
    expect(await put(within(32))).toBe(`400 ValidationException: ${tooDeep}`);
  });

  it('is not nested more deeply by an update', async () => {
    const TableName = await tableForTest();
    const Key = { PK: { S: 'a' }, SK: { S: '-' } };
    await call('PutItem', { TableName, Item: { ...Key, value: { M: {} } } });
    const update = (value: JsonObject) =>
      refusal('UpdateItem', {
        ...{ TableName, Key, UpdateExpression: 'SET #value.#value = :value' },
        ExpressionAttributeNames: { '#value': 'value' },
        ExpressionAttributeValues: { ':value': value },
      });
    expect(await update(within(30))).toBe('answered {}');
    expect(await update(within(31))).toBe(`400 ValidationException: ${tooDeep}`);
  });
});
