import { requireDestination } from '../lambda/destination.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { requireDestinationAccess } from './destination-access.ts';
import { requireLimits, requireWords } from './limits.ts';
import { hashOf } from './names.ts';
import {
  arnOf,
  isTrue,
  numberOf,
  objectOf,
  type Parts,
  placeOf,
  type Resource,
  type ResourceType,
  TAGS,
  textOf,
} from './resource-type.ts';

/** Properties that only mappings of streams have. */
const STREAM_PROPERTIES = [
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'StartingPosition',
];

/** A mapping of a DynamoDB stream or of a queue. */
export const eventSourceMapping: ResourceType = {
  properties: {
    BatchSize: 'used',
    BisectBatchOnFunctionError: 'used',
    DestinationConfig: { fields: { OnFailure: { fields: { Destination: 'used' } } } },
    Enabled: 'used',
    EventSourceArn: 'used',
    FilterCriteria: 'used',
    FunctionName: 'used',
    FunctionResponseTypes: 'used',
    KmsKeyArn: { noEffect: 'filters are not encrypted here' },
    MaximumBatchingWindowInSeconds: { noEffect: 'records are delivered at once' },
    MaximumRecordAgeInSeconds: 'used',
    MaximumRetryAttempts: 'used',
    MetricsConfig: { noEffect: 'there are no metrics here' },
    ParallelizationFactor: { noEffect: 'one batch of a stream is delivered at a time' },
    ProvisionedPollerConfig: { noEffect: 'one batch of a queue is delivered at a time' },
    ScalingConfig: { noEffect: 'one batch of a queue is delivered at a time' },
    StartingPosition: 'used',
    Tags: TAGS,
  },
  async deploy(resource, parts) {
    const { properties } = resource;
    const source = textOf(properties, 'EventSourceArn') ?? '';
    const functionArn = parts.functions.qualifiedArn(textOf(properties, 'FunctionName') ?? '');
    const enabled = properties.Enabled === undefined || isTrue(properties, 'Enabled');
    parts.access.afterDeployment(placeOf(resource), () => requireAccess(resource, parts, source));
    if (/^arn:[^:]+:dynamodb:.*\/stream\//.test(source)) {
      const mapping = streamMapping(resource);
      if (properties.StartingPosition === 'LATEST') await parts.mappings.beginAtEnd(mapping.id, source);
      if (enabled) parts.mappings.addStream(mapping);
    } else if (/^arn:[^:]+:sqs:/.test(source)) {
      await requireLongerVisibility(resource, parts, source);
      if (enabled) parts.mappings.addQueue(queueMapping(resource));
    } else {
      throw new Error(`the event source ${source} is not supported (DynamoDB streams and queues are)`);
    }
    const id = hashOf(resource, 32);
    const arn = arnOf(parts.identity, 'lambda', `event-source-mapping:${id}`);
    return {
      ref: id,
      attributes: { Id: id, EventSourceMappingArn: arn },
      only: `the mapping from ${source} to ${functionArn}`,
    };
  },
};

/** "Lambda quotas": five, which can be raised to ten. */
const MAX_FILTERS = 10;

function common({ properties, stack, logicalId }: Resource) {
  const filters = (objectOf(properties, 'FilterCriteria').Filters ?? []) as { Pattern: string }[];
  if (filters.length > MAX_FILTERS)
    throw new Error(`${filters.length} filters are more than the ${MAX_FILTERS} that a mapping may have`);
  const types = properties.FunctionResponseTypes;
  requireWords('FunctionResponseTypes', types, ['ReportBatchItemFailures']);
  return {
    id: `${stack.name}/${logicalId}`,
    functionName: textOf(properties, 'FunctionName') ?? '',
    filters: filters.map(({ Pattern }) => JSON.parse(Pattern) as JsonObject),
    reportBatchItemFailures: Array.isArray(types) && types.includes('ReportBatchItemFailures'),
  };
}

function streamMapping(resource: Resource) {
  const { properties } = resource;
  const position = textOf(properties, 'StartingPosition');
  if (position !== 'TRIM_HORIZON' && position !== 'LATEST') {
    throw new Error(
      `the StartingPosition ${position} is not valid for a DynamoDB stream (TRIM_HORIZON and LATEST are)`,
    );
  }
  // API reference, CreateEventSourceMapping; "Lambda parameters for DynamoDB".
  requireLimits(properties, {
    BatchSize: [1, 10_000],
    MaximumBatchingWindowInSeconds: [0, 300],
    MaximumRecordAgeInSeconds: [-1, 604_800],
    MaximumRetryAttempts: [-1, 10_000],
    ParallelizationFactor: [1, 10],
  });
  // Same page: "values less than 60 and greater than -1 fall within the parameter's absolute range, they are not allowed".
  const age = numberOf(properties, 'MaximumRecordAgeInSeconds') ?? -1;
  if (age > -1 && age < 60)
    throw new Error(`the MaximumRecordAgeInSeconds ${age} is neither -1 nor at least 60`);
  const onFailure = onFailureOf(properties);
  if (onFailure !== undefined) requireDestination(onFailure, 'dead letters');
  const shared = common(resource);
  if (shared.filters.some(hasNumeric)) {
    // DynamoDB represents numbers as strings, so AWS does not compare numbers of streams either.
    throw new Error('a filter with a numeric comparison is not supported for a stream');
  }
  return {
    ...shared,
    streamArn: textOf(properties, 'EventSourceArn') ?? '',
    batchSize: numberOf(properties, 'BatchSize') ?? 100,
    bisectBatchOnFunctionError: isTrue(properties, 'BisectBatchOnFunctionError'),
    maximumRetryAttempts: numberOf(properties, 'MaximumRetryAttempts') ?? -1,
    maximumRecordAgeInSeconds: numberOf(properties, 'MaximumRecordAgeInSeconds') ?? -1,
    ...(onFailure !== undefined && { onFailure }),
  };
}

function queueMapping(resource: Resource) {
  const { properties } = resource;
  const misplaced = STREAM_PROPERTIES.find((name) => properties[name] !== undefined);
  if (misplaced) throw new Error(`${misplaced} is for streams, not for queues`);
  requireBatches(properties);
  return {
    ...common(resource),
    queueArn: textOf(properties, 'EventSourceArn') ?? '',
    batchSize: numberOf(properties, 'BatchSize') ?? 10,
  };
}

/** API reference, CreateEventSourceMapping; Lambda Developer Guide, "Lambda parameters for Amazon SQS". */
function requireBatches(properties: JsonObject): void {
  const fifo = (textOf(properties, 'EventSourceArn') ?? '').endsWith('.fifo');
  requireLimits(properties, { BatchSize: [1, fifo ? 10 : 10_000], MaximumBatchingWindowInSeconds: [0, 300] });
  const window = numberOf(properties, 'MaximumBatchingWindowInSeconds') ?? 0;
  if (fifo && window > 0) throw new Error('a FIFO queue cannot have a MaximumBatchingWindowInSeconds');
  if (window === 0 && (numberOf(properties, 'BatchSize') ?? 10) > 10)
    throw new Error('a BatchSize over 10 needs a MaximumBatchingWindowInSeconds of at least 1');
  requireLimits(objectOf(properties, 'ScalingConfig'), { MaximumConcurrency: [2, 1000] });
}

const onFailureOf = (properties: JsonObject): string | undefined =>
  textOf(objectOf(objectOf(properties, 'DestinationConfig'), 'OnFailure'), 'Destination');

const STREAM_ACTIONS = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
const QUEUE_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** Checks, as Lambda does, that the function's role may read the source and send to the destination for failures. */
function requireAccess({ properties }: Resource, parts: Parts, source: string): void {
  const { access, functions } = parts;
  const configuration = functions.configuration(textOf(properties, 'FunctionName') ?? '');
  const { name, roleArn } = configuration;
  const actions = source.split(':')[2] === 'dynamodb' ? STREAM_ACTIONS : QUEUE_ACTIONS;
  access.requireAll({ arn: roleArn, session: name }, actions, source);
  const onFailure = onFailureOf(properties);
  if (onFailure !== undefined) requireDestinationAccess(parts, configuration, onFailure);
}

/** Checks, as Lambda does, that no message becomes visible again while the function may still be handling it. */
async function requireLongerVisibility(resource: Resource, parts: Parts, queueArn: string): Promise<void> {
  const { timeout } = parts.functions.configuration(textOf(resource.properties, 'FunctionName') ?? '');
  const { Attributes } = await parts.queues.handle({
    service: 'sqs',
    operation: 'GetQueueAttributes',
    input: {
      QueueUrl: parts.queues.queueUrl(queueArn.split(':').at(-1) ?? ''),
      AttributeNames: ['VisibilityTimeout'],
    },
    principal: parts.principals.root,
  });
  const visibility = Number((Attributes as { VisibilityTimeout?: string }).VisibilityTimeout);
  if (visibility < timeout) {
    throw new Error(
      `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds`,
    );
  }
}

function hasNumeric(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(
    ([name, item]) => (name === 'numeric' && Array.isArray(item)) || hasNumeric(item),
  );
}
