import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { AwsService, JsonObject, ServiceRequest } from '../service.ts';
import type { DynamoDbEndpoint, RawAnswer } from './endpoint.ts';
import { ListUpdates } from './list-updates.ts';
import { describedInForm, recordsInForm, toEmbeddedForm } from './stream-form.ts';
import { namedTables, withTableNames } from './table-names.ts';

const STREAMS_OPERATIONS = new Set(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords']);
const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'ExecuteTransaction',
]);
/** Operations whose answers contain ARNs. */
const OPERATIONS_WITH_ARNS = new Set([
  'CreateTable',
  'DescribeTable',
  'UpdateTable',
  'DeleteTable',
  'ListStreams',
  'DescribeStream',
]);
const ARN_PREFIX = /arn:[a-z-]*:dynamodb:[a-z0-9-]*:[0-9]{12}:/g;

/**
 * The DynamoDB API. Calls go to the embedded DynamoDB; ARNs are those of the emulated account. Followers of a
 * table's stream are called for every write before the write is answered.
 */
export class DynamoDbService implements AwsService {
  readonly #endpoint: DynamoDbEndpoint;
  readonly #identity: AccountIdentity;
  readonly #activity: Activity;
  readonly #followers = new Map<string, () => void>();
  readonly #listUpdates = new ListUpdates();
  /** The prefix of the ARNs that the embedded DynamoDB uses, as last seen. */
  #embeddedPrefix = 'arn:aws:dynamodb:dynoxide:000000000000:';

  constructor(options: { endpoint: DynamoDbEndpoint; identity: AccountIdentity; activity: Activity }) {
    this.#endpoint = options.endpoint;
    this.#identity = options.identity;
    this.#activity = options.activity;
  }

  /** Calls `wake`, synchronously, after every write to a table and before the write is answered. */
  follow(tableName: string, wake: () => void): void {
    const earlier = this.#followers.get(tableName);
    this.#followers.set(tableName, () => {
      earlier?.();
      wake();
    });
  }

  /** Makes a call and returns the raw answer, whose body is passed on unchanged where possible. */
  async forward(operation: string, input: JsonObject, body?: Buffer): Promise<RawAnswer> {
    const target = `${STREAMS_OPERATIONS.has(operation) ? 'DynamoDBStreams' : 'DynamoDB'}_20120810.${operation}`;
    const ours = this.#toEmbedded(operation, input);
    const text = ours === input && body ? body : JSON.stringify(ours);
    const end = WRITES.has(operation) ? this.#activity.begin() : undefined;
    try {
      const answer = await this.#send(operation, ours, (sent) =>
        this.#endpoint.send(target, sent === ours ? text : JSON.stringify(sent)),
      );
      if (end && answer.statusCode < 300) this.#wakeFollowers(namedTables(ours));
      return OPERATIONS_WITH_ARNS.has(operation) ? this.#fromEmbedded(answer) : answer;
    } catch (error) {
      if (error instanceof AwsError) throw error;
      throw new AwsError(
        'InternalServerError',
        `The embedded DynamoDB did not answer: ${(error as Error).message}`,
        500,
      );
    } finally {
      end?.();
    }
  }

  async handle(request: ServiceRequest): Promise<JsonObject> {
    const answer = await this.forward(request.operation, request.input);
    const body = JSON.parse(answer.body.toString()) as JsonObject;
    if (answer.statusCode < 300) return body;
    const type = String(body.__type ?? 'InternalServerError');
    throw new AwsError(
      type.slice(type.indexOf('#') + 1),
      String(body.message ?? body.Message ?? ''),
      answer.statusCode,
    );
  }

  async #send(
    operation: string,
    input: JsonObject,
    send: (input: JsonObject) => Promise<RawAnswer>,
  ): Promise<RawAnswer> {
    if (this.#listUpdates.concerns(operation, input)) return this.#listUpdates.send(operation, input, send);
    const answer = await send(input);
    if (answer.statusCode >= 300) return answer;
    if (operation === 'GetRecords') return this.#records(input, answer, send);
    if (operation !== 'DescribeStream') return answer;
    return withBody(answer, describedInForm(JSON.parse(answer.body.toString()) as JsonObject));
  }

  /** The next records that tell of a change, so that an empty answer means that there are no more. */
  async #records(
    input: JsonObject,
    answer: RawAnswer,
    send: (input: JsonObject) => Promise<RawAnswer>,
  ): Promise<RawAnswer> {
    const body = JSON.parse(answer.body.toString()) as JsonObject;
    const found = (body.Records ?? []) as JsonObject[];
    const records = recordsInForm(found);
    const { NextShardIterator } = body;
    if (records.length === 0 && found.length > 0 && typeof NextShardIterator === 'string') {
      const next = { ...input, ShardIterator: NextShardIterator };
      const following = await send(next);
      return following.statusCode < 300 ? this.#records(next, following, send) : following;
    }
    return withBody(answer, { ...body, Records: records });
  }

  #wakeFollowers(tables: Set<string> | undefined): void {
    for (const [table, wake] of this.#followers) if (!tables || tables.has(table)) wake();
  }

  #toEmbedded(operation: string, input: JsonObject): JsonObject {
    const named = withTableNames(input);
    if (!STREAMS_OPERATIONS.has(operation) || typeof named.StreamArn !== 'string') return named;
    return toEmbeddedForm({
      ...named,
      StreamArn: named.StreamArn.replace(ARN_PREFIX, this.#embeddedPrefix),
    });
  }

  #fromEmbedded(answer: RawAnswer): RawAnswer {
    const { partition, region, accountId } = this.#identity;
    const text = answer.body.toString();
    const foreign = text.match(ARN_PREFIX)?.[0];
    if (!foreign) return answer;
    this.#embeddedPrefix = foreign;
    const body = text.replaceAll(ARN_PREFIX, `arn:${partition}:dynamodb:${region}:${accountId}:`);
    return { ...answer, body: Buffer.from(body), checksum: undefined };
  }
}

/** The answer with another body, and without the checksum of the one before. */
function withBody(answer: RawAnswer, body: JsonObject): RawAnswer {
  return { ...answer, body: Buffer.from(JSON.stringify(body)), checksum: undefined };
}
