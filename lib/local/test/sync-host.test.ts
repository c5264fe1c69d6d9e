/**
 * TestState and StartSyncExecution have the host prefix `sync-` in the API's model, which all SDKs apply. Expected: they are
 * answered under those names, to programs. Foreign hosts and origins are refused as always (RFC 9112, 3.2.2, for requests that
 * name their host).
 */
import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { SFNClient, TestStateCommand } from '@aws-sdk/client-sfn';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { Control } from '../control.ts';
import { Gateway } from '../gateway.ts';
import { Principals } from '../principals.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { StatesService } from '../states/service.ts';
import { identity } from './support/dynamodb.ts';

const activity = new Activity();
const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
const states = new StatesService({
  identity,
  clock,
  activity,
  callService: async () => ({}),
  database: ':memory:',
});
const directory = new ServiceDirectory();
directory.register('states', states);
const control = new Control(clock, () => ({}));
const gateway = new Gateway({ directory, principals: new Principals(identity), clock, control });
const endpoint = await gateway.listen(0);
const { port } = new URL(endpoint);
afterAll(async () => {
  await gateway.close();
  states.close();
  clock.close();
});

const definition = JSON.stringify({ QueryLanguage: 'JSONata', Type: 'Pass', Output: 'done', End: true });
const TARGET = { 'x-amz-target': 'AWSStepFunctions.TestState' };

/** Returns the status of a request that is sent as it is: `path` may name a host, as for a proxy. */
function send(
  host: string,
  headers: OutgoingHttpHeaders = TARGET,
  path = '/',
  method = 'POST',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, path, method, headers: { host, ...headers }, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('error', reject);
    call.end(method === 'GET' ? undefined : JSON.stringify({ definition }));
  });
}

async function testedBy(agent: Agent, address: string): Promise<string | undefined> {
  const client = new SFNClient({
    endpoint: address,
    region: identity.region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { httpAgent: agent },
    maxAttempts: 1,
  });
  onTestFinished(() => {
    client.destroy();
    agent.destroy();
  });
  return (await client.send(new TestStateCommand({ definition }))).output;
}

describe('The SDK, which puts sync- before the host', () => {
  it('reaches TestState when the name resolves to this machine', async () => {
    const lookup: NonNullable<ConstructorParameters<typeof Agent>[0]>['lookup'] = (_, options, found) => {
      if (options.all) found(null, [{ address: '127.0.0.1', family: 4 }]);
      else found(null, '127.0.0.1', 4);
    };
    for (const name of ['localhost', '127.0.0.1', 'aws.localhost'])
      expect(await testedBy(new Agent({ lookup }), `http://${name}:${port}`)).toBe('"done"');
  });

  it('reaches it with the endpoint as its proxy, if nothing resolves', async () => {
    const agent = new Agent({ proxyEnv: { HTTP_PROXY: endpoint } });
    expect(await testedBy(agent, `http://localhost:${port}`)).toBe('"done"');
  });
});

describe('The endpoint', () => {
  it.each([
    `sync-localhost:${port}`,
    `sync-127.0.0.1:${port}`,
    `sync-a.localhost`,
    'a.localhost',
    'SYNC-LOCALHOST',
  ])('answers calls of Step Functions to %s', async (host) => {
    expect(await send(host)).toBe(200);
  });

  it('answers requests that name it as their host, as those for a proxy do', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'sync-localhost', 'sync-127.0.0.1']) {
      const host = `${name}:${port}`;
      for (const path of ['/', '']) expect(await send(host, TARGET, `http://${host}${path}`)).toBe(200);
    }
    const own = `127.0.0.1:${port}`;
    expect(await send(own, {}, `http://${own}/_local/clock?x=1`, 'GET')).toBe(200);
  });

  it.each<[string, string, OutgoingHttpHeaders?, string?, string?]>([
    [
      'a page under the prefixed name',
      `sync-localhost:${port}`,
      { ...TARGET, origin: `http://sync-localhost:${port}` },
    ],
    ['a page of another site', `sync-localhost:${port}`, { ...TARGET, origin: 'https://example.com' }],
    ['a browser', `sync-localhost:${port}`, { ...TARGET, 'sec-fetch-site': 'same-origin' }],
    ['another service', `sync-localhost:${port}`, { 'x-amz-target': 'DynamoDB_20120810.ListTables' }],
    ['no service', `sync-localhost:${port}`, {}, '/_local/clock'],
    ['a page that is loaded', 'a.localhost', {}, '/', 'GET'],
    ['the prefix before a foreign name', 'sync-example.com'],
    ['a foreign name that begins like an own one', 'sync-localhost.example.com'],
    ['a foreign name that ends like an own one', 'notlocalhost'],
    ['a foreign host of a proxy', 'example.com', TARGET, 'http://example.com/'],
    [
      'a foreign host of a proxy behind an own one',
      `127.0.0.1:${port}`,
      TARGET,
      `http://example.com:${port}/`,
    ],
    ['an own host of a proxy behind a foreign one', 'example.com', TARGET, `http://127.0.0.1:${port}/`],
    ['a host of a proxy without a port', '127.0.0.1', TARGET, 'http://127.0.0.1/'],
    ['another port of this machine', '127.0.0.1:9', TARGET, 'http://127.0.0.1:9/'],
  ])('refuses %s', async (_, host, headers, path, method) => {
    expect(await send(host, headers, path, method)).toBe(403);
  });
});
