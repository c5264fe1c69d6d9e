import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { QueueMapping, type QueueMappingDefinition } from '../../mappings/queue-mapping.ts';
import { QueueService } from '../../queues/queue-service.ts';
import type { JsonObject } from '../../service.ts';
import { identity, principal } from '../support/dynamodb.ts';
import { functionsForTest, START } from '../support/functions.ts';

/** Appends the bodies of every batch to a file. The body `poison` fails, reported as a partial failure. */
const CODE = `import { appendFileSync } from 'node:fs';
export const handler = async ({ Records }) => {
  appendFileSync(process.env.FILE, JSON.stringify(Records.map(({ body }) => body)) + '\\n');
  const bad = Records.filter(({ body }) => body === 'poison');
  if (bad.length > 0 && !process.env.PARTIAL) throw new Error('poisoned');
  return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}`;

async function mappingForTest(rest: Partial<QueueMappingDefinition> = {}, code = CODE) {
  const environment = functionsForTest();
  const { folder, functions, clock, activity } = environment;
  const file = join(folder, 'batches');
  environment.put('consumer', code, {
    environment: { FILE: file, ...(rest.reportBatchItemFailures && { PARTIAL: 'yes' }) },
  });
  const queues = new QueueService({ dataFolder: folder, clock, identity, endpoint: () => 'http://queues' });
  queues.ensureQueue({ QueueName: 'failed' });
  const { arn, url } = queues.ensureQueue({
    QueueName: 'work',
    VisibilityTimeout: 30,
    RedrivePolicy: {
      deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:failed',
      maxReceiveCount: 2,
    },
  });
  const call = (operation: string, input: JsonObject) =>
    queues.handle({ service: 'sqs', operation, input, principal });
  const mapping = new QueueMapping({
    definition: {
      id: 'Test/Queue',
      functionName: 'consumer',
      queueArn: arn,
      batchSize: 10,
      filters: [],
      reportBatchItemFailures: false,
      ...rest,
    },
    functions,
    queues,
    activity,
    callService: (request) => queues.handle(request),
    region: identity.region,
    report: () => {},
  });
  onTestFinished(async () => {
    mapping.close();
    await queues.close();
  });
  const send = async (...bodies: string[]) => {
    for (const MessageBody of bodies) await call('SendMessage', { QueueUrl: url, MessageBody });
  };
  const batches = (): string[][] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
  const left = async (queue: string): Promise<string[]> => {
    const { Messages = [] } = await call('ReceiveMessage', {
      QueueUrl: queues.queueUrl(queue),
      MaxNumberOfMessages: 10,
    });
    return (Messages as JsonObject[]).map(({ Body }) => String(Body));
  };
  return { ...environment, mapping, send, batches, left, file };
}

describe('A queue mapping', () => {
  it('delivers what is in the queue in batches, then what comes later, and deletes it', async () => {
    const { mapping, send, batches, left, clock } = await mappingForTest({ batchSize: 2 });
    await send('1', '2', '3');
    mapping.start();
    await clock.settle();
    expect(batches()).toEqual([['1', '2'], ['3']]);
    await send('4');
    await clock.settle();
    expect(batches().at(-1)).toEqual(['4']);
    await clock.advanceTo(START + 3_600_000);
    expect(batches().flat()).toEqual(['1', '2', '3', '4']);
    expect(await left('work')).toEqual([]);
  });

  it('passes records on as Lambda does', async () => {
    const code = `import { writeFileSync } from 'node:fs';
      export const handler = async (event) => writeFileSync(process.env.FILE, JSON.stringify(event))`;
    const { mapping, send, file, clock } = await mappingForTest({}, code);
    mapping.start();
    await send('hello');
    await clock.settle();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      Records: [
        {
          messageId: expect.any(String),
          receiptHandle: expect.any(String),
          body: 'hello',
          attributes: expect.objectContaining({
            ApproximateReceiveCount: '1',
            SentTimestamp: String(START),
          }),
          messageAttributes: {},
          md5OfBody: '5d41402abc4b2a76b9719d911017c592',
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:work',
          awsRegion: 'us-east-1',
        },
      ],
    });
  });

  it('delivers a failed batch again once it is visible, and then sends it to the dead-letter queue', async () => {
    const { mapping, send, batches, left, clock } = await mappingForTest();
    mapping.start();
    await send('poison');
    await clock.settle();
    expect(batches()).toEqual([['poison']]);
    await clock.advanceTo(START + 29_999);
    expect(batches()).toHaveLength(1);
    await clock.advanceTo(START + 300_000);
    expect(batches()).toEqual([['poison'], ['poison']]);
    expect(await left('failed')).toEqual(['poison']);
  });

  it('delivers again only the messages reported as failed', async () => {
    const { mapping, send, batches, left, clock } = await mappingForTest({ reportBatchItemFailures: true });
    await send('1', 'poison', '3');
    mapping.start();
    await clock.advanceTo(START + 300_000);
    expect(batches()).toEqual([['1', 'poison', '3'], ['poison']]);
    expect(await left('failed')).toEqual(['poison']);
  });

  it('deletes the messages that its filters leave out', async () => {
    const filters = [{ body: { kind: ['wanted'] } }];
    const { mapping, send, batches, left, clock } = await mappingForTest({ filters });
    mapping.start();
    await send('{"kind":"wanted"}', '{"kind":"other"}', 'no json');
    await clock.settle();
    expect(batches()).toEqual([['{"kind":"wanted"}']]);
    await clock.advanceTo(START + 300_000);
    expect(await left('work')).toEqual([]);
  });
});
