import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { attributesOf, type Item, type ItemKey, itemOf } from './attributes.ts';
import { requireItemFits } from './item-size.ts';
import { JoinedReads } from './joined-reads.ts';
import type { IndexPartition } from './keys.ts';
import { projectionOf } from './projection.ts';
import { pauseBeforeRetry } from './retry-on-conflict.ts';
import schema from './table-schema.json' with { type: 'json' };
import { ThrottledTransactionError } from './throttled-transaction-error.ts';

export type { Item, ItemKey };

/** A part of a transaction, made by `putItem` or `updateItem`. */
export interface Write {
  readonly Put?: ConditionalWrite & { readonly Item: Item };
  readonly Update?: ConditionalWrite & { readonly Key: ItemKey; readonly UpdateExpression: string };
}

interface ConditionalWrite {
  readonly TableName: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD';
}

/** A write in the form that is sent. */
const sentWrite = ({ Put, Update }: Write): TransactWriteItem => ({
  ...(Put && { Put: { ...withSentValues(Put), Item: attributesOf(Put.Item) } }),
  ...(Update && { Update: { ...withSentValues(Update), Key: attributesOf(Update.Key) } }),
});

const withSentValues = <Part extends ConditionalWrite>({ ExpressionAttributeValues, ...part }: Part) => ({
  ...part,
  ...(ExpressionAttributeValues && { ExpressionAttributeValues: attributesOf(ExpressionAttributeValues) }),
});

/** How many writes DynamoDB accepts in one transaction. */
export const maxTransactItems = 100;

/** How often a throttled transaction is sent. */
const maxThrottledAttempts = 4;

/**
 * Reasons for which DynamoDB cancels a transaction that would succeed later (API reference, `TransactionCanceledException`).
 */
const throttledCodes: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'ThrottlingError',
]);

/** An item in an index, and its sort key there, where a page may end and the next begin. */
export interface ListedItem {
  readonly item: Item;
  readonly place: string;
}

/** For reads that only need the position of each item. */
export const placesOnly: readonly string[] = ['PK'];

/** A part of an index's partition: from after one position up to another (inclusive), at most `limit` items. */
export interface IndexRange {
  readonly after?: string | undefined;
  readonly until?: string | undefined;
  readonly limit?: number | undefined;
  /** From the end backwards: `after` is then the position before which to continue, and `until` has no meaning. */
  readonly backwards?: true;
}

/** The range of all instants up to one (milliseconds, inclusive), for sort keys of the form `<instant>#...`. */
export const untilInstant = (instant: number): string => `${new Date(instant).toISOString()}#\uffff`;

/** A write whose condition failed in a transaction, and the item that made it fail, if DynamoDB returned it. */
export interface FailedCondition {
  readonly index: number;
  readonly found: Item | undefined;
}

/**
 * The table, with the part of DynamoDB that the store uses. Reads of the table, not of its indexes, are consistent.
 *
 * Values get their types here and not from the SDK's document client: it walks every request and answer several times more and
 * rebuilds its middleware for each, so its calls take a third more of the processor.
 */
export class Table {
  readonly #client: DynamoDBClient;
  readonly #name: string;
  readonly #reads: JoinedReads;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.#name = name;
    this.#reads = new JoinedReads(client, name);
  }

  /** Reads an item consistently; undefined if it does not exist. */
  get(PK: string, SK: string): Promise<Item | undefined> {
    return this.#reads.get({ PK, SK });
  }

  /**
   * Reads items by their keys consistently, in the order of the keys; undefined for each that does not exist. A hundred take
   * one call.
   * @param attributes paths such as `state.phase`, if only part of an item is needed
   */
  getMany(keys: readonly ItemKey[], attributes: readonly string[] = []): Promise<(Item | undefined)[]> {
    return Promise.all(keys.map((key) => this.#reads.get(key, attributes)));
  }

  /** Reads an item that has hardly more than some attributes, perhaps only these, in one call with other reads. */
  getEitherWay(PK: string, SK: string, attributes: readonly string[]): Promise<Item | undefined> {
    return this.#reads.getEitherWay({ PK, SK }, attributes);
  }

  /**
   * Writes an item, replacing what was there.
   * @throws ItemTooLargeError
   */
  async put(item: Item): Promise<void> {
    requireItemFits(item);
    await this.#client.send(new PutItemCommand({ TableName: this.#name, Item: attributesOf(item) }));
  }

  /** Returns items of a partition from after one sort key up to another (inclusive), in order, at most `limit`. */
  async listBetween(PK: string, after: string, until: string, limit: number): Promise<Item[]> {
    if (after >= until) return [];
    const query = {
      TableName: this.#name,
      KeyConditionExpression: 'PK = :partition AND SK BETWEEN :after AND :until',
      ExpressionAttributeValues: attributesOf({
        ':partition': PK,
        ':after': `${after}\u0000`,
        ':until': until,
      }),
      ConsistentRead: true,
    };
    return this.#all(query, limit);
  }

  /** Returns items of a partition from before a sort key backwards, at most `limit`. */
  listNewest(PK: string, before: string, limit: number): Promise<Item[]> {
    const query = {
      TableName: this.#name,
      KeyConditionExpression: 'PK = :partition AND SK < :before',
      ExpressionAttributeValues: attributesOf({ ':partition': PK, ':before': before }),
      ScanIndexForward: false,
      ConsistentRead: true,
    };
    return this.#all(query, limit);
  }

  /**
   * Returns all items of a partition, in order; with `prefix`, those whose sort key begins with it. DynamoDB refuses an empty
   * prefix, like any empty value that is compared with a key.
   */
  async list(PK: string, prefix?: string): Promise<Item[]> {
    return this.#all({
      TableName: this.#name,
      KeyConditionExpression: `PK = :partition${prefix === undefined ? '' : ' AND begins_with(SK, :prefix)'}`,
      ExpressionAttributeValues: attributesOf({ ':partition': PK, ':prefix': prefix }),
      ConsistentRead: true,
    });
  }

  /** Returns the last item of a partition whose sort key begins with `prefix`; undefined if there is none. */
  async last(PK: string, prefix: string): Promise<Item | undefined> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#name,
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: attributesOf({ ':partition': PK, ':prefix': prefix }),
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    return Items[0] && itemOf(Items[0]);
  }

  /**
   * Returns the items in a partition of an index, ordered by its sort key. An index lags a moment behind the table.
   * @param range from after one sort key up to another (inclusive); without it, the whole partition
   * @param attributes paths such as `state.phase`, if only part of an item is needed
   * @example
   * const found = await table.byIndex(partition, { after: lastPlace, limit: 51 }); // one more than a page shows
   */
  async byIndex(
    partition: IndexPartition,
    range: IndexRange = {},
    attributes: readonly string[] = [],
  ): Promise<ListedItem[]> {
    const { backwards = false, limit } = range;
    const [from, until] = backwards
      ? [' ', range.after ?? '\uffff']
      : [range.after ?? ' ', range.until ?? '\uffff'];
    // DynamoDB refuses a range that ends before it begins. It would be empty.
    if (from >= until) return [];
    const { partitionKey, sortKey } = schema.indexes[partition.index];
    const projection = attributes.length > 0 ? projectionOf([...attributes, sortKey]) : {};
    const query: QueryCommandInput = {
      TableName: this.#name,
      IndexName: partition.index,
      KeyConditionExpression: `#partition = :partition AND ${backwards ? '#sort < :until' : '#sort BETWEEN :from AND :until'}`,
      ...(backwards && { ScanIndexForward: false }),
      ...projection,
      ExpressionAttributeNames: {
        ...projection.ExpressionAttributeNames,
        '#partition': partitionKey,
        '#sort': sortKey,
      },
      // BETWEEN includes its bounds; a key followed by the lowest character comes right after the key.
      ExpressionAttributeValues: attributesOf({
        ':partition': partition.value,
        ...(!backwards && { ':from': `${from}\u0000` }),
        ':until': until,
      }),
    };
    const items = await this.#all(query, limit);
    return items.map((item) => ({ item, place: String(item[sortKey]) }));
  }

  /** Counts the items in a partition of an index. None is transferred, however many there are. */
  async countByIndex({ index, value }: IndexPartition): Promise<number> {
    let count = 0;
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#name,
          IndexName: index,
          Select: 'COUNT',
          KeyConditionExpression: '#partition = :partition',
          ExpressionAttributeNames: { '#partition': schema.indexes[index].partitionKey },
          ExpressionAttributeValues: attributesOf({ ':partition': value }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      count += page.Count ?? 0;
      start = page.LastEvaluatedKey;
    } while (start);
    return count;
  }

  async #all(query: QueryCommandInput, limit = Number.POSITIVE_INFINITY): Promise<Item[]> {
    const items: Item[] = [];
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await this.#client.send(
        new QueryCommand({
          ...query,
          ...(start && { ExclusiveStartKey: start }),
          ...(Number.isFinite(limit) && { Limit: limit - items.length }),
        }),
      );
      for (const attributes of page.Items ?? []) items.push(itemOf(attributes));
      start = page.LastEvaluatedKey;
    } while (start && items.length < limit);
    return items;
  }

  /**
   * Writes all or nothing. Returns the writes whose conditions failed; an empty list means that everything was written. A
   * conflict with another transaction is also reported as a failed condition. A throttled transaction is tried again after a
   * random pause, since the SDK retries all other requests, but not a cancelled transaction.
   * @throws ThrottledTransactionError when it was throttled every time
   * @throws ItemTooLargeError
   */
  async transact(writes: readonly Write[]): Promise<readonly FailedCondition[]> {
    if (writes.length > maxTransactItems)
      throw new Error(`a transaction of ${writes.length} writes is more than DynamoDB takes`);
    for (const { Put } of writes) if (Put?.Item) requireItemFits(Put.Item);
    for (let made = 1; made <= maxThrottledAttempts; made++) {
      if (made > 1) await pauseBeforeRetry(made);
      const failed = await this.#transactOnce(writes);
      if (failed !== 'throttled') return failed;
    }
    throw new ThrottledTransactionError('DynamoDB has throttled a transaction again and again');
  }

  async #transactOnce(writes: readonly Write[]): Promise<readonly FailedCondition[] | 'throttled'> {
    try {
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems: writes.map(sentWrite) }));
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const failed = reasons.flatMap((reason, index): FailedCondition[] =>
        reason.Code === 'ConditionalCheckFailed' || reason.Code === 'TransactionConflict'
          ? [{ index, found: reason.Item && itemOf(reason.Item) }]
          : [],
      );
      if (failed.length > 0) return failed;
      if (reasons.some(({ Code }) => Code !== undefined && throttledCodes.has(Code))) return 'throttled';
      throw error;
    }
  }

  /**
   * Makes a single write, for half of the cost of a transaction, and returns whether it was made: false if its condition
   * failed. If the answer is lost, the SDK sends the write again. A transaction would recognise that and this does not, so use
   * it only for writes whose condition may fail the second time without harm.
   * @throws ItemTooLargeError
   */
  async writeAlone(write: Write): Promise<boolean> {
    const { Put, Update } = write;
    if (Put) requireItemFits(Put.Item);
    try {
      if (Put)
        await this.#client.send(new PutItemCommand({ ...withSentValues(Put), Item: attributesOf(Put.Item) }));
      if (Update)
        await this.#client.send(
          new UpdateItemCommand({ ...withSentValues(Update), Key: attributesOf(Update.Key) }),
        );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** A write of a transaction: put an item, with a condition if one is given. */
  putItem(item: Item, condition?: { readonly expression: string; readonly values?: Item }): Write {
    return {
      Put: {
        TableName: this.#name,
        Item: item,
        ...(condition && {
          ConditionExpression: condition.expression,
          ...(condition.values && { ExpressionAttributeValues: condition.values }),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      },
    };
  }

  /** A write of a transaction: change attributes of an item, with a condition if one is given. */
  updateItem(key: ItemKey, update: string, values: Item, condition?: string): Write {
    return {
      Update: {
        TableName: this.#name,
        Key: key,
        UpdateExpression: update,
        ExpressionAttributeValues: values,
        ...(condition !== undefined && {
          ConditionExpression: condition,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      },
    };
  }
}
