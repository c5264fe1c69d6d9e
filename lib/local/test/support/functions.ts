import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import type { FunctionConfiguration } from '../../lambda/configuration.ts';
import { FunctionRegistry } from '../../lambda/function-registry.ts';
import { HandlerWaits } from '../../lambda/handler-waits.ts';
import type { KeptThreads } from '../../lambda/kept-threads.ts';
import { LogFiles } from '../../lambda/log-files.ts';
import type { EndpointAnswer, EndpointRequest, SdkAnswer, SdkCall } from '../../lambda/worker-protocol.ts';
import { temporaryFolder } from './cleanup.ts';
import { workerFolder } from './worker.ts';

export const START = Date.UTC(2030, 0, 1);

/** Nobody listens there. */
export const ENDPOINT = 'http://127.0.0.1:1';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
const workerFile = join(workerFolder, 'worker.mjs');

/**
 * A registry of functions under a clock paused at `START`.
 * @param threads the threads left by an earlier registry
 * @param endpoint answers requests to `ENDPOINT`
 * @param call answers calls that come without a request
 */
export function functionsForTest(
  clockStart: { at: number } | { offset: number } = { at: START },
  threads?: KeptThreads,
  endpoint?: (request: EndpointRequest) => EndpointAnswer,
  call?: (call: SdkCall) => SdkAnswer | EndpointAnswer,
) {
  const folder = temporaryFolder();
  const activity = new Activity();
  const clock = new MovableClock(activity, clockStart);
  const lines: string[] = [];
  const logs = new LogFiles(join(folder, 'logs'), (_, line) => lines.push(line));
  const environment = {
    ...{ clock: clock.shared, workerFile, waits: new HandlerWaits(clock, activity) },
    ...(endpoint && { endpoint: ENDPOINT, answer: async (request: EndpointRequest) => endpoint(request) }),
    ...(call && { call: async (made: SdkCall) => call(made) }),
  };
  const errors: string[] = [];
  const onError = (text: string) => errors.push(text);
  const functions = new FunctionRegistry({ environment, identity, activity, logs, onError, threads });
  onTestFinished(async () => {
    await functions.close();
    await logs.close();
    clock.close();
  });
  let versions = 0;
  /** Adds a function, or changes it, with the given module as its code; returns its ARN. */
  const put = (name: string, code: string, rest: Partial<FunctionConfiguration> = {}): string => {
    const codeFolder = join(folder, `${name}-${versions++}`);
    mkdirSync(codeFolder);
    writeFileSync(join(codeFolder, 'index.mjs'), code);
    const arn = `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
    functions.put({
      arn,
      name,
      roleArn: `arn:aws:iam::000000000000:role/${name}`,
      runtime: 'nodejs24.x',
      handler: 'index.handler',
      codeFolder,
      environment: { NAME: name },
      timeout: 10,
      memorySize: 128,
      logGroupName: `/aws/lambda/${name}`,
      ...rest,
    });
    return arn;
  };
  const invoke = async (reference: string, event: unknown = {}) => {
    const { payload, functionError } = await functions.invoke(reference, JSON.stringify(event));
    return { value: JSON.parse(payload), functionError };
  };
  return { folder, activity, clock, functions, lines, errors, put, invoke };
}
