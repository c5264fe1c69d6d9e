import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { QueueDefinition } from '../../queues/queue-definition.ts';
import type { JsonObject } from '../../service.ts';
import { NOW, queuesForFile } from './queues-for-file.ts';

const queues = queuesForFile();
const { call, queue, send, receive, bodies, remove, later } = queues;

describe('A batch', () => {
  it('is processed entry by entry', async () => {
    const url = queue({ MaximumMessageSize: 1024 });
    const answer = await call('SendMessageBatch', {
      QueueUrl: url,
      Entries: [
        { Id: 'one', MessageBody: 'one' },
        { Id: 'large', MessageBody: 'x'.repeat(1025) },
        { Id: 'three', MessageBody: 'three' },
      ],
    });
    expect(answer).toMatchObject({
      Successful: [{ Id: 'one' }, { Id: 'three' }],
      Failed: [{ Id: 'large', SenderFault: true, Code: 'InvalidParameterValue' }],
    });
    const messages = await receive(url, { MaxNumberOfMessages: 10 });
    expect(messages.map(({ Body }) => Body)).toEqual(['one', 'three']);
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: `m${index}`, ReceiptHandle }));
    expect(
      await call('DeleteMessageBatch', {
        QueueUrl: url,
        Entries: [...Entries, { Id: 'bad', ReceiptHandle: 'x' }],
      }),
    ).toMatchObject({
      Successful: [{ Id: 'm0' }, { Id: 'm1' }],
      Failed: [{ Code: 'ReceiptHandleIsInvalid' }],
    });
    await later(60);
    expect(await receive(url)).toEqual([]);
  });

  it.each<[JsonObject[], string]>([
    [[], 'EmptyBatchRequest'],
    [
      Array.from({ length: 11 }, (_, index) => ({ Id: String(index), MessageBody: 'x' })),
      'TooManyEntriesInBatchRequest',
    ],
    [[{ Id: 'a b', MessageBody: 'x' }], 'InvalidBatchEntryId'],
    [['a', 'a'].map((Id) => ({ Id, MessageBody: 'x' })), 'BatchEntryIdsNotDistinct'],
    [['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) })), 'BatchRequestTooLong'],
  ])('that is malformed is refused: %#', async (Entries, code) => {
    await expect(call('SendMessageBatch', { QueueUrl: queue(), Entries })).rejects.toMatchObject({ code });
  });
});

describe('Attributes', () => {
  const MessageAttributes = {
    'trace.id': { DataType: 'String', StringValue: 'abc' },
    'trace.depth': { DataType: 'Number', StringValue: '3' },
    image: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]).toString('base64') },
  };

  it('of a message are returned to those who ask for them', async () => {
    const url = queue();
    const sent = await send(url, 'x', { MessageAttributes });
    const ask = async (...MessageAttributeNames: string[]) => {
      const [message] = await receive(url, { MessageAttributeNames, VisibilityTimeout: 0 });
      return Object.keys((message?.MessageAttributes ?? {}) as JsonObject).sort();
    };
    expect(await ask()).toEqual([]);
    expect(await ask('image')).toEqual(['image']);
    expect(await ask('trace.*')).toEqual(['trace.depth', 'trace.id']);
    expect(await ask('All')).toEqual(['image', 'trace.depth', 'trace.id']);
    const [message] = await receive(url, { MessageAttributeNames: ['.*'] });
    expect(message).toMatchObject({
      MessageAttributes,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes as string,
    });
  });

  it('have the digest that the service documents', async () => {
    const part = (text: string | Buffer) => {
      const content = Buffer.from(text);
      return Buffer.concat([Buffer.from([0, 0, 0, content.length]), content]);
    };
    const expected = createHash('md5')
      .update(Buffer.concat([part('n'), part('String'), Buffer.from([1]), part('v')]))
      .digest('hex');
    const sent = await send(queue(), 'x', {
      MessageAttributes: { n: { DataType: 'String', StringValue: 'v' } },
    });
    expect(sent.MD5OfMessageAttributes).toBe(expected);
  });

  it('of a queue can be read', async () => {
    const dead = queues.service.ensureQueue({ QueueName: 'dead' });
    const url = queue({
      RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: '3' },
      DelaySeconds: 5,
    });
    await send(url, 'visible', { DelaySeconds: 0 });
    await send(url, 'in flight', { DelaySeconds: 0 });
    await send(url, 'delayed');
    await receive(url);
    const { Attributes } = await call('GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] });
    expect(Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:eu-west-1:123456789012:inbox',
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      DelaySeconds: '5',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 3 }),
    });
    expect(await call('GetQueueAttributes', { QueueUrl: url })).toEqual({});
  });

  it.each<[JsonObject, string]>([
    [{ a: { DataType: 'Text', StringValue: 'x' } }, 'DataType'],
    [{ a: { DataType: 'String', StringValue: '' } }, 'non-empty'],
    [{ a: { DataType: 'Binary', StringValue: 'x' } }, 'non-empty'],
    // The rules of names and values as the API documents them (MessageAttributeValue, ReceiveMessage).
    ...['', 'a b', 'ä', 'AWS.kind', 'amazon.kind', '.a', 'a.', 'a..b', 'a'.repeat(257)].map(
      (name): [JsonObject, string] => [{ [name]: { DataType: 'String', StringValue: 'x' } }, 'name'],
    ),
    [{ a: { DataType: 'String', StringValue: '\u0000' } }, 'Invalid characters'],
    [{ a: { DataType: 'Number.int', StringValue: 'many' } }, "Can't cast the value"],
  ])('that are malformed are refused: %j', async (attributes, words) => {
    await expect(send(queue(), 'x', { MessageAttributes: attributes })).rejects.toThrow(words);
  });
});

/** The rules are those of the API reference: SendMessage, GetQueueAttributes. */
describe('What a request names', () => {
  it.each<[string, JsonObject]>([
    ['a space in a group', { MessageGroupId: 'a b', MessageDeduplicationId: '1' }],
    ['an empty group', { MessageGroupId: '', MessageDeduplicationId: '1' }],
    ['a letter outside ASCII', { MessageGroupId: 'g', MessageDeduplicationId: 'ä' }],
    ['129 characters', { MessageGroupId: 'g', MessageDeduplicationId: 'x'.repeat(129) }],
  ])('is refused in a FIFO queue for %s', async (_, rest) => {
    const url = queue({ QueueName: 'ordered.fifo', FifoQueue: true });
    await expect(send(url, 'x', rest)).rejects.toThrow('alphanumeric and punctuation characters');
  });

  it('is refused as a queue attribute that does not exist, but not as one without a value', async () => {
    const ask = (name: string) =>
      call('GetQueueAttributes', { QueueUrl: queue(), AttributeNames: [name, 'DelaySeconds'] });
    await expect(ask('Colour')).rejects.toMatchObject({ code: 'InvalidAttributeName' });
    expect(await ask('KmsMasterKeyId')).toEqual({ Attributes: { DelaySeconds: '0' } });
  });

  // SetQueueAttributes and the Developer Guide (SSE-SQS is the default) for the values.
  it.each<[string, Partial<QueueDefinition>, JsonObject]>([
    ['of SQS itself', {}, { SqsManagedSseEnabled: 'true' }],
    ['that is switched off', { SqsManagedSseEnabled: 'false' }, { SqsManagedSseEnabled: 'false' }],
    [
      'by a key',
      { KmsMasterKeyId: 'alias/mine' },
      { KmsMasterKeyId: 'alias/mine', KmsDataKeyReusePeriodSeconds: '300', SqsManagedSseEnabled: 'false' },
    ],
  ])('is the encryption of a queue, %s', async (_, definition, expected) => {
    const AttributeNames = ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled'];
    const QueueUrl = queue(definition);
    expect((await call('GetQueueAttributes', { QueueUrl, AttributeNames })).Attributes).toEqual(expected);
  });

  it('may be the times of creation and last change of a queue, in seconds, even after a restart', async () => {
    const AttributeNames = ['CreatedTimestamp', 'LastModifiedTimestamp'];
    const times = async (more: Partial<QueueDefinition>) => {
      const input = { QueueUrl: queue(more), AttributeNames };
      return Object.values((await call('GetQueueAttributes', input)).Attributes as JsonObject);
    };
    const [first, later, last] = [NOW, NOW + 60_000, NOW + 120_000].map((at) => String(at / 1000));
    expect(await times({})).toEqual([first, first]);
    await queues.end();
    queues.begin(NOW + 60_000);
    expect(await times({})).toEqual([first, first]);
    expect(await times({ DelaySeconds: 5 })).toEqual([first, later]);
    await queues.end();
    queues.begin(NOW + 120_000);
    expect(await times({})).toEqual([first, last]);
  });

  it('may be a trace as a system attribute, with a digest of its own, and nothing else', async () => {
    const url = queue();
    const header = { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793' };
    const sent = await send(url, 'x', {
      MessageAttributes: { AWSTraceHeader: header },
      MessageSystemAttributes: { AWSTraceHeader: header },
    });
    // Both digests are made in the same way.
    expect(sent.MD5OfMessageSystemAttributes).toBe(sent.MD5OfMessageAttributes);
    await expect(send(url, 'x', { MessageSystemAttributes: { Other: header } })).rejects.toThrow('Other');
  });
});

describe('The API', () => {
  it('finds and lists queues, also under AWS’ own addresses', async () => {
    const url = queue();
    expect(url).toBe('http://localhost:4566/123456789012/inbox');
    queue({ QueueName: 'other' });
    expect(await call('GetQueueUrl', { QueueName: 'inbox' })).toEqual({ QueueUrl: url });
    expect(await call('ListQueues', { QueueNamePrefix: 'in' })).toEqual({ QueueUrls: [url] });
    await send('https://sqs.eu-west-1.amazonaws.com/123456789012/inbox', 'x');
    expect(await bodies(url)).toEqual(['x']);
    await expect(call('GetQueueUrl', { QueueName: 'none' })).rejects.toMatchObject({
      code: 'QueueDoesNotExist',
    });
  });

  it('empties a queue', async () => {
    const url = queue();
    await send(url, 'x');
    await call('PurgeQueue', { QueueUrl: url });
    expect(await receive(url)).toEqual([]);
    // API Reference, PurgeQueue, Errors.
    await later(59);
    await expect(call('PurgeQueue', { QueueUrl: url })).rejects.toMatchObject({
      code: 'PurgeQueueInProgress',
    });
    await call('PurgeQueue', { QueueUrl: queue({ QueueName: 'other' }) });
    await later(1);
    await call('PurgeQueue', { QueueUrl: url });
  });

  it('has no queues of other accounts', async () => {
    const url = queue();
    const foreign = url.replace('123456789012', '210987654321');
    const refused = { code: 'QueueDoesNotExist' };
    await expect(send(foreign, 'x')).rejects.toMatchObject(refused);
    const of = (owner: string) => call('GetQueueUrl', { QueueName: 'inbox', QueueOwnerAWSAccountId: owner });
    await expect(of('210987654321')).rejects.toMatchObject(refused);
    expect(await of('123456789012')).toEqual({ QueueUrl: url });
  });

  // API Reference, DeleteMessage and ChangeMessageVisibility, Errors: ReceiptHandleIsInvalid.
  it('accepts a receipt only for the queue that issued it', async () => {
    const url = queue();
    const other = queue({ QueueName: 'other' });
    await send(url, 'x');
    const [{ ReceiptHandle = '' } = {}] = await receive(url);
    const refused = { code: 'ReceiptHandleIsInvalid' };
    await expect(remove(other, ReceiptHandle)).rejects.toMatchObject(refused);
    const visibility = { QueueUrl: other, ReceiptHandle, VisibilityTimeout: 0 };
    await expect(call('ChangeMessageVisibility', visibility)).rejects.toMatchObject(refused);
    const Entries = [{ Id: 'a', ReceiptHandle }];
    expect(await call('DeleteMessageBatch', { QueueUrl: other, Entries })).toMatchObject({
      Failed: [{ Id: 'a', Code: 'ReceiptHandleIsInvalid' }],
    });
    await remove(url, ReceiptHandle);
    await remove(url, ReceiptHandle);
    await expect(call('DeleteMessage', { QueueUrl: url })).rejects.toMatchObject({
      code: 'MissingParameter',
    });
  });

  // API Reference, ReceiveMessage, MessageSystemAttributeNames: the valid values.
  it.each(['AttributeNames', 'MessageSystemAttributeNames'])('refuses unknown %s', async (member) => {
    const url = queue();
    await receive(url, { [member]: ['All', 'SentTimestamp'] });
    for (const name of ['Sent', '', 7, null])
      await expect(receive(url, { [member]: [name] })).rejects.toMatchObject({
        code: 'InvalidAttributeName',
      });
  });

  // Developer Guide, message quotas: 1 MiB for all messages of a batch, including their attributes.
  it('counts attributes for the size of a batch', async () => {
    const MessageAttributes = { a: { DataType: 'String', StringValue: 'x'.repeat(100_000) } };
    const batch = (length: number, more: JsonObject) =>
      call('SendMessageBatch', {
        QueueUrl: queue(),
        Entries: Array.from({ length }, (_, at) => ({
          Id: `${at}`,
          MessageBody: 'x'.repeat(9_000),
          ...more,
        })),
      });
    await batch(9, { MessageAttributes });
    await expect(batch(10, { MessageAttributes })).rejects.toMatchObject({ code: 'BatchRequestTooLong' });
    expect(await batch(1, { MessageAttributes: { a: null } })).toMatchObject({ Failed: [{ Id: '0' }] });
  });

  it.each<[string, JsonObject, string]>([
    ['SendMessage', { MessageBody: '' }, 'MessageBody'],
    ['SendMessage', { MessageBody: 'x', DelaySeconds: 901 }, 'DelaySeconds'],
    ['ReceiveMessage', { MaxNumberOfMessages: 11 }, 'MaxNumberOfMessages'],
    ['ReceiveMessage', { WaitTimeSeconds: 21 }, 'WaitTimeSeconds'],
    ['ReceiveMessage', { VisibilityTimeout: 43_201 }, 'VisibilityTimeout'],
    ['DeleteMessage', { ReceiptHandle: 'nonsense' }, 'receipt handle'],
    ['AddPermission', {}, 'AddPermission'],
  ])('refuses %s with %j', async (operation, input, words) => {
    await expect(call(operation, { QueueUrl: queue(), ...input })).rejects.toThrow(words);
  });

  it.each<[QueueDefinition, string]>([
    [{ QueueName: 'a b' }, 'a b'],
    [{ QueueName: 'a.fifo' }, 'a.fifo'],
    [{ QueueName: 'a', FifoQueue: true }, 'ends in .fifo'],
    [{ QueueName: 'a', VisibilityTimeout: 43_201 }, 'VisibilityTimeout'],
    [
      { QueueName: 'a', RedrivePolicy: { deadLetterTargetArn: '', maxReceiveCount: 1 } },
      'deadLetterTargetArn',
    ],
    [{ QueueName: 'a', FifoThroughputLimit: 'perQueue' } as QueueDefinition, 'FifoThroughputLimit'],
  ])('refuses a queue that is defined as %j', (definition, words) => {
    expect(() => queues.service.ensureQueue(definition)).toThrow(words);
  });
});
