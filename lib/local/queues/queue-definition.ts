import { invalid } from './message-attributes.ts';

/** A queue as `AWS::SQS::Queue` describes it, with references resolved. Numbers may be text, as in templates. */
export interface QueueDefinition {
  QueueName: string;
  FifoQueue?: boolean | string;
  ContentBasedDeduplication?: boolean | string;
  /** For a FIFO queue: `queue` or `messageGroup`. */
  DeduplicationScope?: string;
  /** For a FIFO queue: `perQueue` or `perMessageGroupId`. Nothing is throttled here. */
  FifoThroughputLimit?: string;
  /** Seconds. */
  DelaySeconds?: number | string;
  /** Bytes. */
  MaximumMessageSize?: number | string;
  /** Seconds. */
  MessageRetentionPeriod?: number | string;
  /** Seconds. */
  ReceiveMessageWaitTimeSeconds?: number | string;
  /** Seconds. */
  VisibilityTimeout?: number | string;
  RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number | string } | string;
  /** This and the following members only appear in the attributes. */
  KmsMasterKeyId?: string;
  KmsDataKeyReusePeriodSeconds?: number | string;
  SqsManagedSseEnabled?: boolean | string;
  RedriveAllowPolicy?: unknown;
}

/** A queue definition, checked and with defaults; durations are in milliseconds. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly deduplicationScope: string;
  readonly fifoThroughputLimit: string;
  readonly delay: number;
  readonly maximumMessageSize: number;
  readonly retention: number;
  readonly waitTime: number;
  readonly visibilityTimeout: number;
  /** The attributes that describe the encryption. */
  readonly encryption: Readonly<Record<string, string>>;
  /** As JSON. */
  readonly redriveAllowPolicy: string | undefined;
  readonly redrive: { deadLetterQueue: string; deadLetterArn: string; maxReceiveCount: number } | undefined;
}

const MEMBERS = new Set([
  'QueueName',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
  'RedrivePolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
  'RedriveAllowPolicy',
]);

/** @throws AwsError naming the queue and what is malformed or not supported */
export function parseQueue(definition: QueueDefinition, arn: string): Queue {
  const name = definition.QueueName;
  const where = `Queue ${name}`;
  const unknown = Object.keys(definition).find((member) => !MEMBERS.has(member));
  if (unknown) throw invalid(`${where}: ${unknown} is not supported by the local runtime.`);
  const fifo = isTrue(definition.FifoQueue);
  if (!/^[\w-]{1,80}$/.test(fifo ? name.replace(/\.fifo$/, '') : name) || fifo !== name.endsWith('.fifo')) {
    throw invalid(`${where}: 1 to 80 letters, digits, hyphens and underscores; a FIFO queue ends in .fifo.`);
  }
  const number = (member: keyof QueueDefinition, fallback: number, minimum: number, maximum: number) => {
    const value = definition[member] === undefined ? fallback : Number(definition[member]);
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
      throw invalid(`${where}: ${member} must be between ${minimum} and ${maximum}.`);
    }
    return value;
  };
  if (!fifo && definition.ContentBasedDeduplication !== undefined)
    throw invalid(`${where}: ContentBasedDeduplication is for FIFO queues.`);
  const throughput = parseThroughput(definition, fifo, where);
  return {
    name,
    arn,
    fifo,
    contentBasedDeduplication: isTrue(definition.ContentBasedDeduplication),
    ...throughput,
    delay: number('DelaySeconds', 0, 0, 900) * 1000,
    maximumMessageSize: number('MaximumMessageSize', 1_048_576, 1024, 1_048_576),
    retention: number('MessageRetentionPeriod', 345_600, 60, 1_209_600) * 1000,
    waitTime: number('ReceiveMessageWaitTimeSeconds', 0, 0, 20) * 1000,
    visibilityTimeout: number('VisibilityTimeout', 30, 0, 43_200) * 1000,
    encryption: encryptionOf(definition, () => number('KmsDataKeyReusePeriodSeconds', 300, 60, 86_400)),
    redriveAllowPolicy: jsonOf(definition.RedriveAllowPolicy),
    redrive: parseRedrive(definition.RedrivePolicy, fifo, where),
  };
}

/**
 * Returns the encryption attributes. SQS encrypts a queue without a key unless its template disables that (Developer Guide,
 * SSE-SQS).
 */
function encryptionOf(
  { KmsMasterKeyId: key, SqsManagedSseEnabled: managed }: QueueDefinition,
  reuse: () => number,
): Queue['encryption'] {
  if (!key) return { SqsManagedSseEnabled: String(managed === undefined || isTrue(managed)) };
  return {
    KmsMasterKeyId: key,
    KmsDataKeyReusePeriodSeconds: String(reuse()),
    SqsManagedSseEnabled: 'false',
  };
}

const jsonOf = (value: unknown): string | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value);

/** Reads how a FIFO queue finds duplicates, and how its throughput would be limited on AWS. */
function parseThroughput(
  { DeduplicationScope: scope, FifoThroughputLimit: limit }: QueueDefinition,
  fifo: boolean,
  where: string,
): Pick<Queue, 'deduplicationScope' | 'fifoThroughputLimit'> {
  const [deduplicationScope, fifoThroughputLimit] = [scope ?? 'queue', limit ?? 'perQueue'];
  if (!fifo && (scope ?? limit) !== undefined) {
    throw invalid(`${where}: DeduplicationScope and FifoThroughputLimit are of FIFO queues only.`);
  }
  if (!['queue', 'messageGroup'].includes(deduplicationScope)) {
    throw invalid(`${where}: DeduplicationScope must be queue or messageGroup.`);
  }
  if (!['perQueue', 'perMessageGroupId'].includes(fifoThroughputLimit)) {
    throw invalid(`${where}: FifoThroughputLimit must be perQueue or perMessageGroupId.`);
  }
  if (fifoThroughputLimit === 'perMessageGroupId' && deduplicationScope !== 'messageGroup') {
    throw invalid(
      `${where}: FifoThroughputLimit is perMessageGroupId only where DeduplicationScope is messageGroup.`,
    );
  }
  return { deduplicationScope, fifoThroughputLimit };
}

function parseRedrive(
  policy: QueueDefinition['RedrivePolicy'],
  fifo: boolean,
  where: string,
): Queue['redrive'] {
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = (
    typeof policy === 'string' ? JSON.parse(policy) : policy
  ) as { deadLetterTargetArn?: string; maxReceiveCount?: number | string };
  const count = Number(maxReceiveCount);
  if (!deadLetterTargetArn || !Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalid(`${where}: RedrivePolicy needs deadLetterTargetArn and maxReceiveCount (1 to 1,000).`);
  }
  const deadLetterQueue = deadLetterTargetArn.split(':').at(-1) as string;
  // "The dead-letter queue of a FIFO queue must also be a FIFO queue", and so on (API Reference, SetQueueAttributes).
  if (deadLetterQueue.endsWith('.fifo') !== fifo)
    throw invalid(`${where}: RedrivePolicy: the dead-letter queue must be of the same type as the queue.`);
  return { deadLetterQueue, deadLetterArn: deadLetterTargetArn, maxReceiveCount: count };
}

function isTrue(value: boolean | string | undefined): boolean {
  return value === true || value === 'true';
}
