import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import type { QueueDefinition } from '../../queues/queue-definition.ts';
import { QueueService } from '../../queues/queue-service.ts';
import type { JsonObject } from '../../service.ts';

const NOW = Date.UTC(2026, 10, 20, 8, 30);
const identity = { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' };

/** Queues in a folder, with a paused clock. */
function queuesForTest(prepare: (dataFolder: string) => void = () => {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'queues-'));
  prepare(dataFolder);
  const clock = new MovableClock(new Activity(), { at: NOW });
  const service = new QueueService({ dataFolder, clock, identity, endpoint: () => 'http://localhost:4566' });
  onTestFinished(async () => {
    await service.close();
    rmSync(dataFolder, { recursive: true });
  });
  const call = (operation: string, input: JsonObject) =>
    service.handle({ service: 'sqs', operation, input, principal: { arn: 'root' } });
  const queue = (QueueName: string, more: Partial<QueueDefinition> = {}) =>
    service.ensureQueue({ QueueName, ...more });
  const fifo = () => queue('inbox.fifo', { FifoQueue: true, ContentBasedDeduplication: true }).url;
  const send = (QueueUrl: string, MessageBody: string, more: JsonObject = {}) =>
    call('SendMessage', { QueueUrl, MessageBody, ...more });
  const receive = async (QueueUrl: string) => {
    const { Messages } = await call('ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
      AttributeNames: ['All'],
    });
    return (Messages ?? []) as { Body: string; ReceiptHandle: string; Attributes: JsonObject }[];
  };
  const bodies = async (url: string) => (await receive(url)).map(({ Body }) => Body);
  const later = (seconds: number) => clock.advanceTo(clock.now() + seconds * 1000);
  const hide = (
    QueueUrl: string,
    message: { ReceiptHandle: string } | undefined,
    VisibilityTimeout: number,
  ) =>
    call('ChangeMessageVisibility', {
      QueueUrl,
      ReceiptHandle: message?.ReceiptHandle ?? '',
      VisibilityTimeout,
    });
  return { call, queue, fifo, send, receive, bodies, later, hide };
}

/**
 * The service's counts and times in dead-letter queues, as its users report them: github.com/softwaremill/elasticmq/issues/921
 * and /386. That a second dead-letter queue restarts the count: github.com/localstack/localstack/issues/5225.
 */
describe('a message in a dead-letter queue', () => {
  it('keeps the number of its receipts, and the time of the first one', async () => {
    const { queue, send, receive, later } = queuesForTest();
    const dead = queue('dead');
    const { url } = queue('inbox', { RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 2 } });
    await send(url, 'poison');
    await later(5);
    for (let time = 0; time < 2; time++) {
      expect(await receive(url)).toHaveLength(1);
      await later(30);
    }
    expect(await receive(url)).toEqual([]);
    for (const count of ['3', '4']) {
      const [message] = await receive(dead.url);
      expect(message?.Attributes).toMatchObject({
        ApproximateReceiveCount: count,
        ApproximateFirstReceiveTimestamp: String(NOW + 5_000),
        SentTimestamp: String(NOW),
      });
      await later(30);
    }
  });

  it('is received there as often as that queue allows before it moves on to the next', async () => {
    const { queue, send, receive, bodies, later } = queuesForTest();
    const last = queue('last');
    const dead = queue('dead', { RedrivePolicy: { deadLetterTargetArn: last.arn, maxReceiveCount: 1 } });
    const { url } = queue('inbox', { RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 2 } });
    await send(url, 'poison');
    for (const from of [url, url, dead.url]) {
      if (from === dead.url) expect(await bodies(url)).toEqual([]);
      expect(await bodies(from)).toEqual(['poison']);
      await later(30);
    }
    expect(await bodies(dead.url)).toEqual([]);
    const [message] = await receive(last.url);
    expect(message?.Attributes.ApproximateReceiveCount).toBe('4');
  });

  it('is known in a database of an earlier version', async () => {
    const { queue, bodies } = queuesForTest((dataFolder) => {
      const database = new DatabaseSync(join(dataFolder, 'queues.sqlite'));
      database.exec(`CREATE TABLE message (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
        attributes TEXT, sent_at REAL NOT NULL, visible_at REAL NOT NULL,
        receive_count INTEGER NOT NULL DEFAULT 0, first_received_at REAL, receipt TEXT, group_id TEXT,
        deduplication_id TEXT, trace TEXT, dead_letter_source TEXT) STRICT;
        INSERT INTO message (queue, id, body, sent_at, visible_at) VALUES ('inbox', '1', 'kept', ${NOW}, ${NOW})`);
      database.close();
    });
    expect(await bodies(queue('inbox').url)).toEqual(['kept']);
  });
});

/**
 * SQS Developer Guide, Visibility timeout: while a message of a group is in flight, *subsequent* messages of the group are not
 * made available. As measured on the service: github.com/localstack/localstack/pull/13386 and issues/12457.
 */
describe('a FIFO group with a message that stays hidden', () => {
  it.each([
    { hidden: 'first', at: 0, visible: [] },
    { hidden: 'second', at: 1, visible: ['a1'] },
    { hidden: 'last', at: 2, visible: ['a1', 'a2'] },
  ])('hands out what comes before it: the $hidden one hidden', async ({ at, visible }) => {
    const { fifo, send, receive, bodies, later, hide } = queuesForTest();
    const url = fifo();
    for (const body of ['a1', 'a2', 'a3']) await send(url, body, { MessageGroupId: 'a' });
    const messages = await receive(url);
    await hide(url, messages[at], 60);
    await later(30);
    expect(await bodies(url)).toEqual(visible);
    await later(30);
    expect(await bodies(url)).toEqual(['a1', 'a2', 'a3']);
  });

  it('holds up no other group', async () => {
    const { fifo, send, receive, bodies, later, hide } = queuesForTest();
    const url = fifo();
    for (const body of ['a1', 'b1', 'a2', 'c1', 'b2', 'a3']) {
      await send(url, body, { MessageGroupId: body[0] as string });
    }
    const messages = await receive(url);
    await hide(url, messages[2], 60);
    await hide(url, messages[1], 60);
    await later(30);
    expect(await bodies(url)).toEqual(['a1', 'c1']);
  });
});

/** API reference of SendMessage: the allowed characters, and the error InvalidMessageContents for all others. */
describe('the body of a message', () => {
  it.each(['\t\n\r', ' ~\uD7FF', '\uE000\uFFFD', '\u{10000}\u{10FFFF}'])('may be %j', async (body) => {
    const { queue, send, bodies } = queuesForTest();
    const { url } = queue('inbox');
    await send(url, body);
    expect(await bodies(url)).toEqual([body]);
  });

  it.each(['\0', 'a\u0001', '\u001F', '\uFFFE', '\uFFFF', '\uD800', 'x\uDC00x'])(
    'may not contain what XML does not allow: %j',
    async (body) => {
      const { call, queue, send, bodies } = queuesForTest();
      const { url } = queue('inbox');
      await expect(send(url, body)).rejects.toMatchObject({ code: 'InvalidMessageContents' });
      const Entries = [
        { Id: 'bad', MessageBody: body },
        { Id: 'good', MessageBody: 'good' },
      ];
      const { Failed } = await call('SendMessageBatch', { QueueUrl: url, Entries });
      expect(Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true }]);
      expect(await bodies(url)).toEqual(['good']);
    },
  );
});
