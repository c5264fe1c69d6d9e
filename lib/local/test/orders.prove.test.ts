import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalRuntime, startLocalRuntime } from '../runtime.ts';
import type { JsonObject } from '../service.ts';
import { bundleOrders, synthesizeOrders } from './fixtures/orders/app.ts';
import { folderForFile } from './support/cleanup.ts';

/** The Monday before the clocks of Berlin are set forward, on 31 March at two o'clock. */
const START = Date.UTC(2030, 2, 25);
const DAY = 86_400_000;
const identity = { partition: 'aws', region: 'eu-central-1', accountId: '000000000000' };
const principal = { arn: 'arn:aws:iam::000000000000:root' };

const folder = folderForFile();
let runtime: LocalRuntime;

beforeAll(async () => {
  await bundleOrders(join(folder, 'bundle'));
  const assembly = synthesizeOrders(join(folder, 'bundle'), join(folder, 'cdk.out'));
  runtime = await startLocalRuntime({ assembly, identity, clock: { at: START }, report: () => {} });
});
afterAll(() => runtime.close());

const output = (name: string): string => String(runtime.outputs.Shop?.[name]);
const call = (service: string, operation: string, input: JsonObject) =>
  runtime.callService({ service, operation, input, principal });
const until = (days: number) => runtime.clock.advanceTo(START + days * DAY);

async function post(path: string, body: JsonObject): Promise<number> {
  const response = await fetch(`${runtime.apis[0]?.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  await runtime.settle();
  return response.status;
}
async function row(PK: string, SK: string): Promise<Record<string, Record<string, string>> | undefined> {
  const Key = { PK: { S: PK }, SK: { S: SK } };
  const { Item } = await call('dynamodb', 'GetItem', { TableName: output('TableName'), Key });
  return Item as Record<string, Record<string, string>> | undefined;
}
async function execution(id: string): Promise<JsonObject> {
  const executionArn = `${output('WorkflowArn').replace(':stateMachine:', ':execution:')}:${id}`;
  return call('states', 'DescribeExecution', { executionArn });
}
async function messages(QueueUrl: string): Promise<string[]> {
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
  return ((Messages ?? []) as JsonObject[]).map(({ Body }) => String(Body));
}

it('the orders of a shop go their ways in ten days of virtual time', async () => {
  const lines = [
    { article: 'book', count: 2 },
    { article: 'pen', count: 1 },
  ];
  expect(await post('/orders', { id: 'packed', lines })).toBe(202);
  expect(await post('/orders', { id: 'forgotten', lines })).toBe(202);
  expect(await post('/orders', { id: 'impossible', lines: [{ article: 'unicorn', count: 1 }] })).toBe(202);
  expect(await post('/orders', { lines })).toBe(202);
  await until(1);

  // The bank was unavailable once. A line that is sold out rejects its order without a retry.
  expect(await row('impossible', 'ORDER')).toMatchObject({ state: { S: 'rejected' } });
  expect((await execution('impossible')).status).toBe('SUCCEEDED');
  expect(await row('packed', 'ORDER')).toMatchObject({ state: { S: 'accepted' } });
  expect(await post('/orders/nobody/packed', {})).toBe(404);
  expect(await post('/orders/packed/packed', { parcel: 'P-7' })).toBe(204);
  expect(await execution('packed')).toMatchObject({ status: 'SUCCEEDED', output: '{"parcel":"P-7"}' });
  expect(await row('packed', 'ORDER')).toMatchObject({ state: { S: 'shipped' } });
  expect(await row('packed', 'NOTE#order shipped')).toMatchObject({ time: { S: '2030-03-26T00:00:00Z' } });
  expect(await messages(output('LettersUrl'))).toEqual(['Order packed is parcel P-7']);

  // The order that cannot be stored is among the dead letters after two attempts.
  expect((await messages(output('LostUrl'))).map((text) => JSON.parse(text).detail)).toEqual([{ lines }]);

  await until(10);
  // Three days after the request, which the bank's first failure delayed by ten seconds at most.
  const forgotten = await execution('forgotten');
  expect(forgotten).toMatchObject({
    status: 'FAILED',
    error: 'NotPacked',
    cause: 'Nobody has packed forgotten',
  });
  const late = Number(forgotten.stopDate) - (START + 3 * DAY) / 1000;
  expect([late >= 0, late <= 10]).toEqual([true, true]);
  expect(await row('forgotten', 'ORDER')).toMatchObject({ state: { S: 'expired' } });
  expect(await row('forgotten', 'NOTE#Step Functions Execution Status Change')).toBeDefined();

  // Half past two does not exist in Berlin on 31 March. From then on Berlin is two hours ahead of UTC.
  const { Items } = await call('dynamodb', 'Query', {
    TableName: output('TableName'),
    KeyConditionExpression: 'PK = :report',
    ExpressionAttributeValues: { ':report': { S: 'REPORT' } },
  });
  const reports = (Items as { SK: { S: string } }[]).map(({ SK }) => SK.S.slice(5, 16));
  const before = ['25', '26', '27', '28', '29', '30'].map((day) => `03-${day}T01:30`);
  expect(reports).toEqual([...before, ...['01', '02', '03'].map((day) => `04-${day}T00:30`)]);
});
