import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { Gateway } from '../../gateway.ts';
import { Principals } from '../../principals.ts';
import { QueueService } from '../../queues/queue-service.ts';
import { ServiceDirectory } from '../../service-directory.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { identity } from '../support/dynamodb.ts';

/**
 * The requests are those that botocore 1.29.27 (Debian 12) makes, and the members of the answers are those that it reads: its
 * model of the API is `sqs/2012-11-05/service-2.json`, protocol `query`.
 */
const NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

async function queueForTest() {
  const clock = new MovableClock(new Activity(), { at: Date.UTC(2030, 0, 1) });
  let endpoint = '';
  const queues = new QueueService({
    dataFolder: temporaryFolder(),
    clock,
    identity,
    endpoint: () => endpoint,
  });
  for (const QueueName of ['inbox', 'outbox']) queues.ensureQueue({ QueueName });
  const directory = new ServiceDirectory();
  directory.register('sqs', queues);
  const gateway = new Gateway({ directory, principals: new Principals(identity), clock });
  endpoint = await gateway.listen(0);
  onTestFinished(async () => {
    await gateway.close();
    await queues.close();
    clock.close();
  });
  const post = async (form: Record<string, string>, options: { path?: string; scope?: string } = {}) => {
    const response = await fetch(`${endpoint}${options.path ?? '/'}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20300101/us-east-1/${options.scope ?? 'sqs'}/aws4_request`,
      },
      body: new URLSearchParams(form).toString(),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      xml: await response.text(),
    };
  };
  const url = queues.queueUrl('inbox');
  const call = (Action: string, form: Record<string, string> = {}) =>
    post({ Action, Version: '2012-11-05', QueueUrl: url, ...form });
  return { call, post, url, queues };
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const texts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');

it('a message is sent, received and deleted, with its attributes and digests', async () => {
  const { call } = await queueForTest();
  const body = 'a & b <c>\r\nd';
  const sent = await call('SendMessage', {
    MessageBody: body,
    DelaySeconds: '0',
    'MessageAttribute.1.Name': 'kind',
    'MessageAttribute.1.Value.StringValue': 'new',
    'MessageAttribute.1.Value.DataType': 'String',
    'MessageAttribute.2.Name': 'seal',
    'MessageAttribute.2.Value.BinaryValue': 'AAH/',
    'MessageAttribute.2.Value.DataType': 'Binary',
  });
  expect([sent.status, sent.type]).toEqual([200, 'text/xml']);
  expect(sent.xml).toMatch(
    new RegExp(
      `<SendMessageResponse xmlns="${NAMESPACE}"><SendMessageResult>.*</SendMessageResult><ResponseMetadata><RequestId>[0-9a-f-]{36}</RequestId></ResponseMetadata></SendMessageResponse>$`,
    ),
  );
  expect(texts(sent.xml, 'MD5OfMessageBody')).toEqual([md5(body)]);

  const received = await call('ReceiveMessage', {
    'AttributeName.1': 'ApproximateReceiveCount',
    'MessageAttributeName.1': 'All',
    MaxNumberOfMessages: '10',
    WaitTimeSeconds: '0',
  });
  expect(texts(received.xml, 'MessageId')).toEqual(texts(sent.xml, 'MessageId'));
  expect(received.xml).toContain('<Body>a &#38; b &#60;c&#62;&#13;\nd</Body>');
  expect(texts(received.xml, 'MD5OfBody')).toEqual([md5(body)]);
  expect(texts(received.xml, 'MD5OfMessageAttributes')).toEqual(texts(sent.xml, 'MD5OfMessageAttributes'));
  expect(received.xml).toContain(
    '<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>',
  );
  expect(received.xml).toContain(
    '<MessageAttribute><Name>kind</Name><Value><StringValue>new</StringValue><DataType>String</DataType></Value></MessageAttribute>',
  );
  expect(received.xml).toContain('<BinaryValue>AAH/</BinaryValue>');

  const [ReceiptHandle = ''] = texts(received.xml, 'ReceiptHandle');
  const hidden = await call('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: '0' });
  expect([hidden.status, texts(hidden.xml, 'RequestId').length]).toEqual([200, 1]);
  const [again = ''] = texts((await call('ReceiveMessage')).xml, 'ReceiptHandle');
  expect((await call('DeleteMessage', { ReceiptHandle: again })).xml).not.toContain('Result');
  expect((await call('PurgeQueue')).status).toBe(200);
  const empty = await call('ReceiveMessage');
  expect(empty.xml).toContain('<ReceiveMessageResult></ReceiveMessageResult>');
});

it('batches answer each entry, the refused ones with the code and whose fault it is', async () => {
  const { call } = await queueForTest();
  const sent = await call('SendMessageBatch', {
    'SendMessageBatchRequestEntry.1.Id': 'one',
    'SendMessageBatchRequestEntry.1.MessageBody': 'first',
    'SendMessageBatchRequestEntry.1.MessageAttribute.1.Name': 'n',
    'SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType': 'Number',
    'SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue': '7',
    'SendMessageBatchRequestEntry.2.Id': 'two',
    'SendMessageBatchRequestEntry.2.MessageBody': 'second',
    'SendMessageBatchRequestEntry.2.DelaySeconds': '901',
  });
  expect(sent.xml).toMatch(
    /<SendMessageBatchResultEntry><Id>one<\/Id>.*<\/SendMessageBatchResultEntry><BatchResultErrorEntry><Id>two<\/Id><SenderFault>true<\/SenderFault><Code>InvalidParameterValue<\/Code>/,
  );
  const [ReceiptHandle = ''] = texts((await call('ReceiveMessage')).xml, 'ReceiptHandle');
  const hidden = await call('ChangeMessageVisibilityBatch', {
    'ChangeMessageVisibilityBatchRequestEntry.1.Id': 'a',
    'ChangeMessageVisibilityBatchRequestEntry.1.ReceiptHandle': ReceiptHandle,
    'ChangeMessageVisibilityBatchRequestEntry.1.VisibilityTimeout': '60',
  });
  expect(hidden.xml).toContain(
    '<ChangeMessageVisibilityBatchResultEntry><Id>a</Id></ChangeMessageVisibilityBatchResultEntry>',
  );
  const deleted = await call('DeleteMessageBatch', {
    'DeleteMessageBatchRequestEntry.1.Id': 'a',
    'DeleteMessageBatchRequestEntry.1.ReceiptHandle': ReceiptHandle,
  });
  expect(deleted.xml).toContain('<DeleteMessageBatchResultEntry><Id>a</Id></DeleteMessageBatchResultEntry>');
});

it('queues are found, listed by pages, and described', async () => {
  const { call, url } = await queueForTest();
  expect(texts((await call('GetQueueUrl', { QueueName: 'inbox' })).xml, 'QueueUrl')).toEqual([url]);
  const first = await call('ListQueues', { MaxResults: '1' });
  expect(texts(first.xml, 'QueueUrl')).toEqual([url]);
  const [NextToken = ''] = texts(first.xml, 'NextToken');
  const second = await call('ListQueues', { MaxResults: '1', NextToken });
  expect(texts(second.xml, 'QueueUrl')).toEqual([url.replace('inbox', 'outbox')]);
  const described = await call('GetQueueAttributes', { 'AttributeName.1': 'VisibilityTimeout' });
  expect(described.xml).toContain(
    '<GetQueueAttributesResult><Attribute><Name>VisibilityTimeout</Name><Value>30</Value></Attribute></GetQueueAttributesResult>',
  );
  const none = await call('GetQueueAttributes', { AttributeName: '' });
  expect(none.xml).toContain('<GetQueueAttributesResult></GetQueueAttributesResult>');
});

it('the queue can be the path of the request, as in the examples of the documentation', async () => {
  const { post, call, url } = await queueForTest();
  const { pathname } = new URL(url);
  await post({ Action: 'SendMessage', MessageBody: 'by the path' }, { path: pathname });
  expect(texts((await call('ReceiveMessage')).xml, 'Body')).toEqual(['by the path']);
});

it.each([
  ['ReceiveMessage', { QueueUrl: 'absent' }, 'AWS.SimpleQueueService.NonExistentQueue'],
  ['SendMessageBatch', {}, 'AWS.SimpleQueueService.EmptyBatchRequest'],
  ['DeleteMessage', { ReceiptHandle: 'x' }, 'ReceiptHandleIsInvalid'],
  ['SendMessage', {}, 'MissingParameter'],
  ['SendMessage', { MessageBody: '\u0001' }, 'InvalidMessageContents'],
  ['ReceiveMessage', { MaxNumberOfMessages: 'many' }, 'InvalidParameterValue'],
  ['CreateQueue', { QueueName: 'new' }, 'AWS.SimpleQueueService.UnsupportedOperation'],
])('an error of %s with %j has the code of its model', async (operation, form, code) => {
  const { call } = await queueForTest();
  const { status, type, xml } = await call(operation, form);
  expect([status, type]).toEqual([400, 'text/xml']);
  expect(xml).toMatch(
    new RegExp(
      `^<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>[^<]+</Message></Error><RequestId>[0-9a-f-]+</RequestId></ErrorResponse>$`,
    ),
  );
});

it('a form without a version belongs to the service that it is signed for', async () => {
  const { post } = await queueForTest();
  expect((await post({ Action: 'ListQueues' })).xml).toContain('<ListQueuesResponse');
  const other = await post({ Action: 'ListQueues' }, { scope: 'sts' });
  expect([other.status, texts(other.xml, 'Code')]).toEqual([400, ['InvalidAction']]);
});

it('a request that reaches no service is refused in XML as well, which the client parses', async () => {
  const { url } = await queueForTest();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://example.com' };
  const [response] = (await once(
    request(url, { method: 'POST', headers }).end('Action=ListQueues'),
    'response',
  )) as [IncomingMessage];
  expect([response.statusCode, response.headers['content-type']]).toEqual([403, 'text/xml']);
  expect(texts(await text(response), 'Code')).toEqual(['AccessDeniedException']);
});

it('tags, dead letters and the tasks that move them have the names of the model', async () => {
  const { call, queues } = await queueForTest();
  const deadLetterTargetArn = queues.ensureQueue({ QueueName: 'dead' }).arn;
  queues.ensureQueue({ QueueName: 'source', RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 1 } });
  await call('TagQueue', {
    'Tag.1.Key': 'stage',
    'Tag.1.Value': 'test',
    'Tag.2.Key': 'a',
    'Tag.2.Value': 'b',
  });
  expect(await call('UntagQueue', { 'TagKey.1': 'a' })).toMatchObject({ status: 200 });
  expect((await call('ListQueueTags')).xml).toContain(
    '<ListQueueTagsResult><Tag><Key>stage</Key><Value>test</Value></Tag></ListQueueTagsResult>',
  );
  expect((await call('ListDeadLetterSourceQueues', { QueueUrl: queues.queueUrl('dead') })).xml).toContain(
    '<ListDeadLetterSourceQueuesResult><QueueUrl>',
  );
  const SourceArn = deadLetterTargetArn;
  const move = { SourceArn, MaxNumberOfMessagesPerSecond: '1' };
  expect((await call('StartMessageMoveTask', move)).xml).toMatch(/<TaskHandle>[\w=]+<\/TaskHandle>/);
  expect((await call('ListMessageMoveTasks', { SourceArn })).xml).toContain(
    '<ListMessageMoveTasksResult><ListMessageMoveTasksResultEntry><Status>COMPLETED</Status>',
  );
});
