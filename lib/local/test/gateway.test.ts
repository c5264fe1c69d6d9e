import { request } from 'node:http';
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Control } from '../control.ts';
import { convergeTable } from '../dynamodb/tables.ts';
import { Gateway } from '../gateway.ts';
import { KeyService } from '../kms/key-service.ts';
import { AsynchronousInvocations } from '../lambda/asynchronous-invocations.ts';
import { LambdaService } from '../lambda/lambda-service.ts';
import { Principals } from '../principals.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { dynamoDbForTest, identity, tableDefinition } from './support/dynamodb.ts';
import { functionsForTest, START } from './support/functions.ts';

const ROLE = 'arn:aws:iam::000000000000:role/worker';

async function gatewayForTest() {
  const environment = functionsForTest();
  const { clock, activity, folder, functions } = environment;
  const directory = new ServiceDirectory();
  const principals = new Principals(identity);
  const dynamodb = dynamoDbForTest({ activity, clock });
  const callService = directory.call.bind(directory);
  const asynchronous = new AsynchronousInvocations({
    file: `${folder}/lambda.sqlite`,
    functions,
    clock,
    activity,
    callService,
  });
  const keys = new KeyService({ dataFolder: folder, clock, identity });
  directory.register('dynamodb', dynamodb);
  directory.register('kms', keys);
  directory.register('lambda', new LambdaService(functions, asynchronous));
  const gateway = new Gateway({
    directory,
    principals,
    clock,
    dynamodb,
    control: new Control(clock, () => ({ dataFolder: folder })),
  });
  const endpoint = await gateway.listen(0);
  onTestFinished(async () => {
    await gateway.close();
    asynchronous.close();
  });
  const credentials = { accessKeyId: principals.accessKey(ROLE, 'worker'), secretAccessKey: 'local' };
  const client = { endpoint, region: identity.region, credentials };
  const target = (name: string, body: string) =>
    fetch(endpoint, { method: 'POST', headers: { 'x-amz-target': name }, body });
  const control = async (body: unknown) => {
    const response = await fetch(`${endpoint}/_local/clock`, { method: 'POST', body: JSON.stringify(body) });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.json(),
    };
  };
  return { ...environment, tables: dynamodb, endpoint, client, keys, target, control };
}

describe('The endpoint', () => {
  it('serves DynamoDB to the SDK, including all details of errors', async () => {
    const { client, tables } = await gatewayForTest();
    const definition = tableDefinition();
    await convergeTable(tables, { arn: ROLE }, definition);
    const { TableName } = definition;
    const dynamodb = new DynamoDBClient(client);
    onTestFinished(() => dynamodb.destroy());
    const Item = { PK: { S: 'ä' }, SK: { S: '-' } };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    expect((await dynamodb.send(new GetItemCommand({ TableName, Key: Item }))).Item).toEqual(Item);
    const Put = { TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' };
    const refused = dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
    await expect(refused).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
    });
  });

  it('serves KMS to the SDK', async () => {
    const { client, keys } = await gatewayForTest();
    const kms = new KMSClient(client);
    onTestFinished(() => kms.destroy());
    const { arn } = keys.ensureKey({ logicalId: 'Test/Key' });
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: arn, Plaintext: Buffer.from('x') }),
    );
    expect(CiphertextBlob?.length).toBeGreaterThan(16);
    const unknown = new EncryptCommand({ KeyId: 'alias/absent', Plaintext: Buffer.from('x') });
    await expect(kms.send(unknown)).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('invokes functions', async () => {
    const { endpoint, put } = await gatewayForTest();
    put(
      'echo',
      `export const handler = async (event) => {
        if (event.bad) throw new Error("x");
        return event.deep ? JSON.parse('['.repeat(6000) + ']'.repeat(6000)) : { event };
      }`,
    );
    const invoke = (name: string, body: string, headers: Record<string, string> = {}) =>
      fetch(`${endpoint}/2015-03-31/functions/${name}/invocations`, { method: 'POST', body, headers });
    const answered = await invoke('echo', '{"a":1}');
    expect([answered.status, await answered.json()]).toEqual([200, { event: { a: 1 } }]);
    const failed = await invoke('echo', '{"bad":1}');
    expect([failed.status, failed.headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled']);
    const deep = await invoke('echo', '{"deep":1}');
    expect([deep.status, deep.headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled']);
    expect(await deep.json()).toMatchObject({ errorType: 'Runtime.MarshalError' });
    const accepted = await invoke('echo', '{}', { 'x-amz-invocation-type': 'Event' });
    expect([accepted.status, await accepted.text()]).toEqual([202, '']);
    const unknown = await invoke('nobody', '{}');
    expect([unknown.status, unknown.headers.get('x-amzn-errortype')]).toEqual([
      404,
      'ResourceNotFoundException',
    ]);
    expect((await invoke('echo', 'no json')).status).toBe(400);
    // `Runtime.js` of aws/aws-lambda-nodejs-runtime-interface-client: nothing is left that could answer.
    put('stuck', 'export const handler = async () => { await new Promise(() => {}); }', {
      runtime: 'nodejs22.x',
    });
    expect(await (await invoke('stuck', '{}')).json()).toMatchObject({ errorType: 'Runtime.NodeJsExit' });
    const listed = (await (await fetch(`${endpoint}/2015-03-31/functions/`)).json()) as {
      Functions: unknown;
    };
    expect(listed.Functions).toMatchObject([{ FunctionName: 'echo', MemorySize: 128 }, {}]);
  });

  /** "LogResult: The last 4 KB of the execution log, which is base64-encoded" (Lambda API, Invoke). */
  it('gives the end of the log of an invocation that asks for it', async () => {
    const { endpoint, put } = await gatewayForTest();
    put(
      'talk',
      `export const handler = async ({ text, times }) => {
        for (let at = 0; at < times; at++) console.log(text);
        if (times === 0) throw new Error('nothing to say');
      }`,
    );
    const invoke = (event: object, logType?: string) =>
      fetch(`${endpoint}/2015-03-31/functions/talk/invocations`, {
        method: 'POST',
        body: JSON.stringify(event),
        headers: logType === undefined ? {} : { 'x-amz-log-type': logType },
      });
    const log = (response: Response) =>
      Buffer.from(response.headers.get('x-amz-log-result') ?? '', 'base64').toString();
    expect(log(await invoke({ text: 'héllo', times: 2 }, 'Tail'))).toBe('héllo\nhéllo\n');
    expect(log(await invoke({ text: 'y'.repeat(99), times: 100 }, 'Tail'))).toBe(
      `${'y'.repeat(99)}\n`.repeat(100).slice(-4096),
    );
    expect(log(await invoke({ times: 0 }, 'Tail'))).toContain('"errorMessage":"nothing to say"');
    for (const silent of [undefined, 'None']) {
      const response = await invoke({ text: 'x', times: 1 }, silent);
      expect([response.status, response.headers.has('x-amz-log-result')]).toEqual([200, false]);
    }
    expect((await invoke({ text: 'x', times: 1 }, 'All')).status).toBe(400);
  });

  /** "The client context must be a valid Base64-encoded JSON object"; "for synchronous invocations only" (Lambda API, Invoke). */
  it('passes on the client context, and an event that is null', async () => {
    const { endpoint, put } = await gatewayForTest();
    put('told', 'export const handler = (event, { clientContext }) => ({ event, clientContext })');
    const invoke = async (context: string) => {
      const url = `${endpoint}/2015-03-31/functions/told/invocations`;
      const headers = context === '' ? {} : { 'x-amz-client-context': context };
      return (await fetch(url, { method: 'POST', body: 'null', headers })).json();
    };
    const said = { custom: { place: '威海' } };
    const encoded = Buffer.from(JSON.stringify(said)).toString('base64');
    expect(await invoke(encoded)).toEqual({ event: null, clientContext: said });
    expect(await invoke('')).toEqual({ event: null });
    for (const wrong of ['no JSON', Buffer.from('"text"').toString('base64')])
      expect(await invoke(wrong)).toMatchObject({
        __type: 'InvalidRequestContentException',
        message: 'Client context must be a valid Base64-encoded JSON object.',
      });
  });

  it('identifies the caller by the access key, and treats everybody else as the account itself', async () => {
    const { endpoint, client } = await gatewayForTest();
    const ask = async (accessKey: string) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/20300101/us-east-1/sts/aws4_request`,
        },
        body: 'Action=GetCallerIdentity&Version=2011-06-15',
      });
      return response.text();
    };
    expect(await ask(client.credentials.accessKeyId)).toContain(
      '<Arn>arn:aws:sts::000000000000:assumed-role/worker/worker</Arn>',
    );
    expect(await ask('AKIAOTHER')).toContain('<Arn>arn:aws:iam::000000000000:root</Arn>');
  });

  it('refuses unknown calls by name', async () => {
    const { target, endpoint } = await gatewayForTest();
    const unknown = await target('AWSCognitoIdentityProviderService.ListUsers', '{}');
    expect(await unknown.json()).toMatchObject({ __type: 'UnknownOperationException' });
    expect(unknown.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    const broken = await target('TrentService.ListKeys', '[1]');
    expect(await broken.json()).toMatchObject({ __type: 'SerializationException' });
    expect((await fetch(`${endpoint}/nothing`)).status).toBe(404);
  });

  it('names the service of an unsupported REST call, and its supported operations', async () => {
    const { endpoint } = await gatewayForTest();
    const signed = (service: string) => ({
      authorization: `AWS4-HMAC-SHA256 Credential=x/20300101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    });
    const messageOf = async (path: string, method: string, service: string) =>
      ((await (await fetch(`${endpoint}${path}`, { method, headers: signed(service) })).json()) as Error)
        .message;
    expect(await messageOf('/schedules/nightly', 'POST', 'scheduler')).toBe(
      'The call POST /schedules/nightly of scheduler is not supported by the local runtime (ListSchedules, GetSchedule are).',
    );
    expect(await messageOf('/v2/apis', 'GET', 'apigateway')).toBe(
      'The call GET /v2/apis of apigateway is not supported by the local runtime.',
    );
  });

  /** The form and the code are those of S3 (Amazon S3 API Reference, Error responses). */
  it.each([
    [
      'GET',
      '/bucket/a%26b',
      { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20300101/us-east-1/s3/aws4_request, x' },
    ],
    [
      'POST',
      '/bucket?delete',
      { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20300101/us-east-1/s3/aws4_request, x' },
    ],
    ['PUT', '/bucket/key?X-Amz-Credential=AKIA%2F20300101%2Fus-east-1%2Fs3%2Faws4_request', {}],
  ])('says to a client of S3 in its own form that there is none: %s %s', async (method, path, headers) => {
    const { endpoint } = await gatewayForTest();
    const response = await fetch(`${endpoint}${path}`, { method, headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([501, 'application/xml']);
    expect(await response.text()).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>NotImplemented<\/Code><Message>The local runtime has no S3\. [^<]+<\/Message><Resource>\/bucket[^<]*<\/Resource><RequestId>[0-9a-f-]{36}<\/RequestId><\/Error>$/,
    );
  });

  it('does not answer a page from another site, or a request under another host name', async () => {
    const { endpoint } = await gatewayForTest();
    const status = async (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        const call = request(`${endpoint}/_local/clock`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        call.on('error', reject);
        call.end();
      });
    expect(await status({ origin: 'https://example.com' })).toBe(403);
    expect(await status({ host: 'rebound.example.com' })).toBe(403);
    expect(await status({ origin: 'http://localhost:5173' })).toBe(200);
  });

  it("gives the date of the runtime's clock in its responses", async () => {
    const { endpoint } = await gatewayForTest();
    const response = await fetch(`${endpoint}/_local/clock`);
    expect(response.headers.get('date')).toBe(new Date(START).toUTCString());
  });
});

describe('The control endpoint', () => {
  it.each([
    [{ advanceBy: 'P1DT2H3M4S' }, '2030-01-02T02:03:04.000Z'],
    [{ advanceBy: 'P2W' }, '2030-01-15T00:00:00.000Z'],
    [{ advanceBy: 1500 }, '2030-01-01T00:00:01.500Z'],
    [{ advanceTo: '2030-03-01T09:00:00+08:00' }, '2030-03-01T01:00:00.000Z'],
    [{ toNextTimer: true }, '2030-01-01T00:10:00.000Z'],
  ])('moves the clock by %j', async (command, now) => {
    const { control, clock } = await gatewayForTest();
    clock.setTimer(START + 600_000, () => {});
    expect(await control(command)).toMatchObject({ status: 200, body: { now, running: false } });
  });

  it('lets the clock run and pause', async () => {
    const { control, endpoint } = await gatewayForTest();
    expect((await control({ run: true })).body).toMatchObject({ running: true });
    expect((await control({ pause: true })).body).toMatchObject({ running: false });
    expect(await (await fetch(`${endpoint}/_local/clock`)).json()).toMatchObject({
      running: false,
      nextTimer: null,
    });
  });

  it('answers once everything that fell due has settled', async () => {
    const { control, clock, activity } = await gatewayForTest();
    const done: string[] = [];
    clock.setTimer(START + 1_000, () => {
      void activity.track(async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        done.push('settled');
      });
    });
    await control({ advanceBy: 'PT1H' });
    expect(done).toEqual(['settled']);
  });

  it('refuses to move the clock back', async () => {
    const { control } = await gatewayForTest();
    expect(await control({ advanceTo: '2029-12-31T00:00:00Z' })).toMatchObject({
      status: 409,
      type: 'application/problem+json',
      body: { status: 409, detail: 'The clock never goes back.' },
    });
  });

  it.each([
    {},
    [],
    { advanceBy: 'P1M' },
    { advanceBy: 'P' },
    { advanceBy: 'PT' },
    { advanceBy: -1 },
    { advanceBy: null },
    { advanceTo: '2030-01-01' },
    { advanceTo: '2030-13-01T00:00:00Z' },
    { pause: false },
    { advanceBy: 1, run: true },
    { elsewhere: 1 },
    null,
  ])('refuses the command %j', async (command) => {
    const { control, clock } = await gatewayForTest();
    expect(await control(command)).toMatchObject({ status: 400, type: 'application/problem+json' });
    expect(clock.now()).toBe(START);
  });

  it('says where the runtime keeps its data', async () => {
    const { endpoint, folder } = await gatewayForTest();
    expect(await (await fetch(`${endpoint}/_local/status`)).json()).toMatchObject({ dataFolder: folder });
    expect((await fetch(`${endpoint}/_local/else`)).status).toBe(404);
    expect((await fetch(`${endpoint}/_local/status`, { method: 'DELETE' })).status).toBe(405);
  });
});
