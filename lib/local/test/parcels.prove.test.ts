import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LocalRuntime, startLocalRuntime } from '../runtime.ts';
import type { JsonObject } from '../service.ts';
import { executionArn } from '../states/execution-arn.ts';
import { temporaryFolder } from './support/cleanup.ts';
import { DAY, identity, parcelsForFile, root, START } from './support/parcels.ts';

const { assembly, compileCache } = parcelsForFile();

/** The parcel service as its senders and recipients see it, with a look behind the scenes. */
class ParcelService {
  readonly runtime: LocalRuntime;

  constructor(runtime: LocalRuntime) {
    this.runtime = runtime;
  }

  static async start(dataFolder?: string): Promise<ParcelService> {
    const runtime = await startLocalRuntime({
      assembly,
      identity,
      clock: { at: START },
      compileCache,
      report: () => {},
      parameters: ({ issuer }) => ({ Issuer: issuer ?? '' }),
      identityProvider: {
        accounts: [
          { id: 'sender', name: 'Sender', claims: {} },
          { id: 'recipient', name: 'Recipient', claims: {} },
        ],
        audience: 'parcels',
      },
      ...(dataFolder !== undefined && { dataFolder }),
    });
    onTestFinished(() => runtime.close());
    return new ParcelService(runtime);
  }

  async post(path: string, body: object, account?: string): Promise<{ status: number; body: JsonObject }> {
    const authorization = account && { authorization: `Bearer ${await this.#token(account)}` };
    const response = await fetch(`${this.runtime.apis[1]?.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as JsonObject };
  }

  async #token(account: string): Promise<string> {
    const response = await fetch(`${this.runtime.issuer}/token-for`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  consign(id: string, parcels: readonly string[]) {
    return this.post('/consignments', { id, parcels, contents: `the contents of ${id}` }, 'sender');
  }

  sign(id: string) {
    return this.post(`/consignments/${id}/signature`, {}, 'recipient');
  }

  /** Advances to that many days after the start. */
  async until(days: number): Promise<void> {
    await this.runtime.clock.advanceTo(START + days * DAY);
  }

  #call(service: string, operation: string, input: JsonObject): Promise<JsonObject> {
    return this.runtime.callService({ service, operation, input, principal: root });
  }

  async item(PK: string, SK = 'HEAD'): Promise<Record<string, Record<string, string>>> {
    const TableName = String(this.runtime.outputs.ParcelService?.TableName);
    const { Item } = await this.#call('dynamodb', 'GetItem', {
      TableName,
      Key: { PK: { S: PK }, SK: { S: SK } },
    });
    return (Item ?? {}) as Record<string, Record<string, string>>;
  }

  async execution(name: string): Promise<JsonObject> {
    const machine = String(this.runtime.outputs.Consignments?.ConsignmentArn);
    return this.#call('states', 'DescribeExecution', { executionArn: executionArn(machine, name) });
  }

  async stocktakes(): Promise<{ at: string; waiting: number }[]> {
    const stateMachineArn = String(this.runtime.outputs.Consignments?.StocktakeArn);
    const { executions } = await this.#call('states', 'ListExecutions', { stateMachineArn });
    const described = await Promise.all(
      (executions as JsonObject[]).map(({ executionArn }) =>
        this.#call('states', 'DescribeExecution', { executionArn: executionArn ?? '' }),
      ),
    );
    return described.toReversed().map(({ startDate, output }) => ({
      at: new Date(Number(startDate) * 1000).toISOString(),
      ...JSON.parse(String(output)),
    }));
  }
}

describe('Consignments over three weeks', () => {
  it('are weighed, announced, carried, and signed for or returned, across a restart', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const before = await ParcelService.start(dataFolder);
    expect(await before.consign('books', ['atlas', 'novel', 'piano'])).toEqual({
      status: 202,
      body: { id: 'books' },
    });
    await before.consign('shoes', ['boots']);
    await before.until(1);
    expect(await before.item('SCALES#atlas', 'ATTEMPTS')).toMatchObject({ attempts: { N: '2' } });
    expect(await before.item('CONSIGNMENT#books', 'LETTER')).toMatchObject({
      text: { S: '3 parcels are on their way' },
      at: { S: '2030-01-01T00:01:00Z' },
    });
    expect(await before.item('CONSIGNMENT#books')).toMatchObject({ state: { S: 'accepted' } });
    expect(await before.sign('books')).toEqual({ status: 409, body: { state: 'accepted' } });
    await before.runtime.close();

    const after = await ParcelService.start(dataFolder);
    await after.until(4);
    expect(await after.item('CONSIGNMENT#books')).toMatchObject({
      state: { S: 'waiting' },
      askedAt: { S: '2030-01-04T00:01:00.000Z' },
    });
    expect(await after.sign('books')).toEqual({ status: 200, body: { contents: 'the contents of books' } });
    await after.runtime.settle();
    expect(await after.execution('books')).toMatchObject({
      status: 'SUCCEEDED',
      stopDate: (START + 4 * DAY) / 1000,
    });
    expect(JSON.parse(String((await after.execution('books')).output))).toEqual({
      grams: 300,
      byHand: 1,
      arrived: '2030-01-04T00:01:00Z',
      signedBy: 'recipient',
    });
    expect(await after.item('CONSIGNMENT#books')).toMatchObject({
      state: { S: 'signed' },
      grams: { N: '300' },
    });

    await after.until(21);
    expect(await after.item('CONSIGNMENT#shoes')).toMatchObject({ state: { S: 'returned' } });
    expect(await after.execution('shoes')).toMatchObject({
      status: 'SUCCEEDED',
      stopDate: (START + 10 * DAY + 60_000) / 1000,
    });
    expect(await after.stocktakes()).toEqual([
      { at: '2030-01-07T00:00:00.000Z', waiting: 1 },
      { at: '2030-01-14T00:00:00.000Z', waiting: 0 },
      { at: '2030-01-21T00:00:00.000Z', waiting: 0 },
    ]);
    expect(await after.item('COUNT', 'DAYS')).toMatchObject({ days: { N: '21' } });
  });

  it('keep their contents secret: encrypted in the table, and in no workflow', async () => {
    const service = await ParcelService.start();
    await service.consign('secret', ['box']);
    await service.until(4);
    const { contents } = await service.item('CONSIGNMENT#secret');
    expect(Buffer.from(String(contents?.B), 'base64').toString('latin1')).not.toContain('the contents');
    expect(JSON.stringify(await service.execution('secret'))).not.toContain('contents');
  });

  it('are available only to those who sign in', async () => {
    const service = await ParcelService.start();
    const anonymous = await service.post('/consignments', { id: 'none', parcels: [], contents: '' });
    expect(anonymous).toEqual({ status: 401, body: { message: 'Unauthorized' } });
    await expect(service.execution('none')).rejects.toThrow('Execution Does Not Exist');
  });
});

describe('The command for any assembly', () => {
  it('runs this one, says where it is listening, and ends on request', async () => {
    const accounts = join(temporaryFolder(), 'accounts.json');
    writeFileSync(accounts, JSON.stringify([{ id: 'sender', name: 'Sender', claims: {} }]));
    const options = `--port 0 --region cn-north-1 --partition aws-cn --at 2030-01-01T00:00:00Z --accounts ${accounts} --parameter Issuer={issuer}`;
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../cli.ts'), assembly, ...options.split(' ')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    let output = '';
    for await (const text of child.stdout) {
      output += String(text);
      if (output.includes('Ctrl-C stops')) break;
    }
    const address = (name: string): string => output.match(new RegExp(`^${name} +(\\S+)`, 'm'))?.[1] ?? '';
    const clock = await (await fetch(`${address('AWS endpoint')}/_local/clock`)).json();
    expect(clock).toMatchObject({ now: '2030-01-01T00:00:00.000Z', running: false });
    expect((await fetch(`${address('API')}/parcels/none`)).status).toBe(404);
    expect((await fetch(`${address('Sign-in')}/.well-known/openid-configuration`)).status).toBe(200);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
