import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Message, queuesForFile } from './queues-for-file.ts';

const queues = queuesForFile();
const { queue, fifo, send, receive, bodies, remove, later } = queues;

describe('A FIFO queue', () => {
  const sendTo = (url: string, group: string, body: string) => send(url, body, { MessageGroupId: group });

  it('hands out the messages of a group in order, each only after the previous one is deleted', async () => {
    const url = fifo();
    for (const body of ['a1', 'a2', 'a3']) await sendTo(url, 'a', body);
    await sendTo(url, 'b', 'b1');
    const [first] = await receive(url, { MaxNumberOfMessages: 1 });
    expect(first?.Body).toBe('a1');
    expect(await bodies(url)).toEqual(['b1']);
    await remove(url, first?.ReceiptHandle ?? '');
    expect(await bodies(url, { MaxNumberOfMessages: 1 })).toEqual(['a2']);
    await later(30);
    expect(await bodies(url)).toEqual(['a2', 'a3', 'b1']);
  });

  it('accepts a message only once within five minutes', async () => {
    const url = fifo();
    const first = await sendTo(url, 'a', 'same');
    const second = await sendTo(url, 'a', 'same');
    expect(second).toEqual(first);
    expect(first.SequenceNumber).toMatch(/^\d{20}$/);
    const [message] = await receive(url);
    await remove(url, message?.ReceiptHandle ?? '');
    await later(299);
    await sendTo(url, 'a', 'same');
    expect(await receive(url)).toEqual([]);
    await later(1);
    await sendTo(url, 'a', 'same');
    expect(await bodies(url)).toEqual(['same']);
  });

  it('uses the deduplication id if there is one', async () => {
    const url = fifo({ ContentBasedDeduplication: false });
    await expect(sendTo(url, 'a', 'x')).rejects.toThrow('ContentBasedDeduplication');
    await send(url, 'x', { MessageGroupId: 'a', MessageDeduplicationId: '1' });
    await send(url, 'x', { MessageGroupId: 'a', MessageDeduplicationId: '2' });
    await send(url, 'y', { MessageGroupId: 'a', MessageDeduplicationId: '2' });
    expect(await bodies(url)).toEqual(['x', 'x']);
  });

  it('shows dead letters without receiving them, and puts back those that came from a queue, as new ones', async () => {
    const dead = queues.service.ensureQueue({ QueueName: 'dead' });
    const url = queue({ RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 1 } });
    await send(url, 'poison');
    await send(dead.url, 'from elsewhere');
    await receive(url, { VisibilityTimeout: 0 });
    expect(await receive(url)).toEqual([]);
    for (let look = 0; look < 2; look++)
      expect(queues.service.look('dead', 10).map(({ body, receive_count: count }) => [body, count])).toEqual([
        ['poison', 0],
        ['from elsewhere', 0],
      ]);
    expect(await queues.service.redriveDeadLetters('dead')).toEqual({ moved: 1, without: 1 });
    expect(await bodies(url)).toEqual(['poison']);
    expect(await bodies(dead.url)).toEqual(['from elsewhere']);
  });

  it('continues with a group when its first message has become a dead letter', async () => {
    const dead = queues.service.ensureQueue({ QueueName: 'dead.fifo', FifoQueue: true });
    const url = fifo({
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 }),
    });
    await sendTo(url, 'a', 'poison');
    await sendTo(url, 'a', 'next');
    expect(await bodies(url, { MaxNumberOfMessages: 1 })).toEqual(['poison']);
    await later(30);
    expect(await bodies(url, { MaxNumberOfMessages: 1 })).toEqual(['next']);
    expect(await bodies(dead.url)).toEqual(['poison']);
  });

  it('needs a group, and accepts no delay of a single message', async () => {
    const url = fifo();
    await expect(send(url, 'x')).rejects.toMatchObject({ code: 'MissingParameter' });
    await expect(send(url, 'x', { MessageGroupId: 'a', DelaySeconds: 1 })).rejects.toThrow('DelaySeconds');
    // localstack/localstack, a test that is validated against AWS: a delay of 0 is accepted, and the queue's own delay applies.
    const delayed = fifo({ QueueName: 'delayed.fifo', DelaySeconds: 5 });
    await send(delayed, 'x', { MessageGroupId: 'a', DelaySeconds: 0 });
    expect(await bodies(delayed)).toEqual([]);
    await later(5);
    expect(await bodies(delayed)).toEqual(['x']);
  });

  // The service's words, as its users report them.
  it('deletes no message by a receipt that has expired', async () => {
    const url = fifo({ VisibilityTimeout: 30 });
    await send(url, 'x', { MessageGroupId: 'a' });
    const [{ ReceiptHandle = '' } = {}] = await receive(url);
    await later(30);
    const expired = { code: 'InvalidParameterValue', message: expect.stringContaining('has expired') };
    await expect(remove(url, ReceiptHandle)).rejects.toMatchObject(expired);
    const [again] = await receive(url);
    await expect(remove(url, ReceiptHandle)).rejects.toMatchObject(expired);
    await remove(url, again?.ReceiptHandle ?? '');
    await remove(url, again?.ReceiptHandle ?? '');
    await later(30);
    expect(await receive(url)).toEqual([]);
  });

  it('never hands two messages of a group to two receivers at once', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()), { maxLength: 12 }),
        async (groups, receives) => {
          const url = fifo({ QueueName: `run-${run++}.fifo` });
          for (const [index, group] of groups.entries()) await sendTo(url, group, `${group}${index}`);
          const done: string[] = [];
          let held: Message[] = [];
          for (const [limit, finish] of receives) {
            const got = await receive(url, { MaxNumberOfMessages: limit });
            const heldGroups = held.map(({ Body }) => Body[0]);
            for (const { Body } of got) expect(heldGroups).not.toContain(Body[0]);
            held.push(...got);
            if (finish) {
              for (const { Body, ReceiptHandle } of held) {
                await remove(url, ReceiptHandle);
                done.push(Body);
              }
              held = [];
            }
          }
          for (const group of ['a', 'b', 'c']) {
            const sequence = done
              .filter((body) => body.startsWith(group))
              .map((body) => Number(body.slice(1)));
            expect(sequence).toEqual(sequence.toSorted((x, y) => x - y));
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
