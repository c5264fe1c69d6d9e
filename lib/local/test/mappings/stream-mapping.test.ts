import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import { convergeTable } from '../../dynamodb/tables.ts';
import type { StreamMappingDefinition } from '../../mappings/definition.ts';
import { EventSourceMappings } from '../../mappings/event-source-mappings.ts';
import { QueueService } from '../../queues/queue-service.ts';
import type { JsonObject, ServiceRequest } from '../../service.ts';
import { dynamoDbForTest, identity, principal, tableDefinition } from '../support/dynamodb.ts';
import { functionsForTest, START } from '../support/functions.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:failed';

/**
 * Appends the keys of every batch to a file. A key with `poison` fails: by throwing, or reported as a partial
 * failure when the environment says so. A key with `late` fails until the clock is an hour on.
 */
const CODE = `import { appendFileSync } from 'node:fs';
const START = ${START};
export const handler = async ({ Records }) => {
  const keys = Records.map(({ dynamodb }) => dynamodb.Keys.PK.S);
  appendFileSync(process.env.FILE, JSON.stringify(keys) + '\\n');
  const bad = Records.filter(({ dynamodb: { Keys: { PK: { S } } } }) =>
    S.includes('poison') || (S.includes('late') && Date.now() < START + 3600000));
  if (bad.length === 0) return { batchItemFailures: [] };
  if (!process.env.PARTIAL) throw new Error('poisoned');
  return { batchItemFailures: bad.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })) };
}`;

async function mappingForTest(rest: Partial<StreamMappingDefinition> = {}, code = CODE) {
  const environment = functionsForTest();
  const { folder, functions, clock, activity } = environment;
  const file = join(folder, 'batches');
  const arn = environment.put('consumer', code, {
    environment: { FILE: file, ...(rest.reportBatchItemFailures && { PARTIAL: 'yes' }) },
  });
  const definition = tableDefinition();
  const dynamodb = dynamoDbForTest({ activity, clock });
  const { streamArn } = await convergeTable(dynamodb, principal, definition);
  const { TableName } = definition;
  const sent: ServiceRequest[] = [];
  const queues = new QueueService({ dataFolder: folder, clock, identity, endpoint: () => '' });
  onTestFinished(() => queues.close());
  const outage: { of: AwsError | false } = { of: false };
  const reported: string[] = [];
  const open = () => {
    const mappings = new EventSourceMappings({
      file: join(folder, 'mappings.sqlite'),
      dynamodb,
      functions,
      queues,
      clock,
      activity,
      region: 'us-east-1',
      report: (message) => reported.push(message),
      async callService(request) {
        if (outage.of) throw outage.of;
        sent.push(request);
        return {};
      },
    });
    onTestFinished(() => mappings.close());
    mappings.addStream({
      id: 'Test/Mapping',
      functionName: arn,
      streamArn: streamArn as string,
      batchSize: 10,
      filters: [],
      reportBatchItemFailures: false,
      bisectBatchOnFunctionError: false,
      maximumRetryAttempts: -1,
      maximumRecordAgeInSeconds: -1,
      ...rest,
    });
    const put = async (...keys: string[]) => {
      for (const key of keys) {
        const Item = { PK: { S: key }, SK: { S: '-' }, note: { S: 'x' } };
        await dynamodb.handle({
          service: 'dynamodb',
          operation: 'PutItem',
          input: { TableName, Item },
          principal,
        });
      }
    };
    return { mappings, put };
  };
  const batches = (): string[][] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
  const failed = () =>
    sent.map(({ input }) => JSON.parse(String(input.MessageBody)) as Record<string, JsonObject>);
  const call = (operation: string, input: JsonObject) =>
    dynamodb.handle({ service: 'dynamodb', operation, input, principal });
  return { ...environment, call, TableName, streamArn, open, batches, failed, outage, reported };
}

describe('A stream mapping', () => {
  it('delivers what was written before it existed, in full batches and in order', async () => {
    const { open, batches, clock } = await mappingForTest({ batchSize: 2 });
    const { mappings, put } = open();
    mappings.close();
    await put('1', '2', '3');
    open().mappings.start();
    await clock.settle();
    expect(batches()).toEqual([['1', '2'], ['3']]);
  });

  it('has delivered a write once the clock has settled after it', async () => {
    const { open, batches, clock } = await mappingForTest();
    const { put } = open();
    for (const key of ['1', '2', '3']) {
      await put(key);
      await clock.settle();
      expect(batches().flat().at(-1)).toBe(key);
    }
  });

  it("passes records on as Lambda does, with the runtime's time", async () => {
    const code = `import { writeFileSync } from 'node:fs';
      export const handler = async (event) => writeFileSync(process.env.FILE, JSON.stringify(event))`;
    const { open, clock, folder, streamArn } = await mappingForTest({}, code);
    const { put } = open();
    await put('key');
    await clock.settle();
    expect(JSON.parse(readFileSync(join(folder, 'batches'), 'utf8'))).toEqual({
      Records: [
        {
          eventID: expect.any(String),
          eventName: 'INSERT',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: 'us-east-1',
          eventSourceARN: streamArn,
          dynamodb: {
            ApproximateCreationDateTime: START / 1000,
            Keys: { PK: { S: 'key' }, SK: { S: '-' } },
            NewImage: { PK: { S: 'key' }, SK: { S: '-' }, note: { S: 'x' } },
            SequenceNumber: expect.any(String),
            SizeBytes: expect.any(Number),
            StreamViewType: 'NEW_AND_OLD_IMAGES',
          },
        },
      ],
    });
  });

  it('skips for good what its filters leave out', async () => {
    const filters = [{ eventName: ['INSERT'], dynamodb: { Keys: { PK: { S: [{ prefix: 'in-' }] } } } }];
    const { open, batches, clock } = await mappingForTest({ filters });
    const first = open();
    await first.put('in-1', 'out', 'in-2', 'out', 'in-1');
    await clock.settle();
    expect(batches().flat()).toEqual(['in-1', 'in-2']);
    first.mappings.close();
    open().mappings.start();
    await clock.settle();
    expect(batches().flat()).toEqual(['in-1', 'in-2']);
  });

  it('shows by the identity, as documented, that an item was deleted for its time to live', async () => {
    // Developer Guide, DynamoDB Streams and Time to Live: the members of this filter.
    const userIdentity = { type: ['Service'], principalId: ['dynamodb.amazonaws.com'] };
    const { open, batches, call, clock, TableName } = await mappingForTest({ filters: [{ userIdentity }] });
    const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
    await call('UpdateTimeToLive', { TableName, TimeToLiveSpecification });
    open();
    for (const id of ['deleted', 'expires']) {
      const Item = { PK: { S: id }, SK: { S: '-' }, expiresAt: { N: String(START / 1000) } };
      await call('PutItem', { TableName, Item });
    }
    await call('DeleteItem', { TableName, Key: { PK: { S: 'deleted' }, SK: { S: '-' } } });
    await clock.advanceTo(START + 2 * 24 * 60 * 60 * 1000);
    expect(batches().flat()).toEqual(['expires']);
  });

  it('continues where it was after a restart', async () => {
    const { open, batches, clock } = await mappingForTest();
    const first = open();
    await first.put('1', '2');
    await clock.settle();
    first.mappings.close();
    await first.put('3');
    open().mappings.start();
    await clock.settle();
    expect(batches().flat()).toEqual(['1', '2', '3']);
  });

  it('trims what it has consumed, and loses nothing by it', async () => {
    const { open, batches, clock, TableName, call } = await mappingForTest({ batchSize: 100 });
    const { put } = open();
    const keys = Array.from({ length: 450 }, (_, index) => `key-${index}`);
    await put(...keys);
    await clock.settle();
    expect(batches().flat()).toEqual(keys);
    const { Count } = await call('Scan', { TableName, Select: 'COUNT' });
    expect(Count).toBe(450);
  });
});

describe('A batch that fails', () => {
  it('is retried with growing pauses, and holds up what follows it', async () => {
    const { open, batches, clock } = await mappingForTest({ batchSize: 1 });
    const { put } = open();
    await put('late', 'next');
    await clock.settle();
    expect(batches()).toEqual([['late']]);
    await clock.advanceTo(START + 4_000);
    expect(batches()).toEqual([['late'], ['late'], ['late']]);
    await clock.advanceTo(START + 7_200_000);
    expect(batches().slice(-2)).toEqual([['late'], ['next']]);
  });

  it('goes to the destination as a whole when its retries are used up', async () => {
    const { open, batches, clock, failed, streamArn } = await mappingForTest({
      maximumRetryAttempts: 2,
      onFailure: QUEUE,
    });
    const { put } = open();
    await put('fine', 'poison');
    await clock.settle();
    await put('after');
    await clock.advanceTo(START + 60_000);
    expect(batches().at(-1)).toEqual(['after']);
    const given = failed();
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      responseContext: { functionError: 'Unhandled' },
      DDBStreamBatchInfo: { streamArn },
    });
  });

  it('is split until the poison record is alone, which does not count as a retry', async () => {
    const { open, batches, clock, failed } = await mappingForTest({
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 0,
      onFailure: QUEUE,
    });
    const { mappings, put } = open();
    mappings.close();
    await put('1', '2', 'poison', '4');
    open().mappings.start();
    await clock.settle();
    expect(batches()).toEqual([['1', '2', 'poison', '4'], ['1', '2'], ['poison', '4'], ['poison'], ['4']]);
    expect(failed()).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 1 } }]);
  });

  it('starts again at the first record that was reported', async () => {
    const { open, batches, clock, failed } = await mappingForTest({
      reportBatchItemFailures: true,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 1,
      onFailure: QUEUE,
    });
    const { mappings, put } = open();
    mappings.close();
    await put('1', 'poison', '3');
    open().mappings.start();
    await clock.advanceTo(START + 60_000);
    expect(batches()).toEqual([['1', 'poison', '3'], ['poison', '3'], ['poison'], ['poison'], ['3']]);
    expect(failed()).toMatchObject([{ requestContext: { approximateInvokeCount: 2 } }]);
  });

  it('remembers across a restart which of its records are done', async () => {
    const { open, batches, clock } = await mappingForTest({ reportBatchItemFailures: true });
    const first = open();
    first.mappings.close();
    await first.put('1', 'late', '3');
    const second = open();
    second.mappings.start();
    await clock.settle();
    second.mappings.close();
    open().mappings.start();
    await clock.advanceTo(START + 7_200_000);
    expect(batches().filter((batch) => batch.includes('1'))).toHaveLength(1);
    expect(batches().at(-1)).toEqual(['late', '3']);
  });

  it('is given up when its records have become too old, but not because the clock was moved before', async () => {
    const { open, batches, clock, failed } = await mappingForTest({
      maximumRecordAgeInSeconds: 600,
      onFailure: QUEUE,
    });
    await clock.advanceTo(START + 86_400_000 * 30);
    const { put } = open();
    await put('poison');
    await clock.settle();
    expect(batches()).toEqual([['poison']]);
    await clock.advanceTo(START + 86_400_000 * 31);
    expect(failed()).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]);
    await put('after');
    await clock.settle();
    expect(batches().at(-1)).toEqual(['after']);
  });

  // Lambda Developer Guide, "Lambda parameters for Amazon DynamoDB": "-1 means infinite: failed records are retried until the
  // record expires. The data retention limit for DynamoDB Streams is 24 hours."
  it.each([-1, 604_800])('is retried for a day unless retries are limited (age %i)', async (age) => {
    const { open, batches, clock, failed } = await mappingForTest({
      batchSize: 1,
      maximumRecordAgeInSeconds: age,
      onFailure: QUEUE,
    });
    const { put } = open();
    await put('poison', 'after');
    await clock.advanceTo(START + 86_300_000);
    expect(batches().flat()).not.toContain('after');
    expect(failed()).toEqual([]);
    await clock.advanceTo(START + 87_000_000);
    expect(batches().at(-1)).toEqual(['after']);
    expect(failed()).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]);
    expect(clock.nextTimer()).toBeUndefined();
  });

  it('is over when its destination refuses the record for good, which is said', async () => {
    const { open, batches, clock, outage, reported } = await mappingForTest({
      batchSize: 1,
      maximumRetryAttempts: 0,
      onFailure: QUEUE,
    });
    const { put } = open();
    outage.of = new AwsError('AccessDenied', 'No permission', 403);
    await put('poison', 'after');
    await clock.advanceTo(START + 60_000);
    expect(batches()).toEqual([['poison'], ['after']]);
    expect(reported).toEqual([
      expect.stringContaining(`${QUEUE} refused the record of a batch (AccessDenied)`),
    ]);
  });

  it('is not lost while its destination does not answer', async () => {
    const { open, clock, failed, outage } = await mappingForTest({
      maximumRetryAttempts: 0,
      onFailure: QUEUE,
    });
    const { put } = open();
    outage.of = new AwsError('InternalFailure', 'down', 500);
    await put('poison');
    await clock.advanceTo(START + 60_000);
    expect(failed()).toEqual([]);
    outage.of = false;
    await clock.advanceTo(START + 600_000);
    expect(failed()).toHaveLength(1);
  });
});
