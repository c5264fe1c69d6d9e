import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRuntime, startLocalRuntime } from '../runtime.ts';
import type { JsonObject } from '../service.ts';
import { executionArn } from '../states/execution-arn.ts';
import { DAY, identity, parcelsForFile, root, START } from './support/parcels.ts';

const { assembly, compileCache } = parcelsForFile();
let runtime: LocalRuntime;
/** The full names of the functions, by their names in the app. */
let functions: Record<string, string> = {};

beforeAll(async () => {
  runtime = await startLocalRuntime({
    ...{ assembly, identity, clock: { at: START }, compileCache, report: () => {} },
    parameters: ({ issuer }) => ({ Issuer: issuer ?? '' }),
    identityProvider: { accounts: [{ id: 'sender', name: 'Sender', claims: {} }], audience: 'parcels' },
    executionLink: 'http://127.0.0.1:8080/{name}',
  });
  functions = Object.fromEntries(
    runtime.functions().map(({ name }) => [/-([a-z]+)[0-9A-F]{8}$/.exec(name)?.[1] ?? name, name]),
  );
});
afterAll(() => runtime.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shapes of answers are what these tests are about
  readonly body: any;
}

async function local(path: string, method = 'GET', body?: object): Promise<Answer> {
  const response = await fetch(`${runtime.endpoint}/_local/${path}`, {
    ...{ method, ...(body && { body: JSON.stringify(body) }) },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Sends a request with headers that `fetch` does not allow. */
function bare(path: string, method: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    const call = request(`${runtime.endpoint}${path}`, { method, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    call.on('error', reject);
    call.end();
  });
}

/** Starts the workflow of a consignment, and lets a minute pass in which the scales become free. */
async function consign(name: string, parcels: readonly string[]): Promise<JsonObject> {
  const stateMachineArn = String(runtime.outputs.Consignments?.ConsignmentArn);
  const call = (operation: string, input: JsonObject) =>
    runtime.callService({ service: 'states', operation, input, principal: root });
  await call('StartExecution', { stateMachineArn, name, input: JSON.stringify({ id: name, parcels }) });
  await runtime.clock.advanceBy(5 * 60_000);
  return call('DescribeExecution', { executionArn: executionArn(stateMachineArn, name) });
}

async function register(id: string): Promise<void> {
  await fetch(`${runtime.apis[0]?.url}/parcels`, { method: 'POST', body: JSON.stringify({ id, to: 'you' }) });
  await runtime.settle();
}

const faults = (list: readonly object[], seed?: number): Promise<Answer> =>
  local('faults', 'PUT', { faults: list, ...(seed !== undefined && { seed }) });

describe('the page', () => {
  it('is one document with two files of its own, and allows nothing else', async () => {
    const page = await fetch(`${runtime.endpoint}/_local/?view=clock&lang=zh`);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    const html = await page.text();
    expect(html).not.toMatch(/<style|<script>|style=/);
    const files = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(files).toEqual(['/_local/app/console.css', '/_local/app/console.js']);
    const [css, js] = await Promise.all(
      files.map(async (path) => {
        const file = await fetch(`${runtime.endpoint}${path}`);
        expect([file.status, file.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
        return file.text();
      }),
    );
    expect(gzipSync(js ?? '').length).toBeLessThan(120_000);
    expect(css).toContain('.xv-graph');
    expect((await fetch(`${runtime.endpoint}/_local/app/other.js`)).status).toBe(404);
    expect((await fetch(`${runtime.endpoint}/_local/`, { method: 'POST' })).status).toBe(405);
  });

  it('is not for pages of other hosts, and pages of other ports of this machine see only the clock', async () => {
    const foreign = { origin: 'http://evil.example' };
    for (const path of ['/_local/', '/_local/clock', '/_local/faults', '/_local/logs'])
      expect((await bare(path, 'GET', foreign)).status).toBe(403);
    const origin = 'http://127.0.0.1:4567';
    const allowed = async (path: string, method = 'GET') =>
      (await bare(path, method, { origin })).headers['access-control-allow-origin'];
    for (const path of ['clock', 'status', 'timers', 'changes'])
      expect(await allowed(`/_local/${path}`)).toBe(origin);
    expect(await bare('/_local/clock', 'OPTIONS', { origin })).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-methods': 'GET, POST', vary: 'origin' },
    });
    for (const path of ['faults', 'logs', 'denials', 'usage', 'queues', 'executions', '', 'app/console.js'])
      for (const method of ['GET', 'OPTIONS'])
        expect(await allowed(`/_local/${path}`, method)).toBeUndefined();
  });
});

it('lists what fires next: waits and time-outs of executions by their states, schedules by their names', async () => {
  await register('first');
  const { body } = await local('timers?limit=50');
  expect(body.now).toBe(runtime.clock.now());
  const at = body.timers.map((timer: { at: number }) => timer.at);
  expect(at).toEqual(at.toSorted((a: number, b: number) => a - b));
  expect(body.timers).toContainEqual(
    expect.objectContaining({
      timer: 'wait',
      state: 'On the road',
      executionArn: expect.stringContaining('delivery-first'),
    }),
  );
  expect(body.timers).toContainEqual(
    expect.objectContaining({ recurring: true, subject: expect.objectContaining({ kind: 'schedule' }) }),
  );
  expect(at[0]).toBe(runtime.clock.nextTimer());
  expect((await local('timers?limit=1')).body.timers).toHaveLength(1);
  expect((await local('timers?limit=none')).status).toBe(400);
});

it('reports changes as they come, and tells a client that asks too late that some are missing', async () => {
  const { latest } = (await local('changes')).body;
  const waiting = local(`changes?since=${latest}`);
  await register('second');
  const { changes, missed } = (await waiting).body;
  expect(missed).toBe(false);
  expect(changes[0]).toMatchObject({ number: latest + 1, kind: 'execution', status: 'RUNNING' });
  expect((await local(`changes?since=${latest}&wait=0`)).body.changes.length).toBeGreaterThan(0);
  expect((await local('changes?since=999999&wait=0')).body).toMatchObject({ changes: [], missed: true });
});

it('lists executions by machine, status, name and error, and shows the states that each is in', async () => {
  await faults([
    { kind: 'fail', function: functions.weigh, when: 'before', error: 'Scales.Broken', times: 1 },
  ]);
  await consign('listed-1', ['a']);
  await consign('listed-2', ['b']);
  const names = async (query: string): Promise<string[]> =>
    (await local(`executions?${query}`)).body.executions.map((one: { name: string }) => one.name);
  expect(await names('error=scales&name=LISTED')).toEqual(['listed-1']);
  expect(await names('related=listed-9')).toEqual(['listed-2', 'listed-1']);
  expect(await names('name=listed&status=running&machine=consignments-consignment')).toEqual(['listed-2']);
  const { executions, more } = (
    await local('executions?machine=consignments-consignment&name=listed&limit=1')
  ).body;
  expect(more).toBe(true);
  expect(await names(`machine=consignments-consignment&name=listed&before=${executions[0].number}`)).toEqual([
    'listed-1',
  ]);
  const one = (await local(`executions/${encodeURIComponent(executions[0].executionArn)}`)).body;
  expect(one.standing).toMatchObject([
    { state: 'Carry', reason: { kind: 'execution', executionArn: one.children[0] } },
  ]);
  expect((await local('executions/none')).status).toBe(404);
  expect((await local('executions?status=odd')).status).toBe(400);
});

describe('faults', () => {
  it('fail a function before or after its effect, as often as they are told to', async () => {
    await faults([{ kind: 'fail', function: functions.weigh, when: 'before', error: 'Drill', times: 1 }]);
    expect(await consign('before', ['x'])).toMatchObject({ status: 'FAILED', error: 'Drill' });
    expect(await weighed('x')).toBe(0);
    await faults([{ kind: 'fail', function: '*', when: 'after', error: 'Drill' }]);
    expect(await consign('after', ['y'])).toMatchObject({ status: 'FAILED', error: 'Drill' });
    expect(await weighed('y')).toBe(1);
    expect((await local('faults')).body.faults).toMatchObject([{ happened: 1, times: 1 }]);
    expect(await consign('over', ['z'])).toMatchObject({ status: 'RUNNING' });
  });

  it('delay a function by the clock of the runtime, which goes on by itself while it is paused', async () => {
    await faults([{ kind: 'delay', function: functions.register, milliseconds: 20_000 }]);
    const before = runtime.clock.now();
    await register('late');
    expect(runtime.clock.now()).toBe(before + 20_000);
  });

  it('deliver a batch twice, and lose a wake-up, after which the next one delivers everything', async () => {
    const { dispatch, weigh } = functions;
    await faults([{ kind: 'duplicate', function: dispatch }]);
    // The workflow is named after its parcel, so a second delivery starts no second workflow.
    await register('twice');
    expect((await local('faults')).body.faults).toMatchObject([{ happened: 1 }]);
    expect(await started('twice')).toBe(1);
    await faults([{ kind: 'drop-wake-up', function: dispatch }]);
    await register('unheard');
    expect(await started('unheard')).toBe(0);
    await register('heard');
    expect([await started('unheard'), await started('heard')]).toEqual([1, 1]);
    const refused = await faults([{ kind: 'duplicate', function: weigh }]);
    expect([refused.status, refused.body.detail]).toEqual([
      400,
      expect.stringContaining('no stream or queue'),
    ]);
  });

  it('are the same for the same seed, and refused as a whole with a sentence that helps', async () => {
    const half = [
      { kind: 'fail', function: functions.weigh, when: 'before', error: 'Half', times: 9, chance: 0.5 },
    ];
    const outcomes = async (round: string): Promise<unknown[]> => {
      await faults(half, 11);
      const ends: unknown[] = [];
      for (const name of ['1', '2', '3', '4'])
        ends.push((await consign(`${round}-${name}`, [round + name])).error);
      return ends;
    };
    expect(await outcomes('p')).toEqual(await outcomes('q'));
    const before = (await local('faults')).body;
    expect(before.seed).toBe(11);
    for (const wrong of [
      [{ kind: 'fail', function: 'nobody', when: 'before' }],
      [{ kind: 'fail', function: '*', when: 'later' }],
      [{ kind: 'delay', function: '*', milliseconds: 0 }],
      [{ kind: 'duplicate', function: '*', times: 0 }],
      [{ kind: 'duplicate', function: '*', extra: 1 }],
      [{ kind: 'other', function: '*' }],
      [{ kind: 'duplicate', function: '*', chance: 2 }],
    ])
      expect((await faults([...half, ...wrong])).body).toMatchObject({
        type: 'about:blank#invalid-faults',
        detail: expect.stringContaining('faults[1]'),
      });
    expect((await local('faults')).body).toEqual(before);
    await faults([]);
  });
});

it('shows what functions have written under the step that invoked them', async () => {
  await faults([]);
  await consign('written', ['piano']);
  const arn = executionArn(String(runtime.outputs.Consignments?.ConsignmentArn), 'written');
  const { lines } = (await local(`logs?execution=${encodeURIComponent(arn)}`)).body;
  expect(lines).toMatchObject([
    {
      function: functions.weigh,
      line: expect.stringContaining('TooHeavy'),
      step: { executionArn: arn, state: 'Weigh' },
    },
  ]);
  const { events } = await runtime.callService({
    ...{ service: 'states', operation: 'GetExecutionHistory', principal: root },
    input: { executionArn: arn, maxResults: 1000 },
  });
  const event = (events as { id: number; type: string }[]).find(({ id }) => id === lines[0].step.event);
  expect(event?.type).toMatch(/^Task(Scheduled|Started)$/);
  expect((await local(`logs/${functions.weigh}`)).body.lines.length).toBeGreaterThan(0);
  expect((await local('logs/nobody')).status).toBe(404);
});

it('shows denied calls with the missing statement, and the grants that nothing has used', async () => {
  const arn = await roleOf(functions.track);
  const call = runtime.callService({
    ...{ service: 'sqs', operation: 'ListQueues', input: {}, principal: { arn, session: 'x' } },
  });
  await expect(call).rejects.toThrow('not authorized');
  const { denials } = (await local('denials')).body;
  expect(denials[0]).toMatchObject({
    action: 'sqs:ListQueues',
    count: 1,
    missing: { statement: { Effect: 'Allow', Action: 'sqs:ListQueues' } },
  });
  const { grants, unused } = (await local('usage')).body;
  expect(unused.length).toBeGreaterThan(0);
  expect(unused.length).toBeLessThan(grants);
});

it('shows the messages of a queue without receiving them, and puts dead letters back', async () => {
  await register('BROKEN');
  await runtime.clock.advanceBy(DAY);
  const queues: { name: string; waiting: number }[] = (await local('queues')).body.queues;
  const undeliverable = queues.find(({ name }) => name.includes('Undeliverable'));
  expect(undeliverable?.waiting).toBe(1);
  const path = `queues/${undeliverable?.name}`;
  for (let look = 0; look < 2; look++)
    expect((await local(path)).body.messages).toMatchObject([{ received: 0, deadLetterOf: null }]);
  // It came from a function's mapping, and not from a queue.
  expect((await local(`${path}/redrive`, 'POST', {})).body).toEqual({ moved: 0, without: 1 });
  const letters = queues.find(({ name }) => name.includes('LostLetters'));
  expect((await local(`queues/${letters?.name}/redrive`, 'POST', { ids: ['none'] })).body).toEqual({
    ...{ moved: 0, without: 0 },
  });
  expect((await local('queues/none')).status).toBe(404);
  expect((await local(`${path}/redrive`, 'POST', { ids: 1 })).status).toBe(400);
});

async function weighed(parcel: string): Promise<number> {
  const { Item } = await runtime.callService({
    ...{ service: 'dynamodb', operation: 'GetItem', principal: root },
    input: {
      TableName: String(runtime.outputs.ParcelService?.TableName),
      Key: { PK: { S: `SCALES#${parcel}` }, SK: { S: 'ATTEMPTS' } },
    },
  });
  return Number((Item as { attempts?: { N?: string } } | undefined)?.attempts?.N ?? 0);
}

async function started(id: string): Promise<number> {
  const { body } = await local(`executions?name=delivery-${id}`);
  return body.executions.length;
}

async function roleOf(name = ''): Promise<string> {
  const { Role } = await runtime.callService({
    ...{ service: 'lambda', operation: 'GetFunctionConfiguration', principal: root },
    input: { FunctionName: name },
  });
  return String(Role);
}
