import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import type { QueueDefinition } from '../../queues/queue-definition.ts';
import { QueueService } from '../../queues/queue-service.ts';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' };
const HOUR = 3_600;

/** A queue with a paused clock. */
function queueForTest(definition: Partial<QueueDefinition> = {}) {
  const clock = new MovableClock(new Activity(), { at: Date.UTC(2030, 0, 1) });
  const dataFolder = temporaryFolder();
  const service = new QueueService({ dataFolder, clock, identity, endpoint: () => 'http://localhost' });
  onTestFinished(() => service.close());
  const QueueUrl = service.ensureQueue({ QueueName: 'inbox', VisibilityTimeout: 43_200, ...definition }).url;
  const call = (operation: string, input: JsonObject = {}) =>
    service.handle({ service: 'sqs', operation, principal: { arn: 'root' }, input: { QueueUrl, ...input } });
  const receive = async () => ((await call('ReceiveMessage')).Messages as JsonObject[] | undefined)?.[0];
  const later = (seconds: number) => clock.advanceTo(clock.now() + seconds * 1000);
  return { call, receive, later };
}

const beyond = (seconds: number) =>
  `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]`;

// SQS Developer Guide, "Visibility timeout": twelve hours from when the message was received. An extension does not restart
// them. The words of the service are in github.com/localstack/localstack/issues/3956 and aws/aws-sdk-net/issues/794.
describe('The time for which a message can be hidden', () => {
  it('ends twelve hours after it was received', async () => {
    const { call, receive, later } = queueForTest();
    await call('SendMessage', { MessageBody: 'x' });
    const ReceiptHandle = String((await receive())?.ReceiptHandle);
    const hide = (VisibilityTimeout: number) =>
      call('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout });
    await later(10);
    await expect(hide(43_200)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
      message: beyond(43_200),
    });
    await hide(43_190);
    await later(11 * HOUR);
    await expect(hide(HOUR)).rejects.toThrow(beyond(HOUR));
    await hide(HOUR - 10);
    await later(HOUR - 10);
    expect((await receive())?.Body).toBe('x');
  });

  it('starts again when it is received again, and is checked for each entry of a batch', async () => {
    const { call, receive, later } = queueForTest({ VisibilityTimeout: 11 * HOUR });
    await call('SendMessage', { MessageBody: 'x' });
    await receive();
    await later(11 * HOUR);
    const { ReceiptHandle = '' } = (await receive()) ?? {};
    await later(2 * HOUR);
    const entry = (Id: string, hours: number) => ({ Id, ReceiptHandle, VisibilityTimeout: hours * HOUR });
    const Entries = [entry('fits', 10), entry('beyond', 11)];
    expect(await call('ChangeMessageVisibilityBatch', { Entries })).toEqual({
      Successful: [{ Id: 'fits' }],
      Failed: [
        { Id: 'beyond', SenderFault: true, Code: 'InvalidParameterValue', Message: beyond(11 * HOUR) },
      ],
    });
  });
});

// API Reference, SetQueueAttributes: `DeduplicationScope` and `FifoThroughputLimit`.
describe('A FIFO queue', () => {
  const fifo = { QueueName: 'inbox.fifo', FifoQueue: true };
  const send = async (queue: ReturnType<typeof queueForTest>, MessageGroupId: string) => {
    const { MessageId } = await queue.call('SendMessage', {
      MessageBody: 'x',
      ...{ MessageGroupId, MessageDeduplicationId: 'same' },
    });
    return MessageId;
  };

  it('recognises duplicates within a group, or in the whole queue', async () => {
    const byGroup = queueForTest({
      ...fifo,
      ...{ DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' },
    });
    const first = await send(byGroup, 'a');
    expect(await send(byGroup, 'b')).not.toBe(first);
    expect(await send(byGroup, 'a')).toBe(first);
    const whole = queueForTest(fifo);
    expect(await send(whole, 'a')).toBe(await send(whole, 'b'));
  });

  it.each([
    [{ DeduplicationScope: 'group' }, 'DeduplicationScope must be queue or messageGroup'],
    [{ FifoThroughputLimit: 'none' }, 'FifoThroughputLimit must be perQueue or perMessageGroupId'],
    [{ FifoThroughputLimit: 'perMessageGroupId' }, 'only where DeduplicationScope is messageGroup'],
  ])('is refused with %j', (definition, reason) => {
    expect(() => queueForTest({ ...fifo, ...definition })).toThrow(reason);
    expect(() => queueForTest({ DeduplicationScope: 'messageGroup' })).toThrow('are of FIFO queues only');
  });

  // API Reference, ReceiveMessage, `ReceiveRequestAttemptId`.
  it('hands out the same messages for the same attempt, as long as nobody has changed them', async () => {
    const queue = queueForTest({ ...fifo, VisibilityTimeout: 60 });
    const receive = async (ReceiveRequestAttemptId: string) =>
      ((await queue.call('ReceiveMessage', { ReceiveRequestAttemptId, MaxNumberOfMessages: 10 })).Messages ??
        []) as JsonObject[];
    for (const id of ['1', '2'])
      await queue.call('SendMessage', { MessageBody: id, MessageGroupId: 'g', MessageDeduplicationId: id });
    const first = await receive('attempt');
    expect(first.map(({ Body }) => Body)).toEqual(['1', '2']);
    expect(await receive('other')).toEqual([]);
    await queue.later(50);
    expect(await receive('attempt')).toEqual(first);
    // They are hidden from then on.
    await queue.later(50);
    expect(await receive('other')).toEqual([]);
    await queue.call('DeleteMessage', { ReceiptHandle: first[0]?.ReceiptHandle ?? '' });
    expect(await receive('attempt')).toEqual([]);
    await queue.later(10);
    expect((await receive('attempt')).map(({ Body }) => Body)).toEqual(['2']);
    await expect(receive('a b')).rejects.toThrow('ReceiveRequestAttemptId is invalid');
  });
});
