import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../service.ts';

/**
 * Shards and records of streams in the form that AWS gives them. By the model of the API a shard id has 28 to 65
 * characters and a sequence number 21 to 40; those of dynoxide 1.2.1 are shorter (or longer, with a long name of a
 * table), so that clients which check lengths (boto3, the AWS CLI) refuse to send them back.
 */

const EMBEDDED_SHARD = /^shardId-(\d{8})-(.+)$/;
const SHARD = /^shardId-\d{12}(\d{8})-[0-9a-f]{8}$/;
const SEQUENCE_NUMBER_LENGTH = 21;
const SETS = ['SS', 'NS', 'BS'];

/** The request with the shard ids and sequence numbers of the embedded DynamoDB. */
export function toEmbeddedForm(input: JsonObject): JsonObject {
  const { StreamArn, ShardId, ExclusiveStartShardId, SequenceNumber } = input;
  const table = String(StreamArn).split('/')[1] ?? '';
  const shard = embeddedShard(ShardId, table);
  const after = embeddedShard(ExclusiveStartShardId, table);
  return {
    ...input,
    ...(shard !== undefined && { ShardId: shard }),
    ...(after !== undefined && { ExclusiveStartShardId: after }),
    ...(shard !== undefined &&
      typeof SequenceNumber === 'string' && { SequenceNumber: SequenceNumber.replace(/^0+(?=\d)/, '') }),
  };
}

/** The answer to `DescribeStream` with the ids of AWS' form. */
export function describedInForm(body: JsonObject): JsonObject {
  const description = body.StreamDescription as JsonObject | undefined;
  if (!description) return body;
  const { Shards, LastEvaluatedShardId } = description;
  return {
    ...body,
    StreamDescription: {
      ...description,
      ...(Array.isArray(Shards) && { Shards: (Shards as JsonObject[]).map(shardInForm) }),
      ...(LastEvaluatedShardId !== undefined && { LastEvaluatedShardId: shardId(LastEvaluatedShardId) }),
    },
  };
}

/** The records with sequence numbers of AWS' form, without those of writes that have changed nothing. */
export function recordsInForm(records: readonly JsonObject[]): JsonObject[] {
  return records.filter(hasChange).map((record) => {
    const change = record.dynamodb as JsonObject;
    return { ...record, dynamodb: { ...change, SequenceNumber: sequenceNumber(change.SequenceNumber) } };
  });
}

function shardInForm(shard: JsonObject): JsonObject {
  const { ShardId, ParentShardId, SequenceNumberRange } = shard;
  const range = Object.entries((SequenceNumberRange ?? {}) as JsonObject);
  return {
    ...shard,
    ShardId: shardId(ShardId),
    ...(ParentShardId !== undefined && { ParentShardId: shardId(ParentShardId) }),
    SequenceNumberRange: Object.fromEntries(range.map(([name, number]) => [name, sequenceNumber(number)])),
  };
}

/** The number of the shard in 20 digits and a digest, as in `shardId-00000001414562045508-2bac9cd2`. */
function shardId(value: JsonValue | undefined): JsonValue {
  const embedded = typeof value === 'string' ? EMBEDDED_SHARD.exec(value) : undefined;
  if (!embedded) return value ?? null;
  const digest = createHash('sha256').update(embedded[0]).digest('hex').slice(0, 8);
  return `shardId-${(embedded[1] as string).padStart(20, '0')}-${digest}`;
}

/** The id that `shardId` was made of; undefined when the embedded DynamoDB is one whose ids are left as they are. */
function embeddedShard(value: JsonValue | undefined, table: string): string | undefined {
  const parts = typeof value === 'string' ? SHARD.exec(value) : undefined;
  const embedded = parts ? `shardId-${parts[1]}-${table}` : undefined;
  return embedded !== undefined && shardId(embedded) === value ? embedded : undefined;
}

function sequenceNumber(value: JsonValue | undefined): JsonValue {
  return typeof value === 'string' ? value.padStart(SEQUENCE_NUMBER_LENGTH, '0') : (value ?? null);
}

/** Whether a record tells of a change, as far as its images show that. */
function hasChange({ eventName, dynamodb }: JsonObject): boolean {
  const { NewImage, OldImage } = dynamodb as JsonObject;
  if (eventName !== 'MODIFY' || NewImage === undefined || OldImage === undefined) return true;
  return !isDeepStrictEqual(inOrder(NewImage), inOrder(OldImage));
}

/** Sets have no order. */
function inOrder(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SETS.includes(name) && Array.isArray(inner) ? inner.toSorted() : inOrder(inner),
    ]),
  );
}
