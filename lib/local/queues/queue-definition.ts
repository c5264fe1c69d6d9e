import { invalid } from './message-attributes.ts';

/** A queue as `AWS::SQS::Queue` describes it, references resolved; numbers may be text, as in templates. */
export interface QueueDefinition {
  QueueName: string;
  FifoQueue?: boolean | string;
  ContentBasedDeduplication?: boolean | string;
  /** `queue` unless given. */
  DeduplicationScope?: string;
  /** Has no effect: nothing is throttled here. */
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
  /** This and the following have no effect on clients. */
  KmsMasterKeyId?: string;
  KmsDataKeyReusePeriodSeconds?: number | string;
  SqsManagedSseEnabled?: boolean | string;
  RedriveAllowPolicy?: unknown;
}

/** Checked, with defaults; durations in milliseconds. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  /** Whether a message is the same as another one of its group only. */
  readonly deduplicatesByGroup: boolean;
  readonly delay: number;
  readonly maximumMessageSize: number;
  readonly retention: number;
  readonly waitTime: number;
  readonly visibilityTimeout: number;
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

/** @throws AwsError naming the queue and what is malformed or not supported. */
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
  return {
    name,
    arn,
    fifo,
    contentBasedDeduplication: isTrue(definition.ContentBasedDeduplication),
    deduplicatesByGroup: deduplicationScope(definition, fifo, where) === 'messageGroup',
    delay: number('DelaySeconds', 0, 0, 900) * 1000,
    maximumMessageSize: number('MaximumMessageSize', 1_048_576, 1024, 1_048_576),
    retention: number('MessageRetentionPeriod', 345_600, 60, 1_209_600) * 1000,
    waitTime: number('ReceiveMessageWaitTimeSeconds', 0, 0, 20) * 1000,
    visibilityTimeout: number('VisibilityTimeout', 30, 0, 43_200) * 1000,
    redrive: parseRedrive(definition.RedrivePolicy, where),
  };
}

/** @throws AwsError for a scope or limit that there is not, or that only FIFO queues have */
function deduplicationScope(definition: QueueDefinition, fifo: boolean, where: string): string {
  const { DeduplicationScope: scope = 'queue', FifoThroughputLimit: limit = 'perQueue' } = definition;
  const given = definition.DeduplicationScope ?? definition.FifoThroughputLimit;
  if (!fifo && given !== undefined)
    throw invalid(`${where}: DeduplicationScope and FifoThroughputLimit are for FIFO queues.`);
  if (!['queue', 'messageGroup'].includes(scope))
    throw invalid(`${where}: DeduplicationScope must be queue or messageGroup.`);
  if (!['perQueue', 'perMessageGroupId'].includes(limit))
    throw invalid(`${where}: FifoThroughputLimit must be perQueue or perMessageGroupId.`);
  if (limit === 'perMessageGroupId' && scope === 'queue')
    throw invalid(
      `${where}: FifoThroughputLimit perMessageGroupId needs the DeduplicationScope messageGroup.`,
    );
  return scope;
}

function parseRedrive(policy: QueueDefinition['RedrivePolicy'], where: string): Queue['redrive'] {
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = (
    typeof policy === 'string' ? JSON.parse(policy) : policy
  ) as { deadLetterTargetArn?: string; maxReceiveCount?: number | string };
  const count = Number(maxReceiveCount);
  if (!deadLetterTargetArn || !Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalid(`${where}: RedrivePolicy needs deadLetterTargetArn and maxReceiveCount (1 to 1,000).`);
  }
  const deadLetterQueue = deadLetterTargetArn.split(':').at(-1) as string;
  return { deadLetterQueue, deadLetterArn: deadLetterTargetArn, maxReceiveCount: count };
}

function isTrue(value: boolean | string | undefined): boolean {
  return value === true || value === 'true';
}
