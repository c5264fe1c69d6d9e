import { BatchGetItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { attributesOf, type Item, type ItemKey, itemOf } from './attributes.ts';
import { type Projection, projectionOf } from './projection.ts';

/** The most keys that DynamoDB accepts in one batch. */
const maxBatchKeys = 100;

/** A requested item, and the callers that wait for it. */
interface Asked {
  readonly key: ItemKey;
  readonly found: Promise<Item | undefined>;
  readonly answer: (item: Item | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/** What is requested in one turn of the event loop, to be read together. */
interface Waiting {
  /** By the names of their keys. */
  readonly asked: Map<string, Asked>;
  /** The paths to read of each; without paths, the whole item. */
  readonly attributes: Set<string>;
}

const noneWaiting = (): Waiting => ({ asked: new Map(), attributes: new Set() });

function clear({ asked, attributes }: Waiting): void {
  asked.clear();
  attributes.clear();
}

/**
 * Reads items consistently by their keys, and joins whatever is requested in one turn of the event loop: most requests need
 * several items at once, and a hundred take one call.
 */
export class JoinedReads {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;
  readonly #whole = noneWaiting();
  readonly #inPart = noneWaiting();
  readonly #eitherWay = noneWaiting();

  constructor(client: DynamoDBClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /**
   * Returns an item; undefined if it does not exist.
   * @param attributes paths such as `state.phase`, if only part of it is needed. Each item of a call is read with the paths
   * that are requested of any
   */
  get(key: ItemKey, attributes: readonly string[] = []): Promise<Item | undefined> {
    return this.#ask(attributes.length === 0 ? this.#whole : this.#inPart, key, attributes);
  }

  /**
   * The same for an item that has hardly more than these attributes: it joins whichever call the others make, and may be
   * returned whole.
   */
  getEitherWay(key: ItemKey, attributes: readonly string[]): Promise<Item | undefined> {
    return this.#ask(this.#eitherWay, key, attributes);
  }

  #ask(waiting: Waiting, key: ItemKey, attributes: readonly string[]): Promise<Item | undefined> {
    if ([this.#whole, this.#inPart, this.#eitherWay].every(({ asked }) => asked.size === 0))
      process.nextTick(() => this.#readAll());
    for (const path of attributes) waiting.attributes.add(path);
    const name = nameOf(key);
    const asked = waiting.asked.get(name) ?? asking(key);
    waiting.asked.set(name, asked);
    return asked.found;
  }

  #readAll(): void {
    const inPart = this.#whole.asked.size === 0 && this.#inPart.asked.size > 0;
    for (const { key, answer, fail } of this.#eitherWay.asked.values())
      this.get(key, inPart ? [...this.#eitherWay.attributes] : []).then(answer, fail);
    clear(this.#eitherWay);
    for (const waiting of [this.#inPart, this.#whole]) this.#read(waiting);
  }

  #read(waiting: Waiting): void {
    const { asked, attributes } = waiting;
    const paths = new Set([...withoutInner(attributes), 'PK', 'SK']);
    const projection = attributes.size > 0 ? projectionOf([...paths]) : {};
    const all = [...asked.values()];
    clear(waiting);
    for (let from = 0; from < all.length; from += maxBatchKeys)
      void this.#readPart(all.slice(from, from + maxBatchKeys), projection);
  }

  /**
   * Answers the requests. What DynamoDB leaves unread of a batch is requested again; if it leaves everything, item by item, so
   * that the SDK waits, retries, and says why it gives up.
   */
  async #readPart(part: readonly Asked[], projection: Projection): Promise<void> {
    try {
      let left = part;
      for (let before = left.length + 1; left.length > 1 && left.length < before; ) {
        before = left.length;
        left = await this.#readBatch(left, projection);
      }
      await Promise.all(left.map((asked) => this.#readOne(asked, projection)));
    } catch (error) {
      for (const { fail } of part) fail(error);
    }
  }

  async #readOne({ key, answer }: Asked, projection: Projection): Promise<void> {
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#tableName,
        Key: attributesOf(key),
        ConsistentRead: true,
        ...projection,
      }),
    );
    answer(Item && itemOf(Item));
  }

  /** @returns what was left unread */
  async #readBatch(part: readonly Asked[], projection: Projection): Promise<readonly Asked[]> {
    const { Responses, UnprocessedKeys } = await this.#client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [this.#tableName]: {
            Keys: part.map(({ key }) => attributesOf(key)),
            ConsistentRead: true,
            ...projection,
          },
        },
      }),
    );
    const items = (Responses?.[this.#tableName] ?? []).map((attributes) => itemOf(attributes));
    const found = new Map(items.map((item) => [nameOf(item as ItemKey), item]));
    const unread = new Set(
      (UnprocessedKeys?.[this.#tableName]?.Keys ?? []).map((key) => nameOf(itemOf(key) as ItemKey)),
    );
    const left: Asked[] = [];
    for (const asked of part) {
      const name = nameOf(asked.key);
      if (unread.has(name)) left.push(asked);
      else asked.answer(found.get(name));
    }
    return left;
  }
}

function asking(key: ItemKey): Asked {
  const { promise: found, resolve: answer, reject: fail } = Promise.withResolvers<Item | undefined>();
  return { key, found, answer, fail };
}

const nameOf = ({ PK, SK }: ItemKey): string => `${PK}\n${SK}`;

/** Drops paths that lie within another one, since DynamoDB refuses overlapping paths. */
const withoutInner = (paths: ReadonlySet<string>): string[] =>
  [...paths].filter((path) => {
    const steps = path.split('.');
    return steps.every((_, length) => !paths.has(steps.slice(0, length).join('.')));
  });
