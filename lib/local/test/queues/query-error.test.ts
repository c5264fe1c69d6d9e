import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { Gateway } from '../../gateway.ts';
import { Principals } from '../../principals.ts';
import { QueueService } from '../../queues/queue-service.ts';
import { ServiceDirectory } from '../../service-directory.ts';
import { identity } from '../support/dynamodb.ts';

async function endpointForTest() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'queues-'));
  const clock = new MovableClock(new Activity(), { at: Date.UTC(2030, 0, 1) });
  const queues = new QueueService({ dataFolder, clock, identity, endpoint: () => '' });
  queues.ensureQueue({ QueueName: 'inbox' });
  const directory = new ServiceDirectory();
  directory.register('sqs', queues);
  const gateway = new Gateway({ directory, principals: new Principals(identity), clock });
  const endpoint = await gateway.listen(0);
  onTestFinished(async () => {
    await gateway.close();
    await queues.close();
    rmSync(dataFolder, { recursive: true });
  });
  return (target: string, input: object) =>
    fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify(input),
    });
}

/**
 * The codes are those of the model of the API (`awsQueryError` of its JSON protocol; formerly the codes of its query protocol).
 * boto3 takes the code of an error from this header, and its class from the name in the body.
 */
it.each([
  ['ReceiveMessage', { QueueUrl: 'absent' }, 'AWS.SimpleQueueService.NonExistentQueue', 'QueueDoesNotExist'],
  ['GetQueueUrl', { QueueName: 'no' }, 'AWS.SimpleQueueService.NonExistentQueue', 'QueueDoesNotExist'],
  ['SendMessageBatch', { Entries: [] }, 'AWS.SimpleQueueService.EmptyBatchRequest', 'EmptyBatchRequest'],
  ['DeleteMessage', { ReceiptHandle: 'x' }, 'ReceiptHandleIsInvalid', 'ReceiptHandleIsInvalid'],
  ['SendMessage', { MessageBody: '\u0001' }, 'InvalidMessageContents', 'InvalidMessageContents'],
  ['AddPermission', { Label: 'x' }, 'AWS.SimpleQueueService.UnsupportedOperation', 'UnsupportedOperation'],
])(
  'an error of the SQS operation %s has the code of the query protocol in a header',
  async (name, input, code, type) => {
    const call = await endpointForTest();
    const response = await call(`AmazonSQS.${name}`, { QueueUrl: 'inbox', ...input });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-query-error')).toBe(`${code};Sender`);
    expect(await response.json()).toMatchObject({ __type: type });
  },
);

it('an error of another service has no such header', async () => {
  const call = await endpointForTest();
  const response = await call('AWSStepFunctions.Frobnicate', {});
  expect(response.ok).toBe(false);
  expect(response.headers.get('x-amzn-query-error')).toBeNull();
});
