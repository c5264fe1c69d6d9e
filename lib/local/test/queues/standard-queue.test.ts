import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, queuesForFile } from './queues-for-file.ts';

const queues = queuesForFile();
const { begin, end, call, queue, send, receive, bodies, remove, later } = queues;

describe('A standard queue', () => {
  it('hands out a message, hides it, and hands it out again until it is deleted', async () => {
    const url = queue({ VisibilityTimeout: 30 });
    await send(url, 'hello');
    const [first] = await receive(url);
    expect(first).toMatchObject({
      Body: 'hello',
      MD5OfBody: createHash('md5').update('hello').digest('hex'),
    });
    await later(29);
    expect(await receive(url)).toEqual([]);
    await later(1);
    const [again] = await receive(url);
    expect(again?.MessageId).toBe(first?.MessageId);
    await remove(url, again?.ReceiptHandle ?? '');
    await later(3600);
    expect(await receive(url)).toEqual([]);
  });

  it('deletes nothing by a receipt handle that a later one has replaced', async () => {
    const url = queue();
    await send(url, 'hello');
    const [first] = await receive(url);
    await later(30);
    await receive(url);
    await remove(url, first?.ReceiptHandle ?? '');
    await later(30);
    expect(await bodies(url)).toEqual(['hello']);
  });

  it('delays messages by its own delay or by that of the message', async () => {
    const url = queue({ DelaySeconds: '10' });
    await send(url, 'by queue');
    await send(url, 'by message', { DelaySeconds: 60 });
    await send(url, 'at once', { DelaySeconds: 0 });
    expect(await bodies(url)).toEqual(['at once']);
    await later(10);
    expect(await bodies(url)).toEqual(['by queue']);
    await later(50);
    expect(await bodies(url)).toContain('by message');
  });

  it('lets a receiver keep a message for longer, or give it back', async () => {
    const url = queue();
    await send(url, 'hello');
    const [message] = await receive(url);
    const handle = { QueueUrl: url, ReceiptHandle: message?.ReceiptHandle ?? '' };
    await call('ChangeMessageVisibility', { ...handle, VisibilityTimeout: 100 });
    await later(99);
    expect(await receive(url)).toEqual([]);
    await call('ChangeMessageVisibility', { ...handle, VisibilityTimeout: 0 });
    expect(await bodies(url)).toEqual(['hello']);
    await later(30);
    await expect(call('ChangeMessageVisibility', { ...handle, VisibilityTimeout: 5 })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
  });

  it('moves a message that was received too often to its dead-letter queue', async () => {
    const dead = queues.service.ensureQueue({ QueueName: 'dead' });
    const url = queue({ RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 2 } });
    await send(url, 'poison');
    for (let time = 0; time < 2; time++) {
      expect(await bodies(url)).toEqual(['poison']);
      await later(30);
    }
    await send(url, 'good');
    expect(await bodies(url, { MaxNumberOfMessages: 1 })).toEqual(['good']);
    const [message] = await receive(dead.url, { AttributeNames: ['All'] });
    expect(message).toMatchObject({
      Body: 'poison',
      Attributes: {
        DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:inbox',
        SentTimestamp: String(NOW),
        ApproximateReceiveCount: '3',
      },
    });
  });

  it('drops messages older than its retention period', async () => {
    const url = queue({ MessageRetentionPeriod: 60 });
    await send(url, 'old');
    await later(61);
    expect(await receive(url)).toEqual([]);
  });

  it('survives a restart, including the messages in flight', async () => {
    const url = queue();
    await send(url, 'one');
    await send(url, 'two');
    const [one] = await receive(url);
    await end();
    begin(NOW + 10_000);
    queue();
    expect(await bodies(url)).toEqual(['two']);
    await remove(url, one?.ReceiptHandle ?? '');
    await later(3600);
    expect(await bodies(url)).toEqual(['two']);
  });

  it('neither loses nor invents a message, whatever is done to it', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('send' as const), delay: fc.constantFrom(0, 0, 5) }),
      fc.record({ do: fc.constant('receive' as const), limit: fc.integer({ min: 1, max: 10 }) }),
      fc.record({ do: fc.constant('delete' as const), which: fc.nat(20) }),
      fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 30) }),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const url = queue({ QueueName: `run-${run++}` });
        const sent = new Set<string>();
        const handles = new Map<string, string>();
        const hiddenUntil = new Map<string, number>();
        for (const action of steps) {
          if (action.do === 'send') {
            const body = `message ${sent.size} ${hiddenUntil.size}`;
            await send(url, body, { DelaySeconds: action.delay });
            sent.add(body);
            hiddenUntil.set(body, queues.clock.now() + action.delay * 1000);
          } else if (action.do === 'receive') {
            const got = await receive(url, { MaxNumberOfMessages: action.limit });
            const visible = [...sent].filter((body) => (hiddenUntil.get(body) ?? 0) <= queues.clock.now());
            expect(got).toHaveLength(Math.min(action.limit, visible.length));
            for (const { Body, ReceiptHandle } of got) {
              expect(visible).toContain(Body);
              handles.set(Body, ReceiptHandle);
              hiddenUntil.set(Body, queues.clock.now() + 30_000);
            }
          } else if (action.do === 'delete') {
            const [body, handle] = [...handles][action.which] ?? [];
            if (body === undefined || handle === undefined) continue;
            await remove(url, handle);
            sent.delete(body);
            handles.delete(body);
          } else await later(action.seconds);
        }
        await later(60);
        const rest: string[] = [];
        for (let got = await bodies(url); got.length > 0; got = await bodies(url)) rest.push(...got);
        expect(rest.sort()).toEqual([...sent].sort());
      }),
      { numRuns: 30 },
    );
  });
});

describe('Waiting for messages', () => {
  it('ends as soon as one is sent', async () => {
    const url = queue();
    const waiting = bodies(url, { WaitTimeSeconds: 20 });
    await send(url, 'at last');
    expect(await waiting).toEqual(['at last']);
  });

  it('ends when the runtime’s clock reaches the end of a delay', async () => {
    const url = queue();
    await send(url, 'delayed', { DelaySeconds: 600 });
    const waiting = bodies(url, { WaitTimeSeconds: 20 });
    await later(600);
    expect(await waiting).toEqual(['delayed']);
  });

  it('does not keep the clock from moving, and ends when the service closes', async () => {
    const url = queue();
    const waiting = bodies(url, { WaitTimeSeconds: 20 });
    await later(86_400);
    await end();
    expect(await waiting).toEqual([]);
  });

  it('can be left to a listener, which is told at every opportunity', async () => {
    const { url, arn } = queues.service.ensureQueue({ QueueName: 'watched', VisibilityTimeout: 30 });
    let told = 0;
    const stop = queues.service.watch(arn, () => told++);
    await send(url, 'one');
    expect(told).toBe(1);
    await send(url, 'two', { DelaySeconds: 10 });
    await later(10);
    expect(told).toBeGreaterThan(1);
    await receive(url, { MaxNumberOfMessages: 10 });
    const before = told;
    await later(29);
    expect(told).toBe(before);
    await later(1);
    expect(told).toBeGreaterThan(before);
    stop();
    const last = told;
    await send(url, 'three');
    expect([told, queues.clock.nextTimer()]).toEqual([last, undefined]);
  });
});
