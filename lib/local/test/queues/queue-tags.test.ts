import { expect, it } from 'vitest';
import { queuesForFile } from './queues-for-file.ts';

/* API Reference: TagQueue, UntagQueue, ListQueueTags, ListDeadLetterSourceQueues. */

const queues = queuesForFile();
const { call } = queues;
const inbox = (tags?: Record<string, string>) => queues.service.ensureQueue({ QueueName: 'inbox' }, tags);
const tagsOf = (QueueUrl: string) => call('ListQueueTags', { QueueUrl });

it('A queue has the tags that it is given, and a tag replaces an earlier one of the same name', async () => {
  const { url: QueueUrl } = inbox();
  expect(await tagsOf(QueueUrl)).toEqual({});
  await call('TagQueue', { QueueUrl, Tags: { stage: 'test', owner: '威海' } });
  await call('TagQueue', { QueueUrl, Tags: { stage: 'live', empty: '' } });
  expect(await tagsOf(QueueUrl)).toEqual({ Tags: { stage: 'live', owner: '威海', empty: '' } });
  await call('UntagQueue', { QueueUrl, TagKeys: ['owner', 'none'] });
  expect(await tagsOf(QueueUrl)).toEqual({ Tags: { stage: 'live', empty: '' } });
  await expect(call('TagQueue', { QueueUrl })).rejects.toMatchObject({ code: 'MissingParameter' });
  await expect(call('UntagQueue', { QueueUrl })).rejects.toMatchObject({ code: 'MissingParameter' });
  const many = Object.fromEntries(Array.from({ length: 49 }, (_, at) => [`tag-${at}`, '']));
  await expect(call('TagQueue', { QueueUrl, Tags: many })).rejects.toMatchObject({
    code: 'InvalidParameterValue',
  });
});

it('A template changes the tags that it has named, and no others', async () => {
  const { url: QueueUrl } = inbox({ stage: 'test', owner: 'one' });
  await call('TagQueue', { QueueUrl, Tags: { own: 'yes', owner: 'two' } });
  await queues.end();
  queues.begin();
  inbox({ stage: 'test', owner: 'one' });
  expect(await tagsOf(QueueUrl)).toEqual({ Tags: { stage: 'test', owner: 'two', own: 'yes' } });
  inbox({ stage: 'live' });
  expect(await tagsOf(QueueUrl)).toEqual({ Tags: { stage: 'live', own: 'yes' } });
});

it('A queue lists its source queues in pages', async () => {
  const dead = queues.service.ensureQueue({ QueueName: 'dead' });
  const RedrivePolicy = { deadLetterTargetArn: dead.arn, maxReceiveCount: 1 };
  const urls = ['a', 'b'].map((QueueName) => queues.queue({ QueueName, RedrivePolicy }));
  const other = queues.queue({ QueueName: 'other' });
  const sources = (QueueUrl: string, more: object = {}) =>
    call('ListDeadLetterSourceQueues', { QueueUrl, ...more });
  expect(await sources(dead.url)).toEqual({ queueUrls: urls });
  expect(await sources(other)).toEqual({ queueUrls: [] });
  const { queueUrls, NextToken = '' } = await sources(dead.url, { MaxResults: 1 });
  expect(queueUrls).toEqual(urls.slice(0, 1));
  expect(await sources(dead.url, { MaxResults: 1, NextToken })).toEqual({ queueUrls: urls.slice(1) });
});
