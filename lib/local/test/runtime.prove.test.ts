import { spawn } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../ports.ts';
import { type LocalRuntime, startLocalRuntime } from '../runtime.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import type { JsonObject } from '../service.ts';
import { synthesizeParcels } from './fixtures/parcels/app.ts';
import { writeAssembly } from './support/assemblies.ts';
import { temporaryFolder } from './support/cleanup.ts';
import { DAY, identity, parcelsForFile, root, START } from './support/parcels.ts';

const { assembly, bundles: parcelBundles, compileCache } = parcelsForFile();

async function start(options: Partial<RuntimeOptions> = {}): Promise<LocalRuntime> {
  const runtime = await startLocalRuntime({
    assembly,
    identity,
    clock: { at: START },
    compileCache,
    report: () => {},
    ...options,
  });
  onTestFinished(() => runtime.close());
  return runtime;
}

const register = (api: string | undefined, id: string) =>
  fetch(`${api}/parcels`, { method: 'POST', body: JSON.stringify({ id, to: 'Weihai' }) });

async function track(runtime: LocalRuntime, id: string): Promise<Record<string, string>> {
  const response = await fetch(`${runtime.apis[0]?.url}/parcels/${id}`);
  return (await response.json()) as Record<string, string>;
}

const output = (runtime: LocalRuntime, name: string) => String(runtime.outputs.ParcelService?.[name]);

describe('An app of another domain', () => {
  it('runs as a whole, with API, table, stream, workflow, schedule and queue under one clock', async () => {
    const runtime = await start();
    expect((await register(runtime.apis[0]?.url, 'one')).status).toBe(201);
    await register(runtime.apis[0]?.url, 'BROKEN');
    await register(runtime.apis[0]?.url, 'two');
    await runtime.settle();
    expect(await track(runtime, 'one')).toMatchObject({
      state: 'registered',
      registeredAt: '2030-01-01T00:00:00.000Z',
    });
    await runtime.clock.advanceTo(START + 3 * DAY);
    expect(await track(runtime, 'one')).toMatchObject({
      state: 'delivered',
      deliveredAt: '2030-01-03T00:00:00.000Z',
    });
    expect(await track(runtime, 'two')).toMatchObject({ state: 'delivered' });
    expect(await track(runtime, 'BROKEN')).toMatchObject({ state: 'registered' });
    expect((await fetch(`${runtime.apis[0]?.url}/parcels/none`)).status).toBe(404);

    const { Item } = await runtime.callService({
      service: 'dynamodb',
      operation: 'GetItem',
      input: { TableName: output(runtime, 'TableName'), Key: { PK: { S: 'COUNT' }, SK: { S: 'DAYS' } } },
      principal: root,
    });
    expect(Item).toMatchObject({ days: { N: '3' }, lastAt: { S: '2030-01-03T22:00:00.000Z' } });
    const { Messages } = await runtime.callService({
      service: 'sqs',
      operation: 'ReceiveMessage',
      input: { QueueUrl: output(runtime, 'QueueUrl'), MaxNumberOfMessages: 10 },
      principal: root,
    });
    expect((Messages as JsonObject[]).map(({ Body }) => JSON.parse(String(Body)))).toMatchObject([
      { DDBStreamBatchInfo: { batchSize: 1 } },
    ]);
  });

  it('serves Step Functions to the SDK', async () => {
    const runtime = await start();
    const client = new SFNClient({
      endpoint: runtime.endpoint,
      region: identity.region,
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });
    onTestFinished(() => client.destroy());
    await register(runtime.apis[0]?.url, 'one');
    await runtime.clock.advanceTo(START + 3 * DAY);
    const stateMachineArn = `arn:aws-cn:states:cn-north-1:000000000000:stateMachine:${output(runtime, 'MachineName')}`;
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions).toMatchObject([{ name: 'delivery-one', status: 'SUCCEEDED' }]);
    const executionArn = executions?.[0]?.executionArn;
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described.output).toBe('{"delivered":"one"}');
  });

  it('says where everything is', async () => {
    const runtime = await start();
    await runtime.settle();
    const status = await fetch(`${runtime.endpoint}/_local/status`);
    expect(await status.json()).toMatchObject({
      endpoint: runtime.endpoint,
      apis: runtime.apis,
      issuer: null,
      dataFolder: runtime.dataFolder,
      underWay: 0,
    });
  });

  it('lists its schedules and functions as their APIs do', async () => {
    const { endpoint } = await start();
    const schedules = await (await fetch(`${endpoint}/schedules`)).json();
    expect(schedules).toMatchObject({ Schedules: [{ GroupName: 'default' }, { GroupName: 'default' }] });
    const [{ Name }] = (schedules as { Schedules: [{ Name: string }] }).Schedules;
    const schedule = await (await fetch(`${endpoint}/schedules/${Name}?groupName=default`)).json();
    expect(schedule).toMatchObject({ ScheduleExpression: 'cron(0 6 * * ? *)' });
    const functions = await (await fetch(`${endpoint}/2015-03-31/functions`)).json();
    expect((functions as { Functions: unknown[] }).Functions).toHaveLength(10);
  });

  it('reports what has no effect locally', async () => {
    const { notes } = await start();
    const told = notes.map(({ type, property }) => (property ? `${type} ${property}` : type));
    expect(told).toContain('AWS::Logs::LogGroup');
    expect(told).toContain('AWS::DynamoDB::GlobalTable Replicas.PointInTimeRecoverySpecification');
  });
});

describe('A restart', () => {
  it('finds everything as it was: items, waiting executions and the clock', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const first = await start({ dataFolder });
    await register(first.apis[0]?.url, 'one');
    await first.clock.advanceTo(START + DAY);
    await first.close();
    const second = await start({ dataFolder });
    expect(second.clock.now()).toBe(START + DAY);
    expect(await track(second, 'one')).toMatchObject({ state: 'registered' });
    await second.clock.advanceTo(START + 2 * DAY);
    expect(await track(second, 'one')).toMatchObject({ deliveredAt: '2030-01-03T00:00:00.000Z' });
  });

  it('picks up a changed function, and a new value of a parameter', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const first = await start({ dataFolder });
    await register(first.apis[0]?.url, 'one');
    await first.close();
    const bundles = join(temporaryFolder(), 'bundles');
    cpSync(parcelBundles, bundles, { recursive: true });
    writeFileSync(
      join(bundles, 'track', 'index.mjs'),
      'export const handler = async () => ({ greeting: process.env.GREETING })',
    );
    const changed = synthesizeParcels(bundles, join(temporaryFolder(), 'cdk.out'));
    const second = await start({ dataFolder, assembly: changed, parameters: { Greeting: 'again' } });
    expect(await track(second, 'one')).toEqual({ greeting: 'again' });
  });

  it('after a kill has lost nothing that was acknowledged', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const serve = join(import.meta.dirname, 'support', 'serve.ts');
    const child = spawn(process.execPath, [serve, assembly, dataFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    let ready: { api: string } | undefined;
    for await (const line of createInterface(child.stdout)) {
      ready = JSON.parse(line) as { api: string };
      break;
    }
    const ids = Array.from({ length: 12 }, (_, index) => `parcel-${index}`);
    const acknowledged: string[] = [];
    await Promise.all(
      ids.map(async (id) => {
        try {
          if ((await register(ready?.api, id)).status === 201) acknowledged.push(id);
        } catch {
          return; // It was killed before it could answer.
        }
        if (acknowledged.length === 6) child.kill('SIGKILL');
      }),
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(6);
    const runtime = await start({ dataFolder });
    await runtime.clock.advanceTo(START + 3 * DAY);
    for (const id of acknowledged) expect(await track(runtime, id)).toMatchObject({ state: 'delivered' });
  });
});

describe('The start of the runtime', () => {
  it('takes the next port when one is in use, and says so', async () => {
    const taken = createServer();
    const port = await listen(taken, 41_000);
    onTestFinished(() => {
      taken.close();
    });
    const reports: string[] = [];
    const runtime = await start({ ports: { endpoint: port }, report: (message) => reports.push(message) });
    expect(reports).toEqual([`Port ${port} is in use: the AWS endpoint is at ${runtime.endpoint}`]);
  });

  it('gives parameters the known addresses, and makes tokens that its API accepts', async () => {
    let known = {};
    const runtime = await start({
      identityProvider: { accounts: [{ id: 'clerk', name: 'Clerk', claims: {} }], audience: 'parcels' },
      parameters: (addresses) => {
        known = addresses;
        return { Greeting: addresses.issuer ?? '' };
      },
    });
    expect(known).toEqual({ endpoint: runtime.endpoint, issuer: runtime.issuer });
    const discovery = await fetch(`${runtime.issuer}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({ issuer: runtime.issuer });
  });

  it('refuses what is not supported before it changes anything', async () => {
    const path = join(temporaryFolder(), 'data');
    const bad = writeAssembly(temporaryFolder(), {
      One: { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } },
    });
    await expect(start({ assembly: bad, dataFolder: path })).rejects.toThrow('AWS::S3::Bucket Bucket');
    expect(existsSync(path)).toBe(false);
  });

  it('cleans up after itself when a resource cannot be deployed', async () => {
    const path = join(temporaryFolder(), 'data');
    const Properties = { Name: 'x', ProtocolType: 'WEBSOCKET' };
    const bad = writeAssembly(temporaryFolder(), {
      One: { Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties } } },
    });
    const attempt = () => start({ assembly: bad, dataFolder: path });
    await expect(attempt()).rejects.toThrow(
      'AWS::ApiGatewayV2::Api Api (One/Group/Api): the ProtocolType WEBSOCKET is not supported',
    );
    await expect(attempt()).rejects.toThrow('WEBSOCKET');
  });

  it('refuses a data folder that another runtime uses', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    await start({ dataFolder });
    await expect(start({ dataFolder })).rejects.toThrow(`The data folder ${dataFolder} is in use`);
  });
});
