import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { NOW, queuesForFile } from './queues-for-file.ts';

/**
 * Recorded from the service: localstack/localstack, tests/aws/services/sqs/test_sqs_move_task.snapshot.json. The rest is from
 * the API Reference (StartMessageMoveTask, ListMessageMoveTasks, CancelMessageMoveTask) and the Developer Guide.
 */
const queues = queuesForFile();
const { call, send, receive, bodies, later, fifo } = queues;

/** A queue with dead letters, which arrived one after the other, and another queue. */
async function deadLetters(count: number) {
  const dead = queues.service.ensureQueue({ QueueName: 'dead' });
  const url = queues.queue({ RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 1 } });
  const other = queues.service.ensureQueue({ QueueName: 'other' });
  for (let at = 1; at <= count; at++) await send(url, `message-${at}`);
  for (let round = 0; round < 2; round++)
    await receive(url, { VisibilityTimeout: 0, MaxNumberOfMessages: 10 });
  return { url, dead, other };
}

const start = (input: JsonObject) => call('StartMessageMoveTask', input);
const latest = async (SourceArn: string) =>
  ((await call('ListMessageMoveTasks', { SourceArn })).Results as JsonObject[])[0] as JsonObject;
const refused = (code: string, message: string) => ({ code, message });

describe('A task that moves dead letters', () => {
  it('moves them back to their source queues, as new messages', async () => {
    const { url, dead } = await deadLetters(2);
    const [{ MessageId: before } = { MessageId: '' }] = await receive(dead.url, { VisibilityTimeout: 0 });
    await later(60);
    const { TaskHandle } = await start({ SourceArn: dead.arn });
    expect(JSON.parse(Buffer.from(String(TaskHandle), 'base64').toString())).toEqual({
      taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      sourceArn: dead.arn,
    });
    expect(await latest(dead.arn)).toEqual({
      ...{ SourceArn: dead.arn, Status: 'COMPLETED', StartedTimestamp: NOW + 60_000 },
      ...{ ApproximateNumberOfMessagesMoved: 2, ApproximateNumberOfMessagesToMove: 2 },
    });
    expect(await receive(dead.url)).toEqual([]);
    const all = { MaxNumberOfMessages: 10, AttributeNames: ['All'] };
    const messages = await receive(url, all);
    expect(messages.map(({ Body }) => Body)).toEqual(['message-1', 'message-2']);
    expect(messages.map(({ MessageId }) => MessageId)).not.toContain(before);
    expect(messages[0]?.Attributes).toMatchObject({
      SentTimestamp: String(NOW + 60_000),
      ApproximateReceiveCount: '1',
    });
  });

  it('moves them to a given queue at a given rate, even after a restart', async () => {
    const { dead, other } = await deadLetters(5);
    await start({ SourceArn: dead.arn, DestinationArn: other.arn, MaxNumberOfMessagesPerSecond: 2 });
    const task = {
      ...{ SourceArn: dead.arn, DestinationArn: other.arn, MaxNumberOfMessagesPerSecond: 2 },
      ...{ ApproximateNumberOfMessagesToMove: 5, StartedTimestamp: NOW },
    };
    expect(await latest(dead.arn)).toEqual({
      ...{ ...task, TaskHandle: expect.any(String), Status: 'RUNNING' },
      ApproximateNumberOfMessagesMoved: 2,
    });
    await expect(start({ SourceArn: dead.arn })).rejects.toMatchObject(
      refused(
        'InvalidParameterValue',
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      ),
    );
    await later(1);
    expect(await bodies(other.url)).toHaveLength(4);
    await queues.end();
    queues.begin(NOW + 1_000);
    await deadLetters(0);
    await queues.service.start();
    await later(1);
    expect(await latest(dead.arn)).toEqual({
      ...task,
      Status: 'COMPLETED',
      ApproximateNumberOfMessagesMoved: 5,
    });
    expect(await bodies(other.url)).toEqual(['message-5']);
  });

  it('can be cancelled', async () => {
    const { dead, other } = await deadLetters(3);
    const { TaskHandle = '' } = await start({
      ...{ SourceArn: dead.arn, DestinationArn: other.arn },
      MaxNumberOfMessagesPerSecond: 1,
    });
    expect(await call('CancelMessageMoveTask', { TaskHandle })).toEqual({
      ApproximateNumberOfMessagesMoved: 1,
    });
    await later(10);
    expect(await latest(dead.arn)).toMatchObject({
      Status: 'CANCELLED',
      ApproximateNumberOfMessagesMoved: 1,
    });
    expect(await bodies(dead.url)).toEqual(['message-2', 'message-3']);
  });

  // Developer Guide, "Troubleshooting dead-letter queue and DLQ redrive issues": CouldNotDetermineMessageSource.
  it('fails when a message was sent to the dead-letter queue directly', async () => {
    const { url, dead } = await deadLetters(1);
    await send(dead.url, 'from elsewhere');
    await start({ SourceArn: dead.arn });
    expect(await latest(dead.arn)).toMatchObject({
      ...{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' },
      ApproximateNumberOfMessagesMoved: 1,
    });
    expect([await bodies(url), await bodies(dead.url)]).toEqual([['message-1'], ['from elsewhere']]);
  });

  it('is listed with earlier ones, up to ten', async () => {
    const { dead } = await deadLetters(0);
    for (let at = 0; at < 11; at++) await start({ SourceArn: dead.arn });
    const list = async (MaxResults: number) =>
      (await call('ListMessageMoveTasks', { SourceArn: dead.arn, MaxResults })).Results as JsonObject[];
    expect([(await list(3)).length, (await list(10)).length]).toEqual([3, 10]);
    await expect(list(11)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });

  it('is refused in the words of the service', async () => {
    const { dead, other } = await deadLetters(0);
    const missing = (parameter: string) =>
      refused(
        'ResourceNotFoundException',
        `The resource that you specified for the ${parameter} parameter doesn't exist.`,
      );
    const cancel = (TaskHandle: string) => call('CancelMessageMoveTask', { TaskHandle });
    const handle = (sourceArn: string) =>
      Buffer.from(JSON.stringify({ taskId: '10f57157-fc38-4da9-a113-4de7e12d05aa', sourceArn })).toString(
        'base64',
      );
    const none = `${other.arn}doesntexist`;
    const noDeadLetters = refused(
      'InvalidParameterValue',
      'Source queue must be configured as a Dead Letter Queue.',
    );
    await expect(start({ SourceArn: other.arn, DestinationArn: dead.arn })).rejects.toMatchObject(
      noDeadLetters,
    );
    await expect(start({ SourceArn: none })).rejects.toMatchObject(missing('SourceArn'));
    await expect(start({ SourceArn: dead.arn, DestinationArn: none })).rejects.toMatchObject(
      missing('DestinationArn'),
    );
    await expect(cancel('foobared')).rejects.toMatchObject(
      refused('InvalidParameterValue', 'Value for parameter TaskHandle is invalid.'),
    );
    await expect(cancel(handle(none))).rejects.toMatchObject(missing('SourceArn'));
    await expect(cancel(handle(dead.arn))).rejects.toMatchObject(
      refused('ResourceNotFoundException', 'Task does not exist.'),
    );
    for (const MaxNumberOfMessagesPerSecond of [0, 501, 1.5])
      await expect(start({ SourceArn: dead.arn, MaxNumberOfMessagesPerSecond })).rejects.toMatchObject({
        code: 'InvalidParameterValue',
      });
  });
});

describe('The dead-letter queue of a FIFO queue', () => {
  // Developer Guide, "Setting-up dead-letter queue retention".
  it('keeps a message for its whole retention, while that of a standard queue keeps it for the rest', async () => {
    const retention = { MessageRetentionPeriod: 3_600 };
    const dead = queues.service.ensureQueue({ QueueName: 'dead.fifo', FifoQueue: true, ...retention });
    const plain = queues.service.ensureQueue({ QueueName: 'dead', ...retention });
    const policy = (deadLetterTargetArn: string) => ({
      RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 1 },
    });
    const [first, second] = [fifo(policy(dead.arn)), queues.queue(policy(plain.arn))];
    await send(first, 'x', { MessageGroupId: 'a' });
    await send(second, 'x');
    await later(3_000);
    for (const url of [first, first, second, second]) await receive(url, { VisibilityTimeout: 0 });
    await later(1_000);
    expect([await bodies(dead.url), await bodies(plain.url)]).toEqual([['x'], []]);
  });

  // API Reference, SetQueueAttributes, RedrivePolicy.
  it('must be FIFO itself, and that of a standard queue must not', () => {
    const redrive = (name: string) => ({
      RedrivePolicy: {
        deadLetterTargetArn: `arn:aws:sqs:eu-west-1:123456789012:${name}`,
        maxReceiveCount: 1,
      },
    });
    expect(() => fifo(redrive('dead'))).toThrow('of the same type');
    expect(() => queues.queue(redrive('dead.fifo'))).toThrow('of the same type');
  });
});
