import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRuntime, startLocalRuntime } from '../runtime.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { synthesizeBatch } from './fixtures/batch/app.ts';
import { folderForFile } from './support/cleanup.ts';

const START = Date.UTC(2030, 0, 1, 12);
const HOUR = 3_600_000;
const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
const principal = { arn: 'arn:aws:iam::000000000000:root' };
const JUDGE = `exports.handler = async ({ reading }) => {
  if (reading < 0) throw new RangeError('a meter does not run backwards');
  return { judged: true };
};`;

const folder = folderForFile();
let runtime: LocalRuntime;
let batches = 0;
/** The batch of a test. */
let batch = '';

beforeAll(async () => {
  const code = join(folder, 'judge');
  mkdirSync(code);
  writeFileSync(join(code, 'index.js'), JUDGE);
  const assembly = synthesizeBatch(code, join(folder, 'cdk.out'));
  runtime = await startLocalRuntime({ assembly, identity, clock: { at: START }, report: () => {} });
});
afterAll(() => runtime.close());
beforeEach(() => {
  batch = `batch-${++batches}`;
});

const output = (name: string): string => String(runtime.outputs.Readings?.[name]);
const call = (service: string, operation: string, input: JsonObject) =>
  runtime.callService({ service, operation, input, principal });

/** Announces a batch, and returns the ARN of the execution that receives it. */
async function arrive(readings: JsonValue[], until = ''): Promise<string> {
  const Detail = JSON.stringify({ batch, readings, until });
  const entry = { EventBusName: 'meters', Source: 'meters', DetailType: 'batch arrived', Detail };
  await call('events', 'PutEvents', { Entries: [entry] });
  await runtime.settle();
  const { executions } = await call('states', 'ListExecutions', { stateMachineArn: output('IntakeArn') });
  return String((executions as JsonObject[])[0]?.executionArn);
}
const describeExecution = (executionArn: string) => call('states', 'DescribeExecution', { executionArn });
const child = () =>
  describeExecution(`${output('BatchArn').replace(':stateMachine:', ':execution:')}:${batch}`);
async function state(): Promise<string | undefined> {
  const { Item } = await call('dynamodb', 'GetItem', {
    TableName: output('TableName'),
    Key: { batch: { S: batch } },
  });
  return (Item as { state?: { S: string } } | undefined)?.state?.S;
}
async function bodies(QueueUrl: string): Promise<JsonObject[]> {
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
  await call('sqs', 'PurgeQueue', { QueueUrl });
  return ((Messages ?? []) as JsonObject[]).map(({ Body }) => JSON.parse(String(Body)));
}
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

describe('A batch of readings', () => {
  it('waits for the night, and is passed on in order although one reading is wrong', async () => {
    const begin = runtime.clock.now();
    const night = begin + 10 * HOUR;
    const intake = await arrive([3, 1, -1, 2], instant(night));
    expect((await describeExecution(intake)).status).toBe('RUNNING');
    await runtime.clock.advanceTo(night - 1);
    expect(await state()).toBe('known');
    await runtime.clock.advanceTo(night);
    expect(await state()).toBe('finished');
    expect(await describeExecution(intake)).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"judged":4}',
      stopDate: night / 1000,
    });
    expect(await bodies(output('JudgedUrl'))).toEqual([{ reading: 3 }, { reading: 1 }, { reading: 2 }]);
    expect((await bodies(output('ReportsUrl')))[0]).toMatchObject({ Message: `${batch}: 4` });
  });

  it('fails with its intake when more readings are wrong than it tolerates', async () => {
    const intake = await arrive([-1, -2, 5], instant(runtime.clock.now()));
    await runtime.clock.advanceTo(runtime.clock.now() + 2 * HOUR);
    expect(await child()).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
    expect(await describeExecution(intake)).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(await state()).toBe('begun');
    expect(await bodies(output('JudgedUrl'))).toEqual([]);
    expect(await bodies(output('ReportsUrl'))).toEqual([]);
  });

  it('is done at once when it is empty', async () => {
    const intake = await arrive([]);
    expect(await describeExecution(intake)).toMatchObject({ status: 'SUCCEEDED', output: '{"judged":0}' });
  });
});
