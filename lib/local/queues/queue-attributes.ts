import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import type { Queue } from './queue-definition.ts';
import type { QueueTimes } from './queue-times.ts';

/**
 * Attributes that not every queue has (`QueueAttributeName` of the API), including its policy. They are left out if they have
 * no value.
 */
const WITHOUT_VALUE = [
  'Policy',
  'RedrivePolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'RedriveAllowPolicy',
];

/**
 * Returns the answer of GetQueueAttributes: the requested attributes, or `All`.
 * @throws AwsError InvalidAttributeName for an attribute that does not exist
 */
export function queueAttributes(
  queue: Queue,
  { created, modified }: QueueTimes,
  count: { visible: number; inFlight: number; delayed: number },
  input: JsonObject,
): JsonObject {
  const all: Record<string, string> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(count.visible),
    ApproximateNumberOfMessagesNotVisible: String(count.inFlight),
    ApproximateNumberOfMessagesDelayed: String(count.delayed),
    CreatedTimestamp: String(Math.floor(created / 1000)),
    LastModifiedTimestamp: String(Math.floor(modified / 1000)),
    VisibilityTimeout: String(queue.visibilityTimeout / 1000),
    MaximumMessageSize: String(queue.maximumMessageSize),
    MessageRetentionPeriod: String(queue.retention / 1000),
    DelaySeconds: String(queue.delay / 1000),
    ReceiveMessageWaitTimeSeconds: String(queue.waitTime / 1000),
    ...(queue.fifo && {
      FifoQueue: 'true',
      ContentBasedDeduplication: String(queue.contentBasedDeduplication),
      DeduplicationScope: queue.deduplicationScope,
      FifoThroughputLimit: queue.fifoThroughputLimit,
    }),
    ...queue.encryption,
    ...(queue.redriveAllowPolicy !== undefined && { RedriveAllowPolicy: queue.redriveAllowPolicy }),
    ...(queue.redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queue.redrive.deadLetterArn,
        maxReceiveCount: queue.redrive.maxReceiveCount,
      }),
    }),
  };
  const wanted = Array.isArray(input.AttributeNames) ? input.AttributeNames : [];
  for (const name of wanted) {
    if (
      typeof name === 'string' &&
      (name === 'All' || Object.hasOwn(all, name) || WITHOUT_VALUE.includes(name))
    )
      continue;
    const shown = typeof name === 'string' ? name : JSON.stringify(name);
    throw new AwsError('InvalidAttributeName', `Unknown Attribute ${shown}.`);
  }
  const selected = Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return selected.length === 0 ? {} : { Attributes: Object.fromEntries(selected) };
}
