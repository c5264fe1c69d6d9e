import { createHash, randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { inTransaction, openServiceDatabase, type ServiceDatabase } from '../delivery/database.ts';
import { Deliveries } from '../delivery/deliveries.ts';
import type { Durability } from '../durability.ts';
import { pageOf } from '../listing.ts';
import type { AwsService, CallService, JsonObject, JsonValue, ServiceRequest } from '../service.ts';
import { invalid, parseMessage } from './message.ts';
import { type Notification, payloadFor, queueAttributes } from './notification.ts';
import { compileSubscription, type Subscription, type SubscriptionDefinition } from './subscription.ts';

/** The retries of SNS for queues and functions: up to 100,015 times over 23 days. */
const RETRIES = { MaximumRetryAttempts: 100_015, MaximumEventAgeInSeconds: 23 * 86_400 } as const;

/**
 * SNS: standard topics of the assembly, with subscriptions of queues and functions. A published message is stored once for each
 * matching subscription before the call is answered. Deliveries are retried and survive a restart.
 */
export class TopicService implements AwsService {
  readonly #database: ServiceDatabase;
  readonly #deliveries: Deliveries;
  readonly #clock: Clock;
  readonly #identity: AccountIdentity;
  readonly #topics = new Map<string, Map<string, Subscription>>();
  readonly #operations: Readonly<Record<string, (input: JsonObject) => JsonObject | Promise<JsonObject>>>;

  /** @throws Error naming the database when it is damaged */
  constructor(options: {
    dataFolder: string;
    clock: Clock;
    activity: Activity;
    identity: AccountIdentity;
    callService: CallService;
    report: (message: string) => void;
    durability?: Durability;
  }) {
    this.#clock = options.clock;
    this.#identity = options.identity;
    this.#database = openServiceDatabase(options.dataFolder, 'topics', options.durability);
    this.#deliveries = new Deliveries({ ...options, database: this.#database });
    this.#operations = {
      Publish: async (input) => {
        const [MessageId = ''] = this.#publish(this.#requireTopic(input), [input]);
        await this.#database.flushed();
        return { MessageId };
      },
      PublishBatch: async (input) => {
        const results = this.#publishBatch(input);
        await this.#database.flushed();
        return results;
      },
      ListTopics: (input) => {
        const { items, NextToken } = page('ListTopics', [...this.#topics.keys()], (arn) => arn, input);
        return { Topics: items.map((TopicArn) => ({ TopicArn })), ...NextToken };
      },
      ListSubscriptions: (input) => {
        const all = [...this.#topics.keys()].flatMap((arn) => this.#subscriptions(arn));
        const { items, NextToken } = page('ListSubscriptions', all, arnOf, input);
        return { Subscriptions: items, ...NextToken };
      },
      ListSubscriptionsByTopic: (input) => {
        const topic = this.#requireTopic(input);
        const { items, NextToken } = page(`Subscriptions/${topic}`, this.#subscriptions(topic), arnOf, input);
        return { Subscriptions: items, ...NextToken };
      },
      GetTopicAttributes: (input) => this.#attributes(this.#requireTopic(input)),
    };
  }

  /** The supported operations of the API. */
  get operations(): readonly string[] {
    return Object.keys(this.#operations);
  }

  /** Continues the deliveries that an earlier run did not finish. */
  start(): void {
    this.#deliveries.start();
  }

  async close(): Promise<void> {
    await this.#deliveries.close();
    this.#database.close();
  }

  ensureTopic(name: string): { arn: string } {
    if (!/^[\w-]{1,256}$/.test(name)) throw new Error(`${name} is not a valid name of a standard topic`);
    const { partition, region, accountId } = this.#identity;
    const arn = `arn:${partition}:sns:${region}:${accountId}:${name}`;
    if (!this.#topics.has(arn)) this.#topics.set(arn, new Map());
    return { arn };
  }

  /**
   * Adds or replaces the subscription of an endpoint.
   * @throws Error naming what is not supported
   */
  putSubscription(topicArn: string, definition: SubscriptionDefinition): { arn: string } {
    const topic = this.#topics.get(topicArn);
    if (!topic) throw new Error(`there is no topic ${topicArn}`);
    const id = createHash('sha256').update(`${definition.Protocol}\n${definition.Endpoint}`).digest('hex');
    const arn = `${topicArn}:${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20, 32)}`;
    topic.set(arn, compileSubscription(definition, arn));
    return { arn };
  }

  async handle(request: ServiceRequest): Promise<JsonObject> {
    const operation = Object.hasOwn(this.#operations, request.operation)
      ? this.#operations[request.operation]
      : undefined;
    if (!operation) {
      throw new AwsError(
        'InvalidAction',
        `The local topics do not support ${request.operation} (they support ${this.operations.join(', ')}).`,
      );
    }
    return operation(request.input);
  }

  /** Publishes all messages, or none if one is invalid. Returns their ids. */
  #publish(topicArn: string, inputs: readonly JsonObject[]): string[] {
    const timestamp = new Date(this.#clock.now()).toISOString();
    const notifications = inputs.map((input): Notification => {
      return { messageId: randomUUID(), topicArn, timestamp, message: parseMessage(input) };
    });
    const pending = inTransaction(this.#database, () =>
      notifications.flatMap((notification) => this.#deliver(notification)),
    );
    for (const id of pending) this.#deliveries.dispatch(id);
    return notifications.map(({ messageId }) => messageId);
  }

  #deliver(notification: Notification): number[] {
    const { topicArn, message } = notification;
    const fitting = [...(this.#topics.get(topicArn)?.values() ?? [])].filter(({ matches }) =>
      matches(message),
    );
    return fitting.map((subscription) => {
      const messageAttributes = queueAttributes(subscription, message);
      return this.#deliveries.add({
        id: randomUUID(),
        principal: { arn: topicArn },
        targetArn: subscription.endpoint,
        payload: payloadFor(subscription, notification),
        retryPolicy: RETRIES,
        ...(messageAttributes && { messageAttributes }),
        ...(subscription.deadLetterArn !== undefined && { deadLetterArn: subscription.deadLetterArn }),
        deadLetterAttributes: { SUBSCRIPTION_ARN: subscription.arn },
      });
    });
  }

  #publishBatch(input: JsonObject): JsonObject {
    const topicArn = this.#requireTopic(input);
    const Successful: JsonObject[] = [];
    const Failed: JsonObject[] = [];
    for (const entry of batchEntries(input.PublishBatchRequestEntries)) {
      const { Id } = entry;
      try {
        Successful.push({ Id, MessageId: this.#publish(topicArn, [entry])[0] ?? '' });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return { Successful, Failed };
  }

  #requireTopic(input: JsonObject): string {
    if (input.PhoneNumber !== undefined) throw invalid('PhoneNumber', 'not supported by the local runtime');
    const arn = input.TopicArn ?? input.TargetArn;
    if (typeof arn !== 'string') throw invalid('TopicArn', 'no value for required parameter');
    if (!this.#topics.has(arn)) throw new AwsError('NotFound', 'Topic does not exist', 404);
    return arn;
  }

  #subscriptions(TopicArn: string): JsonObject[] {
    const { accountId } = this.#identity;
    return [...(this.#topics.get(TopicArn)?.values() ?? [])].map(({ arn, protocol, endpoint }) => {
      return { SubscriptionArn: arn, Owner: accountId, Protocol: protocol, Endpoint: endpoint, TopicArn };
    });
  }

  #attributes(TopicArn: string): JsonObject {
    const SubscriptionsConfirmed = String(this.#topics.get(TopicArn)?.size ?? 0);
    return { Attributes: { TopicArn, Owner: this.#identity.accountId, SubscriptionsConfirmed } };
  }
}

const arnOf = ({ SubscriptionArn }: JsonObject): string => String(SubscriptionArn);

/**
 * Returns a page of a list. SNS lists 100 items at once.
 * @throws AwsError InvalidParameter for a token of another list
 */
function page<T>(
  list: string,
  all: readonly T[],
  nameOf: (item: T) => string,
  { NextToken: token }: JsonObject,
): { items: T[]; NextToken: JsonObject } {
  const listing = { list, limit: undefined, maxLimit: 100, token, code: 'InvalidParameter' };
  const { items, token: next } = pageOf(all, nameOf, listing);
  return { items, NextToken: next === undefined ? {} : { NextToken: next } };
}

type Entry = JsonObject & { readonly Id: string };

/**
 * Returns the entries of a batch.
 * @throws AwsError when the batch as a whole is invalid, as the API Reference documents under PublishBatch
 */
function batchEntries(given: JsonValue | undefined): readonly Entry[] {
  const entries = (Array.isArray(given) ? given : []) as readonly (JsonObject | null)[];
  if (entries.length === 0)
    throw new AwsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  if (entries.length > 10) {
    throw new AwsError('TooManyEntriesInBatchRequest', 'The batch request contains more than 10 entries.');
  }
  const ids = entries.map((entry) => entry?.Id);
  if (!ids.every((id) => typeof id === 'string' && /^[\w-]{1,80}$/.test(id))) {
    throw new AwsError('InvalidBatchEntryId', 'An Id is 1 to 80 letters, digits, hyphens and underscores.');
  }
  if (new Set(ids).size < ids.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.');
  }
  return entries as readonly Entry[];
}
