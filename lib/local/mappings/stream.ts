import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import { type AnswerObject, jsonWhenNeeded, textOfAnswer } from '../dynamodb/stored-item.ts';
import type { JsonObject, Principal, ServiceRequest } from '../service.ts';

/** A record of a table's stream in the form that functions receive, with the instant at which it was read. */
export class StreamRecord {
  readonly sequenceNumber: string;
  readonly arrivedAt: number;
  readonly #answer: AnswerObject;
  #text: string | undefined;

  constructor(answer: AnswerObject, arrivedAt: number) {
    this.sequenceNumber = String((answer.dynamodb as AnswerObject).SequenceNumber);
    this.arrivedAt = arrivedAt;
    this.#answer = answer;
  }

  /** The record as JSON for filters, most of which do not look at its images. */
  get event(): JsonObject {
    return jsonWhenNeeded(this.#answer);
  }

  /** The record as JSON text. */
  get text(): string {
    this.#text ??= textOfAnswer(this.#answer);
    return this.#text;
  }
}

/** Converts a record to Lambda's form, which writes the members of the identity in lower case, unlike the API of streams. */
function eventOf({ userIdentity, ...record }: AnswerObject, eventSourceARN: string): AnswerObject {
  const { PrincipalId: principalId, Type: type } = (userIdentity ?? {}) as JsonObject;
  return {
    ...record,
    ...(userIdentity !== undefined && { userIdentity: { type, principalId } }),
    eventSourceARN,
  };
}

/** Reads a table's stream in order, starting at a position. A stream has one shard here. */
export class StreamReader {
  readonly #dynamodb: DynamoDbService;
  readonly #principal: Principal;
  readonly #authorise: ((request: ServiceRequest) => void) | undefined;
  readonly #clock: Clock;
  readonly #streamArn: string;
  #position: string | undefined;
  #iterator: string | undefined;
  #shardId = '';

  constructor(options: {
    dynamodb: DynamoDbService;
    principal: Principal;
    /** Called before each API call; throws to deny it. */
    authorise?: ((request: ServiceRequest) => void) | undefined;
    clock: Clock;
    streamArn: string;
    /** The sequence number after which to read; undefined for all records. */
    position: string | undefined;
  }) {
    this.#dynamodb = options.dynamodb;
    this.#principal = options.principal;
    this.#authorise = options.authorise;
    this.#clock = options.clock;
    this.#streamArn = options.streamArn;
    this.#position = options.position;
  }

  get shardId(): string {
    return this.#shardId;
  }

  /** Returns the next records, at most `limit`; none when all have been read. */
  async read(limit: number): Promise<StreamRecord[]> {
    this.#iterator ??= await this.#iteratorAt();
    if (this.#iterator === undefined) return [];
    let answer: AnswerObject;
    try {
      answer = await this.#call('GetRecords', { ShardIterator: this.#iterator, Limit: limit });
    } catch (error) {
      this.#iterator = undefined;
      if (error instanceof AwsError && error.code === 'ExpiredIteratorException') return this.read(limit);
      throw error;
    }
    this.#iterator = (answer.NextShardIterator as string | undefined) ?? undefined;
    const arrivedAt = this.#clock.now();
    const records = (answer.Records as AnswerObject[]).map(
      (record) => new StreamRecord(eventOf(record, this.#streamArn), arrivedAt),
    );
    this.#position = records.at(-1)?.sequenceNumber ?? this.#position;
    return records;
  }

  async #iteratorAt(): Promise<string | undefined> {
    const { StreamDescription } = await this.#call('DescribeStream', { StreamArn: this.#streamArn });
    const shards = (StreamDescription as { Shards?: { ShardId: string }[] }).Shards ?? [];
    const shard = shards[0];
    if (!shard) return undefined;
    if (shards.length > 1) throw new Error(`The stream ${this.#streamArn} has more than one shard`);
    this.#shardId = shard.ShardId;
    const { ShardIterator } = await this.#call('GetShardIterator', {
      StreamArn: this.#streamArn,
      ShardId: shard.ShardId,
      ...(this.#position === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: this.#position }),
    });
    return ShardIterator as string;
  }

  async #call(operation: string, input: JsonObject): Promise<AnswerObject> {
    const request = { service: 'dynamodb', operation, input, principal: this.#principal };
    this.#authorise?.(request);
    return this.#dynamodb.answer(request);
  }
}
