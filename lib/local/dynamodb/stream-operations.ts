import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { refuse } from './attribute-value.ts';
import type { Engine } from './engine.ts';
import { oneOf, wholeNumber } from './request.ts';
import { AnsweredItem, type AnswerObject } from './stored-item.ts';
import { imagesOf, type Stream, type StreamRecord, sequenceNumber, shardIdOf } from './stream-store.ts';
import { schemaOf } from './table-definition.ts';

const ITERATOR_LIFE = 15 * 60 * 1000;
const MAX_RECORDS = 1_000;
const MAX_STREAMS = 100;
/** Bytes of the images in one answer. */
const MAX_BYTES = 1024 * 1024;
const ITERATOR_TYPES = ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'] as const;

/** The content of a shard iterator: the record number after which to read, and the instant from which it expires. */
interface Iterator {
  readonly after: number;
  readonly created: number;
}

const arnOf = (engine: Engine, { tableName, label }: Stream): string =>
  engine.arn(`table/${tableName}/stream/${label}`);

export function listStreams(engine: Engine, input: JsonObject): JsonObject {
  const limit = wholeNumber(input, 'Limit', [1, MAX_STREAMS]) ?? MAX_STREAMS;
  const streams = engine.streams
    .all()
    .filter(({ tableName }) => input.TableName === undefined || tableName === input.TableName);
  const start = input.ExclusiveStartStreamArn;
  const from = start === undefined ? 0 : streams.findIndex((stream) => arnOf(engine, stream) === start) + 1;
  const page = streams.slice(from, from + limit);
  const last = page.at(-1);
  return {
    Streams: page.map((stream) => ({
      StreamArn: arnOf(engine, stream),
      TableName: stream.tableName,
      StreamLabel: stream.label,
    })),
    ...(last && from + limit < streams.length && { LastEvaluatedStreamArn: arnOf(engine, last) }),
  };
}

function streamOf(engine: Engine, input: JsonObject): Stream {
  const [, name = '', label = ''] = /:table\/([^/]+)\/stream\/(.+)$/.exec(String(input.StreamArn)) ?? [];
  const stream = engine.streams.find(name, label);
  if (stream) return stream;
  throw new AwsError(
    'ResourceNotFoundException',
    `Requested resource not found: Stream: ${String(input.StreamArn)} not found`,
  );
}

export function describeStream(engine: Engine, input: JsonObject): JsonObject {
  const stream = streamOf(engine, input);
  const shard = {
    ShardId: shardIdOf(stream),
    SequenceNumberRange: {
      StartingSequenceNumber: sequenceNumber(engine.streams.firstNumber(stream.id)),
      ...(stream.closed && { EndingSequenceNumber: sequenceNumber(engine.streams.lastNumber()) }),
    },
  };
  // A stream has a single shard here, which is nobody's child.
  const isLeftOut = input.ExclusiveStartShardId === shard.ShardId || asksForChildren(input.ShardFilter);
  return {
    StreamDescription: {
      StreamArn: arnOf(engine, stream),
      StreamLabel: stream.label,
      StreamStatus: stream.closed ? 'DISABLED' : 'ENABLED',
      StreamViewType: stream.view,
      CreationRequestDateTime: stream.created / 1000,
      TableName: stream.tableName,
      KeySchema: schemaOf(stream.key),
      Shards: isLeftOut ? [] : [shard],
    },
  };
}

/** @throws AwsError ValidationException for a filter of an unknown type */
function asksForChildren(filter: JsonValue | undefined): boolean {
  if (filter === undefined || filter === null) return false;
  const { Type, ShardId } = filter as JsonObject;
  if (Type === 'CHILD_SHARDS' && typeof ShardId === 'string') return true;
  throw refuse(
    Type === 'CHILD_SHARDS'
      ? 'ShardFilter of type CHILD_SHARDS requires a ShardId'
      : `1 validation error detected: Value '${String(Type)}' at 'shardFilter.type' failed to satisfy constraint: Member must satisfy enum value set: [CHILD_SHARDS]`,
  );
}

export function getShardIterator(engine: Engine, input: JsonObject): JsonObject {
  const stream = streamOf(engine, input);
  if (input.ShardId !== shardIdOf(stream)) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Requested resource not found: Shard does not exist: ${String(input.ShardId)}`,
    );
  }
  const type = oneOf(input, 'ShardIteratorType', ITERATOR_TYPES, 'TRIM_HORIZON');
  const after = startOf(engine, stream, type, input);
  return { ShardIterator: iteratorText(engine, stream, { after, created: engine.clock.now() }) };
}

function startOf(
  engine: Engine,
  stream: Stream,
  type: (typeof ITERATOR_TYPES)[number],
  { SequenceNumber }: JsonObject,
): number {
  if (type === 'TRIM_HORIZON') return 0;
  if (type === 'LATEST') return engine.streams.lastNumber();
  if (typeof SequenceNumber !== 'string' || !/^\d{1,40}$/.test(SequenceNumber)) {
    throw refuse(`ShardIteratorType ${type} requires a SequenceNumber`);
  }
  const number = Number(SequenceNumber);
  const after = type === 'AT_SEQUENCE_NUMBER' ? number - 1 : number;
  if (after >= stream.trimmed) return after;
  throw new AwsError(
    'TrimmedDataAccessException',
    'The operation attempted to read past the oldest stream record in a shard.',
  );
}

export function getRecords(engine: Engine, input: JsonObject): AnswerObject {
  const [StreamArn = '', , position = ''] = String(input.ShardIterator).split('|');
  const iterator = parse(position);
  const stream = streamOf(engine, { StreamArn });
  const now = engine.clock.now();
  if (now - iterator.created > ITERATOR_LIFE) {
    throw new AwsError('ExpiredIteratorException', 'The shard iterator has expired');
  }
  const limit = wholeNumber(input, 'Limit', [1, MAX_RECORDS]) ?? MAX_RECORDS;
  const found = engine.streams.read(stream, iterator.after, limit);
  let bytes = 0;
  const records = found.filter(({ size }, at) => {
    bytes += size;
    return at === 0 || bytes <= MAX_BYTES;
  });
  const after = records.at(-1)?.number ?? iterator.after;
  const isEnd = stream.closed && records.length === found.length && found.length < limit;
  return {
    Records: records.map((record) => recordOf(engine, stream, record)),
    ...(!isEnd && { NextShardIterator: iteratorText(engine, stream, { after, created: now }) }),
  };
}

function recordOf(engine: Engine, stream: Stream, record: StreamRecord): AnswerObject {
  const { keys, oldImage, newImage } = record;
  const shown = imagesOf(stream.view);
  return {
    eventID: Buffer.from(`${stream.id}-${record.number}`).toString('hex').padStart(32, '0'),
    eventName: record.event,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: engine.identity.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(record.created / 1000),
      Keys: AnsweredItem.ofText(keys),
      NewImage: shown.new && newImage !== undefined ? AnsweredItem.ofText(newImage) : undefined,
      OldImage: shown.old && oldImage !== undefined ? AnsweredItem.ofText(oldImage) : undefined,
      SequenceNumber: sequenceNumber(record.number),
      SizeBytes: record.size,
      StreamViewType: stream.view,
    },
    ...(record.isExpiry && { userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } }),
  };
}

/** Returns an iterator in the form of AWS, which begins with the ARN of the stream. */
function iteratorText(engine: Engine, stream: Stream, iterator: Iterator): string {
  return `${arnOf(engine, stream)}|1|${Buffer.from(JSON.stringify(iterator)).toString('base64')}`;
}

function parse(position: string): Iterator {
  try {
    const value = JSON.parse(Buffer.from(position, 'base64').toString()) as Iterator;
    if ([value.after, value.created].every(Number.isSafeInteger)) return value;
  } catch {
    // Refused below.
  }
  throw refuse('Invalid ShardIterator');
}
