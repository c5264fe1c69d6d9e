import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ServerReport } from './endpoint-server.ts';
import { INPUT } from './five-states.ts';
import { type Figure, type Load, load, milliseconds, rate, type Subject } from './subject.ts';

const WARM_UP = 4000;
const COUNT = 20_000;
const CONCURRENCY = [16, 32];
const WITH_SDK = 6000;
const AIM = { perSecond: 5000, p50: 5 };

type Start = (name: string) => Promise<unknown>;

/** Bare requests, so that the client does not limit what is measured. */
function plainClient(endpoint: string, stateMachineArn: string): { start: Start; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(endpoint);
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'AWSStepFunctions.StartExecution',
  };
  const input = JSON.stringify(INPUT);
  const start: Start = (name) =>
    new Promise<void>((resolve, reject) => {
      const body = JSON.stringify({ stateMachineArn, name, input });
      const sent = request(
        { agent, hostname, port, method: 'POST', headers: { ...headers, 'content-length': body.length } },
        (response) => {
          response.resume();
          response.on('end', () =>
            response.statusCode === 200
              ? resolve()
              : reject(new Error(`answered ${String(response.statusCode)}`)),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { start, close: () => agent.destroy() };
}

function sdkClient(endpoint: string, stateMachineArn: string): { start: Start; close: () => void } {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new SFNClient({ endpoint, region: 'us-east-1', credentials });
  const input = JSON.stringify(INPUT);
  return {
    start: (name) => client.send(new StartExecutionCommand({ stateMachineArn, name, input })),
    close: () => client.destroy(),
  };
}

const message = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('exit', (code) => reject(new Error(`the endpoint's process ended with ${String(code)}`)));
  });

interface Run {
  readonly load: Load;
  readonly endedPerSecond: number;
  readonly doneP50: number;
  readonly doneP99: number;
  /** Shares of one processor. */
  readonly server: number;
  readonly client: number;
  /** Microseconds of processor time of the endpoint's process for each execution. */
  readonly each: number;
}

async function run(server: ChildProcess, start: Start, count: number, concurrency: number): Promise<Run> {
  const answer = (): Promise<ServerReport> => {
    const report = message<ServerReport>(server);
    server.send('report');
    return report;
  };
  await answer();
  const before = process.cpuUsage();
  const began = performance.now();
  let number = 0;
  const prefix = `${process.pid}-${Math.round(began * 1000)}`;
  const measured = await load(count, concurrency, () => start(`${prefix}-${number++}`));
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  const { ended, startToDone, processor } = await answer();
  const seconds = (performance.now() - began) / 1000;
  const sorted = [...startToDone].sort((a, b) => a - b);
  return {
    load: measured,
    endedPerSecond: ended / seconds,
    doneP50: sorted[Math.floor(sorted.length / 2)] ?? 0,
    doneP99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    server: processor / took,
    client: (user + system) / 1000 / took,
    each: (processor * 1000) / count,
  };
}

function figures(who: string, { load: { p50, p99 }, ...measured }: Run, isJudged: boolean): Figure[] {
  const reached = measured.endedPerSecond >= AIM.perSecond && p50 < AIM.p50;
  const share = (value: number): string => `${Math.round(value * 100)} %`;
  const isServer = measured.server >= measured.client;
  const isFull = Math.max(measured.server, measured.client) > 0.8;
  const process = isServer ? "the endpoint's process" : "the client's process";
  const saturated = isFull ? process : `other work on this machine, before ${process}`;
  return [
    {
      what: who,
      value: `${rate(measured.endedPerSecond)}, request p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`,
      ...(isJudged && {
        aim: { text: `${rate(AIM.perSecond)}, p50 below ${AIM.p50} ms`, reached },
      }),
    },
    {
      what: '  start to durable end',
      value: `p50 ${milliseconds(measured.doneP50)}, p99 ${milliseconds(measured.doneP99)}`,
    },
    {
      what: '  processor used',
      value: `endpoint ${share(measured.server)} (${Math.round(measured.each)} µs each), client ${share(measured.client)}: the limit is ${saturated}`,
    },
  ];
}

/** Executions started through the HTTP endpoint, on disk. */
export const endpoint: Subject = {
  title: 'Five states, durable, through the HTTP endpoint',
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const server = fork(
      fileURLToPath(new URL('endpoint-server.ts', import.meta.url)),
      [join(folder, 'states.sqlite')],
      { execArgv: ['--no-warnings'] },
    );
    const ready = await message<{ endpoint: string; stateMachineArn: string }>(server);
    const plain = plainClient(ready.endpoint, ready.stateMachineArn);
    const sdk = sdkClient(ready.endpoint, ready.stateMachineArn);
    try {
      progress('warming up');
      await run(server, plain.start, WARM_UP, 32);
      const result: Figure[] = [];
      for (const concurrency of CONCURRENCY) {
        progress(`${COUNT} executions, ${concurrency} at a time`);
        const measured = await run(server, plain.start, COUNT, concurrency);
        result.push(...figures(`plain client, ${concurrency} at a time`, measured, true));
      }
      progress(`${WITH_SDK} executions with the AWS SDK`);
      await run(server, sdk.start, 500, 16);
      const measured = await run(server, sdk.start, WITH_SDK, 16);
      return [...result, ...figures('AWS SDK client, 16 at a time', measured, false)];
    } finally {
      plain.close();
      sdk.close();
      const closed = new Promise((resolve) => server.once('exit', resolve));
      server.send('close');
      await closed;
      rmSync(folder, { recursive: true });
    }
  },
};
