import { Readable } from 'node:stream';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as events from '@aws-sdk/client-eventbridge';
import * as kms from '@aws-sdk/client-kms';
import * as sfn from '@aws-sdk/client-sfn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFormOf } from '../../lambda/sdk/forms.ts';

/** The parts of any client's command that are used here. */
interface Command {
  readonly input: object;
  readonly schema: readonly unknown[];
}

const PLACE = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  maxAttempts: 1,
};

/** Returns the body that the SDK writes for a command, and what it reads from an answer. */
async function bySdk(
  client: new (options: never) => { send(command: never): Promise<unknown> },
  command: unknown,
  answer: string,
) {
  let written = '';
  const requestHandler = {
    handle: async ({ body }: { body: Uint8Array | string }) => {
      written = Buffer.from(body as Uint8Array).toString();
      const headers = { 'content-type': 'application/x-amz-json-1.0' };
      return { response: { statusCode: 200, headers, body: Readable.from([Buffer.from(answer)]) } };
    },
  };
  const made = new client({ ...PLACE, requestHandler } as never);
  const { $metadata: _, ...read } = (await made.send(command as never)) as Record<string, unknown>;
  return { written: JSON.parse(written) as unknown, read };
}

async function expectSame(client: Parameters<typeof bySdk>[0], command: unknown, answer: object) {
  const text = JSON.stringify(answer);
  const expected = await bySdk(client, command, text);
  const { schema, input } = command as Command;
  const form = callFormOf(schema);
  expect(JSON.parse(JSON.stringify(form?.write(input)))).toEqual(expected.written);
  expect(form?.read(text)).toEqual(expected.read);
}

const bytes = fc.uint8Array({ maxLength: 6 }).map((array) => Uint8Array.from(array));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ S: fc.string({ unit: 'binary' }) }),
    fc.record({ N: fc.integer().map(String) }),
    fc.record({ B: bytes }),
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true }),
    fc.record({ SS: fc.array(fc.string(), { minLength: 1, maxLength: 3 }) }),
    fc.record({ BS: fc.array(bytes, { minLength: 1, maxLength: 3 }) }),
    fc.record({ L: fc.array(tie('value'), { maxLength: 3 }) }),
    fc.record({
      M: fc.dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        tie('value'),
        { maxKeys: 3 },
      ),
    }),
  ),
}));
const item = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
  value as fc.Arbitrary<dynamodb.AttributeValue>,
  { maxKeys: 4 },
);

/** An item in the form of an answer. */
const inJson = (of: Record<string, dynamodb.AttributeValue>): unknown =>
  JSON.parse(
    JSON.stringify(of, (_name, one) =>
      one instanceof Uint8Array ? Buffer.from(one).toString('base64') : one,
    ),
  );

describe('The form of an operation', () => {
  it('writes and reads items as the SDK does', () =>
    fc.assert(
      fc.asyncProperty(item, item, async (given, answered) => {
        const { DynamoDBClient, QueryCommand, PutItemCommand } = dynamodb;
        await expectSame(DynamoDBClient, new PutItemCommand({ TableName: 't', Item: given }), {
          Attributes: inJson(answered),
        });
        const query = { TableName: 't', ExclusiveStartKey: given, Limit: 3, ScanIndexForward: false };
        await expectSame(DynamoDBClient, new QueryCommand(query), {
          Items: [inJson(answered), {}],
          Count: 2,
          LastEvaluatedKey: inJson(given),
        });
      }),
      { numRuns: 40 },
    ));

  it('leaves out what is undefined and what the schema does not have', () =>
    expectSame(
      dynamodb.DynamoDBClient,
      new dynamodb.UpdateItemCommand({
        TableName: 't',
        Key: { id: { S: '1' } },
        UpdateExpression: undefined,
        ...({ Unknown: 1 } as object),
      }),
      {},
    ));

  it('writes an object by its members, whatever else JSON would make of it', () => {
    class Key {
      readonly id = { S: '1' };
      toJSON(): string {
        return 'key';
      }
    }
    const key = new Key() as object as Record<string, dynamodb.AttributeValue>;
    const command = new dynamodb.GetItemCommand({ TableName: 't', Key: key });
    return expectSame(dynamodb.DynamoDBClient, command, {});
  });

  it.each<[string, Parameters<typeof bySdk>[0], unknown, object]>([
    [
      'of KMS, with bytes',
      kms.KMSClient,
      new kms.GenerateDataKeyCommand({ KeyId: 'k', KeySpec: 'AES_256', EncryptionContext: { a: '城' } }),
      { CiphertextBlob: 'AQI=', Plaintext: 'AwQF', KeyId: 'k' },
    ],
    [
      'of KMS, with bytes in the input',
      kms.KMSClient,
      new kms.GenerateMacCommand({ KeyId: 'k', MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from('abc') }),
      { Mac: 'AQI=', KeyId: 'k' },
    ],
    [
      'of Step Functions, with instants',
      sfn.SFNClient,
      new sfn.DescribeExecutionCommand({ executionArn: 'arn' }),
      { executionArn: 'arn', startDate: 1893456000.123, status: 'RUNNING', input: '{}' },
    ],
    [
      'of Step Functions, with a list',
      sfn.SFNClient,
      new sfn.GetExecutionHistoryCommand({ executionArn: 'arn', maxResults: 2 }),
      {
        events: [
          { id: 1, timestamp: 1.5, type: 'ExecutionStarted', executionStartedEventDetails: { input: '{}' } },
        ],
      },
    ],
    [
      'of EventBridge, with instants in the input',
      events.EventBridgeClient,
      new events.PutEventsCommand({
        Entries: [{ Time: new Date(1_500), Detail: '{"a":1}', Resources: ['r'] }],
      }),
      { FailedEntryCount: 0, Entries: [{ EventId: 'e' }] },
    ],
    [
      'without an output',
      sfn.SFNClient,
      new sfn.SendTaskSuccessCommand({ taskToken: 't', output: '{}' }),
      {},
    ],
  ])('writes and reads the call as the SDK does: %s', (_what, client, command, answer) =>
    expectSame(client, command, answer),
  );

  it('passes on a token that was given, and does not make one up', () => {
    const { schema } = new dynamodb.TransactWriteItemsCommand({ TransactItems: [] }) as unknown as Command;
    for (const input of [{ TransactItems: [] }, { TransactItems: [], ClientRequestToken: 'mine' }])
      expect(callFormOf(schema)?.write(input)).toEqual(input);
  });

  it('refuses a value outside the schema', () => {
    const { schema } = new dynamodb.GetItemCommand({ TableName: 't', Key: {} }) as unknown as Command;
    const form = callFormOf(schema);
    for (const Key of [{ id: { B: 'text' } }, 'text', { id: { L: 'text' } }, { id: { L: [null] } }])
      expect(() => form?.write({ TableName: 't', Key })).toThrow(TypeError);
  });

  it.each<[string, unknown]>([
    ['a stream of bytes', [42, 0]],
    ['a stream of events', [() => [4, 'n', 'Events', { streaming: 1 }, ['one'], [0]], 0]],
    ['a text that is JSON itself', [0, { mediaType: 'application/json' }]],
    ['another name in JSON', [0, { jsonName: 'other' }]],
    ['a document', 15],
  ])('is not known for what the JSON protocols of AWS do not have: %s', (_what, member) => {
    const operation = (of: unknown) => [
      9,
      'n',
      'Operation',
      0,
      [3, 'n', 'Input', 0, ['member'], [of]],
      'unit',
    ];
    expect(callFormOf(operation(0))).toBeDefined();
    expect(callFormOf(operation(member))).toBeUndefined();
  });
});
