import { afterAll, describe, expect, it } from 'vitest';
import { KeptThreads } from '../../lambda/kept-threads.ts';
import type { EndpointRequest, SdkCall } from '../../lambda/worker-protocol.ts';
import { ENDPOINT, functionsForTest, START } from '../support/functions.ts';

const ROOT = new URL('../../../../node_modules/', import.meta.url);
const CLIENT = new URL('@aws-sdk/client-dynamodb/dist-cjs/index.js', ROOT).href;
const ENVIRONMENT = {
  AWS_ENDPOINT_URL: ENDPOINT,
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'KEY',
  AWS_SECRET_ACCESS_KEY: 'secret',
};

/** The thread that has loaded the SDK. */
const threads = new KeptThreads({ perRuntime: 1 });
afterAll(() => threads.close());

/** Runs a function with the SDK, and returns which calls came without a request, and which requests came. */
async function run(
  code: string,
  options: {
    readonly refusal?: { readonly statusCode: number; readonly code: string; readonly more?: object };
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
) {
  const calls: SdkCall[] = [];
  const requests: EndpointRequest[] = [];
  const { refusal } = options;
  const body = JSON.stringify({
    Item: { id: { S: '1' }, bytes: { B: 'AQI=' }, list: { L: [{ B: 'Aw==' }] } },
  });
  const { put, invoke } = functionsForTest(
    { at: START },
    threads,
    (request) => {
      requests.push(request);
      return {
        statusCode: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'over-http' },
        body,
      };
    },
    (call) => {
      calls.push(call);
      if (!refusal || calls.length > 1) return { statusCode: 200, requestId: 'direct', body };
      return {
        statusCode: refusal.statusCode,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'refused' },
        body: JSON.stringify({ __type: refusal.code, message: 'no', ...refusal.more }),
      };
    },
  );
  put(
    'one',
    `import sdk from '${CLIENT}';
     const { DynamoDBClient, GetItemCommand, PutItemCommand, ConditionalCheckFailedException } = sdk;
     const get = () => new GetItemCommand({ TableName: 't', Key: { id: { S: '1' } } });
     const show = ({ Item, $metadata }) =>
       ({ bytes: [...Item.bytes.B], list: [...Item.list.L[0].B], id: Item.id.S, request: $metadata.requestId,
          attempts: $metadata.attempts });
     export const handler = async () => { ${code} };`,
    { environment: { ...ENVIRONMENT, ...options.environment } },
  );
  return { ...(await invoke('one')), calls, requests };
}

const answered = (request: string) => ({ bytes: [1, 2], list: [3], id: '1', request, attempts: 1 });

describe('A call of the SDK that a function makes', () => {
  it('comes without a request, with the access key of the function, and gives what the SDK gives', async () => {
    const { value, calls, requests } = await run('return show(await new DynamoDBClient().send(get()));');
    expect(value).toEqual(answered('direct'));
    expect(calls).toEqual([
      {
        target: 'DynamoDB_20120810.GetItem',
        accessKey: 'KEY',
        body: JSON.stringify({ TableName: 't', Key: { id: { S: '1' } } }),
      },
    ]);
    expect(requests).toEqual([]);
  });

  it('gives its answer to a callback as well', async () => {
    const { value } = await run(
      'return new Promise((done) => new DynamoDBClient().send(get(), (error, output) => done(show(output))));',
    );
    expect(value).toEqual(answered('over-http'));
  });

  it.each<[string, string]>([
    ['has credentials of its own', "{ credentials: { accessKeyId: 'other', secretAccessKey: 's' } }"],
    ['has an address of its own', `{ endpoint: '${ENDPOINT}' }`],
    ['has a log', '{ logger: { ...console, debug: (text) => String(text) } }'],
  ])('is a request as always where its client %s', async (_what, options) => {
    const { value, calls } = await run(`return show(await new DynamoDBClient(${options}).send(get()));`);
    expect(value).toEqual(answered('over-http'));
    expect(calls).toEqual([]);
  });

  it('is an ordinary request when the service has an address of its own', async () => {
    const { value, calls } = await run('return show(await new DynamoDBClient().send(get()));', {
      environment: { AWS_ENDPOINT_URL_DYNAMODB: ENDPOINT },
    });
    expect(value).toEqual(answered('over-http'));
    expect(calls).toEqual([]);
  });

  it('goes through steps that a function has added to its client or its command, also later', async () => {
    const { value, calls } = await run(`
      const steps = [];
      const add = (stack, name) => stack.add((next) => (args) => { steps.push(name); return next(args); }, { step: 'build', name });
      const client = new DynamoDBClient();
      await client.send(get());
      const command = get();
      add(command.middlewareStack, 'of the command');
      await client.send(command);
      add(client.middlewareStack, 'of the client');
      await client.send(get());
      return steps;`);
    expect(value).toEqual(['of the command', 'of the client']);
    expect(calls).toHaveLength(1);
  });

  it('is an ordinary request when its client makes requests in its own way', async () => {
    const { value, calls } = await run(`
      const requestHandler = { handle: async () => { throw new Error('mine'); } };
      return new DynamoDBClient({ requestHandler, maxAttempts: 1 }).send(get()).catch(({ message }) => message);`);
    expect(value).toBe('mine');
    expect(calls).toEqual([]);
  });

  it('is written by the SDK when it has a value outside the schema', async () => {
    const { value, calls, requests } = await run(
      "return show(await new DynamoDBClient().send(new GetItemCommand({ TableName: 't', Key: { id: { B: 'text' } } })));",
    );
    expect(value).toEqual(answered('over-http'));
    expect(calls).toEqual([]);
    expect(JSON.parse(String(requests[0]?.body))).toEqual({ TableName: 't', Key: { id: { B: 'text' } } });
  });

  it('that is refused throws the error of the SDK, and is made once', async () => {
    const { value, calls, requests } = await run(
      `return new DynamoDBClient().send(get()).catch((error) =>
         [error instanceof ConditionalCheckFailedException, error.name, error.message, [...error.Item.b.B], error.$metadata.requestId]);`,
      {
        refusal: {
          statusCode: 400,
          code: 'ConditionalCheckFailedException',
          more: { Item: { b: { B: 'AQI=' } } },
        },
      },
    );
    expect(value).toEqual([true, 'ConditionalCheckFailedException', 'no', [1, 2], 'refused']);
    expect(calls).toHaveLength(1);
    expect(requests).toEqual([]);
  });

  it('that is refused for now is retried by the SDK', async () => {
    const { value, calls, requests } = await run(
      'const { $metadata } = await new DynamoDBClient().send(get()); return [$metadata.requestId, $metadata.attempts];',
      { refusal: { statusCode: 400, code: 'ThrottlingException' } },
    );
    expect(value).toEqual(['over-http', 2]);
    expect([calls.length, requests.length]).toEqual([1, 1]);
  });
});
