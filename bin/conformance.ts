import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import {
  Activity,
  AwsError,
  type CallService,
  type JsonObject,
  type JsonValue,
  MovableClock,
  StatesService,
} from 'cdk-local-runtime/services';

/**
 * Measures the Step Functions engine against behaviour recorded from the real service. The recordings are not part of the
 * repository. Without them nothing is measured: the command says so, and fails in CI (`CI=true`) unless
 * `CONFORMANCE=optional` allows it.
 *
 *     npm run conformance [-- --fails --details --grep text ...]   options are passed on to the runner
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'shared', 'conformance');
const runner = join(folder, 'run.mjs');
const corpus = join(folder, 'step-functions-jsonata.json');

/** Cases that must pass: status, output and error, and the sequence of events if it was recorded. */
const THRESHOLD = { pass: 81, history: 74 };

type Handler = (event: JsonValue) => Promise<JsonValue | undefined>;

/** Functions created through the REST API of Lambda, each a zip with one stored file, run in this process. */
class Functions {
  readonly #handlers = new Map<string, Handler>();

  create(input: JsonObject): JsonObject {
    const name = input.FunctionName as string;
    const zip = Buffer.from((input.Code as { ZipFile: string }).ZipFile, 'base64');
    const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
    const source = zip.subarray(start, start + zip.readUInt32LE(18)).toString();
    const exported: { handler?: Handler } = {};
    runInContext(source, createContext({ exports: exported, setTimeout, Error, Object, JSON }));
    if (exported.handler) this.#handlers.set(name, exported.handler);
    return {
      FunctionName: name,
      FunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
      State: 'Active',
    };
  }

  async invoke(input: JsonObject): Promise<JsonObject> {
    const name = String(input.FunctionName)
      .replace(/^arn:.*:function:/, '')
      .replace(/:\$LATEST$/, '');
    const handler = this.#handlers.get(name);
    if (!handler) {
      const arn = `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
      throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
    }
    try {
      const result = (await handler(structuredClone(input.Payload ?? {}))) ?? null;
      return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: result };
    } catch (error) {
      const { name: errorType, message: errorMessage, stack = '' } = error as Error;
      const Payload = { errorType, errorMessage, trace: stack.split('\n') };
      return { StatusCode: 200, ExecutedVersion: '$LATEST', FunctionError: 'Unhandled', Payload };
    }
  }
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as JsonObject);
}

async function main(): Promise<number> {
  if (!existsSync(runner) || !existsSync(corpus)) {
    console.log(`Not measured: the recorded cases are not there (${folder}).`);
    if (process.env.CI !== 'true' || process.env.CONFORMANCE === 'optional') return 0;
    console.error('CI measures them: put them there, or allow their absence with CONFORMANCE=optional.');
    return 1;
  }
  const activity = new Activity();
  const clock = new MovableClock(activity, { offset: 0 });
  const functions = new Functions();
  const principal = { arn: 'arn:aws:iam::000000000000:root' };
  const callService: CallService = (request) => {
    if (request.service === 'lambda' && request.operation === 'Invoke')
      return functions.invoke(request.input);
    if (request.service === 'states') return states.handle(request);
    throw new AwsError('UnknownService', `${request.service} is not part of this check`);
  };
  const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
  const states = new StatesService({ identity, clock, activity, callService, database: ':memory:' });
  states.start();
  const answer = async (request: IncomingMessage): Promise<JsonObject> => {
    const input = await readBody(request);
    const [, operation] = String(request.headers['x-amz-target'] ?? '').split('.');
    if (operation) return states.handle({ service: 'states', operation, input, principal });
    if (request.method === 'POST' && request.url === '/2015-03-31/functions') return functions.create(input);
    return request.method === 'GET' ? { Configuration: { State: 'Active' } } : {};
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (result) =>
        response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(result)),
      (error: unknown) => {
        const { code, message, statusCode } =
          error instanceof AwsError
            ? error
            : new AwsError('InternalFailure', String((error as Error).stack), 500);
        response.writeHead(statusCode, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify({ __type: code, message }));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = process.argv.slice(2);
  const output = await run([runner, endpoint, corpus, '--with', 'lambda', ...options]);
  server.closeAllConnections();
  server.close();
  states.close();
  clock.close();
  return options.includes('--grep') ? 0 : judge(output);
}

function run(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

/** Reads the totals from the first table of the runner. */
function judge(output: string): number {
  const line = output.split('\n').find((text) => text.startsWith('total'));
  const counts = [...(line ?? '').matchAll(/(\d+)\/\d+/g)].map((match) => Number(match[1]));
  const [pass = 0, , history = 0] = counts;
  if (pass >= THRESHOLD.pass && history >= THRESHOLD.history) return 0;
  console.error(
    `\nBelow the threshold: ${pass} of at least ${THRESHOLD.pass} pass, ${history} of at least ${THRESHOLD.history} histories are the same.`,
  );
  return 1;
}

process.exitCode = await main();
