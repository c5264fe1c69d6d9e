import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { AwsService, JsonObject, ServiceRequest } from '../service.ts';
import { batchGetItem, batchWriteItem } from './batches.ts';
import { requireReports } from './capacity.ts';
import { openTables } from './database.ts';
import { Engine } from './engine.ts';
import { ExpiredItems } from './expired-items.ts';
import { GroupCommit } from './group-commit.ts';
import { changeItem, deleteChange, getItem, putChange, updateChange } from './item-operations.ts';
import { withAllMembers } from './member-errors.ts';
import { batchExecuteStatement, executeStatement, executeTransaction } from './partiql/operations.ts';
import { query, scan } from './reads.ts';
import {
  describeContinuousBackups,
  describeEndpoints,
  describeLimits,
  describeTimeToLive,
  listTagsOfResource,
  tagResource,
  untagResource,
  updateContinuousBackups,
  updateTimeToLive,
} from './setting-operations.ts';
import { type AnswerObject, textOfAnswer } from './stored-item.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './stream-operations.ts';
import { createTable, deleteTable, describeTable, listTables, updateTable } from './table-operations.ts';
import { transactGetItems, transactWriteItems } from './transactions.ts';

type Operation = (engine: Engine, input: JsonObject) => AnswerObject;

const READS: Readonly<Record<string, Operation>> = {
  GetItem: getItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  TransactGetItems: transactGetItems,
  DescribeTable: describeTable,
  ListTables: listTables,
  DescribeTimeToLive: describeTimeToLive,
  DescribeContinuousBackups: describeContinuousBackups,
  DescribeLimits: describeLimits,
  DescribeEndpoints: describeEndpoints,
  ListTagsOfResource: listTagsOfResource,
  ListStreams: listStreams,
  DescribeStream: describeStream,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};

/** These operations refuse a request before they write anything. */
const ITEM_WRITES: Readonly<Record<string, Operation>> = {
  PutItem: (engine, input) => changeItem(engine, input, putChange),
  UpdateItem: (engine, input) => changeItem(engine, input, updateChange),
  DeleteItem: (engine, input) => changeItem(engine, input, deleteChange),
  BatchWriteItem: batchWriteItem,
  TransactWriteItems: transactWriteItems,
};

const OTHER_WRITES: Readonly<Record<string, Operation>> = {
  ExecuteStatement: executeStatement,
  BatchExecuteStatement: batchExecuteStatement,
  ExecuteTransaction: executeTransaction,
  CreateTable: createTable,
  UpdateTable: updateTable,
  DeleteTable: deleteTable,
  UpdateTimeToLive: updateTimeToLive,
  UpdateContinuousBackups: updateContinuousBackups,
  TagResource: tagResource,
  UntagResource: untagResource,
};

/**
 * The DynamoDB API, with all tables in one SQLite file. An answer contains only durable data. Followers of a table's stream are
 * called for every write before the write is answered.
 *
 * @example
 * const dynamodb = new DynamoDbService({ dataFolder, durable: false, clock, identity, activity });
 * await dynamodb.handle({ service: 'dynamodb', operation: 'ListTables', input: {}, principal });
 */
export class DynamoDbService implements AwsService {
  readonly #database: DatabaseSync;
  readonly #engine: Engine;
  readonly #commit: GroupCommit;
  readonly #activity: Activity;
  readonly #expired: ExpiredItems;
  readonly #followers = new Map<string, Set<() => void>>();
  #closed = false;

  /**
   * @throws Error naming the file when it cannot be used
   */
  constructor(options: {
    readonly dataFolder: string;
    /** Whether acknowledged data survives a power failure; it survives the end of the process in any case. */
    readonly durable: boolean;
    readonly clock: Clock;
    readonly identity: AccountIdentity;
    readonly activity: Activity;
  }) {
    const file = join(options.dataFolder, 'dynamodb.sqlite');
    this.#database = openTables(file, options.durable);
    this.#engine = new Engine(this.#database, options.clock, options.identity);
    this.#commit = new GroupCommit(this.#database, {
      logFile: options.durable ? `${file}-wal` : undefined,
      onCommitted: () => {
        this.#expired.plan(this.#engine.takeFirstDeletion());
        this.#wakeFollowers();
      },
      onUndone: () => this.#engine.reload(),
    });
    this.#activity = options.activity;
    const { clock, activity } = options;
    this.#expired = new ExpiredItems({ engine: this.#engine, commit: this.#commit, clock, activity });
  }

  /** The supported operations of the API and of DynamoDB Streams. */
  get operations(): readonly string[] {
    return [...Object.keys(READS), ...Object.keys(ITEM_WRITES), ...Object.keys(OTHER_WRITES)];
  }

  /** Calls `wake` synchronously after every write to a table, before the write is answered. */
  follow(tableName: string, wake: () => void): void {
    const followers = this.#followers.get(tableName) ?? new Set();
    this.#followers.set(tableName, followers);
    followers.add(wake);
  }

  /**
   * Records how far a reader of a stream has come. Records that it has not consumed are kept for it, however old they are.
   * @param reader a name that stays the same for the reader
   */
  consumed(streamArn: string, reader: string, sequenceNumber: string): void {
    const [, tableName = '', , label = ''] = streamArn.split('/');
    this.#engine.streams.consumed(tableName, label, reader, Number(sequenceNumber));
  }

  /**
   * Makes a call and returns the answer as JSON text.
   * @throws AwsError when the API refuses the call
   */
  async forward(operation: string, input: JsonObject): Promise<string> {
    return this.#make(operation, input, textOfAnswer);
  }

  async handle({ operation, input }: ServiceRequest): Promise<JsonObject> {
    return JSON.parse(await this.forward(operation, input)) as JsonObject;
  }

  /** Like `handle`, but items in the answer are in their stored form, which need not be parsed to be passed on. */
  async answer({ operation, input }: ServiceRequest): Promise<AnswerObject> {
    return this.#make(operation, input, (answer) => answer);
  }

  /** Frees the memory of the caches. */
  shrink(): void {
    this.#engine.items.forgetParts();
    this.#database.exec('PRAGMA shrink_memory');
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#expired.close();
    this.#commit.close();
    this.#database.close();
  }

  async #make<T>(operation: string, input: JsonObject, form: (answer: AnswerObject) => T): Promise<T> {
    const inForm = <R>(work: () => R) => inFormOf(operation, input, work);
    inForm(() => requireReports(input));
    const read = Object.hasOwn(READS, operation) ? READS[operation] : undefined;
    if (read) return this.#commit.read(() => inForm(() => form(read(this.#engine, input))));
    const isGuarded = Object.hasOwn(OTHER_WRITES, operation);
    const writes = isGuarded ? OTHER_WRITES : ITEM_WRITES;
    const write = Object.hasOwn(writes, operation) ? writes[operation] : undefined;
    if (!write) {
      throw new AwsError('UnknownOperationException', `The operation ${operation} is not supported here`);
    }
    const end = this.#activity.begin();
    try {
      return await this.#commit.write(() => inForm(() => form(write(this.#engine, input))), isGuarded);
    } catch (error) {
      if (error instanceof AwsError) throw error;
      throw new AwsError(
        'InternalServerError',
        `The tables could not be written: ${(error as Error).message}`,
        500,
      );
    } finally {
      end();
    }
  }

  #wakeFollowers(): void {
    for (const name of this.#engine.takeWritten()) {
      for (const wake of this.#followers.get(name) ?? []) wake();
    }
  }
}

/**
 * Turns the TypeError or RangeError of code that relies on the API's model into a refusal: the request does not follow the
 * model, or is nested too deeply.
 */
function inFormOf<T>(operation: string, input: JsonObject, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AwsError) throw withAllMembers(error, operation, input);
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new AwsError(
      'SerializationException',
      `The request is not in the form of the API: ${error.message}`,
    );
  }
}
