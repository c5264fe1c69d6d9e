import { randomUUID } from 'node:crypto';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { inTransaction, openServiceDatabase, type ServiceDatabase } from '../delivery/database.ts';
import type { Durability } from '../durability.ts';
import type { AwsService, JsonObject, JsonValue, ServiceRequest } from '../service.ts';
import { Availability } from './availability.ts';
import { runBatch } from './batch.ts';
import { attributesDigest, attributesSize, invalid, md5, messageAttributes } from './message-attributes.ts';
import { requireMessageCharacters } from './message-characters.ts';
import { MessageStore, type StoredMessage } from './message-store.ts';
import { MoveTasks } from './move-tasks.ts';
import {
  fifoMembers,
  MAX_VISIBILITY_TIMEOUT,
  missingParameter,
  parseReceipt,
  requireInFlight,
  requireOwnReceipt,
  requireSystemAttributeNames,
  requireWithinLimit,
  seconds,
  systemAttributes,
} from './parameters.ts';
import { Purges } from './purges.ts';
import { queueAttributes } from './queue-attributes.ts';
import { parseQueue, type Queue, type QueueDefinition } from './queue-definition.ts';
import { listQueues, listSources } from './queue-list.ts';
import { QueueTags } from './queue-tags.ts';
import { noteQueue, type QueueTimes } from './queue-times.ts';
import { ReceiveAttempts } from './receive-attempts.ts';
import { renderMessage, sequenceNumber } from './rendered-message.ts';

type Operation = (input: JsonObject) => JsonObject | Promise<JsonObject>;

/**
 * SQS: standard and FIFO queues with delays, visibility timeouts, retention and dead-letter queues, all by the runtime's clock,
 * durable in `queues.sqlite`. Queues come from the template and are declared at every start.
 *
 * It is not taken from npm because the emulators there (`fauxqs`, ...) keep messages in memory and use the wall clock.
 */
export class QueueService implements AwsService {
  readonly #clock: Clock;
  readonly #identity: AccountIdentity;
  readonly #endpoint: () => string;
  readonly #database: ServiceDatabase;
  readonly #store: MessageStore;
  readonly #availability: Availability;
  readonly #queues = new Map<string, Queue>();
  readonly #times = new Map<string, QueueTimes>();
  readonly #waiting = new Set<() => void>();
  readonly #purges = new Purges();
  readonly #attempts = new ReceiveAttempts();
  readonly #moves: MoveTasks;
  readonly #tags: QueueTags;
  readonly #operations: Record<string, Operation>;

  constructor(options: {
    dataFolder: string;
    clock: Clock;
    identity: AccountIdentity;
    /** The address of the AWS endpoint, with which queue URLs begin. */
    endpoint: () => string;
    durability?: Durability;
  }) {
    this.#clock = options.clock;
    this.#identity = options.identity;
    this.#endpoint = options.endpoint;
    this.#database = openServiceDatabase(options.dataFolder, 'queues', options.durability);
    const store = new MessageStore(this.#database);
    this.#store = store;
    this.#availability = new Availability(this.#clock, (queue, now) => store.nextVisible(queue, now));
    this.#moves = new MoveTasks({
      ...{ clock: this.#clock, database: this.#database, messages: store, queues: this.#queues },
      announce: (name) => this.#announce(name),
    });
    const tags = new QueueTags(this.#database);
    this.#tags = tags;
    this.#operations = {
      SendMessage: (input) => this.#change(input, (queue) => this.#send(queue, input)),
      SendMessageBatch: (input) => this.#batch(input, (queue, entry) => this.#send(queue, entry)),
      ReceiveMessage: (input) => this.#receive(input),
      DeleteMessage: (input) => this.#change(input, (queue) => this.#delete(queue, input)),
      DeleteMessageBatch: (input) => this.#batch(input, (queue, entry) => this.#delete(queue, entry)),
      ChangeMessageVisibility: (input) =>
        this.#change(input, (queue) => this.#changeVisibility(queue, input)),
      ChangeMessageVisibilityBatch: (input) =>
        this.#batch(input, (queue, entry) => this.#changeVisibility(queue, entry)),
      PurgeQueue: (input) => this.#change(input, (queue) => this.#purge(queue)),
      GetQueueUrl: ({ QueueName: name, QueueOwnerAWSAccountId: owner }) => {
        if (typeof name !== 'string') throw missingParameter('QueueName');
        return { QueueUrl: this.queueUrl(this.#byName(name, owner ?? undefined).name) };
      },
      GetQueueAttributes: (input) => this.#attributes(input),
      StartMessageMoveTask: (input) => this.#moves.start(input),
      ListMessageMoveTasks: (input) => this.#moves.list(input),
      CancelMessageMoveTask: (input) => this.#moves.cancel(input),
      TagQueue: (input) => this.#change(input, ({ name }) => tags.add(name, input)),
      UntagQueue: (input) => this.#change(input, ({ name }) => tags.remove(name, input)),
      ListQueueTags: (input) => tags.list(this.#queueOf(input).name),
      ListDeadLetterSourceQueues: (input) =>
        listSources(this.#queueOf(input), this.#queues.values(), (name) => this.queueUrl(name), input),
      ListQueues: (input) => listQueues(this.#queues.keys(), (name) => this.queueUrl(name), input),
    };
  }

  /** The supported operations of the API. */
  get operations(): readonly string[] {
    return Object.keys(this.#operations);
  }

  async start(): Promise<void> {
    this.#moves.resume();
  }

  async close(): Promise<void> {
    for (const stop of this.#waiting) stop();
    this.#moves.close();
    this.#availability.close();
    this.#database.close();
  }

  /** Adds a queue, or replaces its settings and keeps its messages. */
  ensureQueue(
    definition: QueueDefinition,
    tags: Readonly<Record<string, string>> = {},
  ): { arn: string; url: string } {
    const { partition, region, accountId } = this.#identity;
    const arn = `arn:${partition}:sqs:${region}:${accountId}:${definition.QueueName}`;
    const queue = parseQueue(definition, arn);
    this.#queues.set(queue.name, queue);
    this.#times.set(queue.name, noteQueue(this.#database, definition, this.#clock.now()));
    this.#tags.declare(queue.name, tags);
    return { arn, url: this.queueUrl(queue.name) };
  }

  /** Returns a queue of this account by its ARN, if there is one. */
  find(arn: string): Queue | undefined {
    const queue = this.#queues.get(arn.split(':').at(-1) ?? '');
    return queue?.arn === arn ? queue : undefined;
  }

  queueUrl(name: string): string {
    return `${this.#endpoint()}/${this.#identity.accountId}/${name}`;
  }

  /**
   * Calls `listener` synchronously whenever the queue may have messages: for event source mappings, which count the work that
   * they then start as activity.
   * @returns a function that stops this
   */
  watch(queueArn: string, listener: () => void): () => void {
    return this.#availability.watch(this.#byName(queueArn.split(':').at(-1) as string).name, listener);
  }

  /** Returns all queues, with the number of messages in each and its dead-letter queue. */
  overview(): {
    name: string;
    waiting: number;
    inFlight: number;
    delayed: number;
    deadLetterQueue: string | null;
  }[] {
    const now = this.#clock.now();
    return [...this.#queues.values()].map(({ name, retention, redrive }) => {
      this.#store.expire(name, now - retention);
      const { visible, inFlight, delayed } = this.#store.count(name, now);
      return { name, waiting: visible, inFlight, delayed, deadLetterQueue: redrive?.deadLetterQueue ?? null };
    });
  }

  /**
   * Returns the messages in a queue without receiving them, the oldest first.
   * @throws AwsError when there is no such queue
   */
  look(name: string, limit: number): readonly StoredMessage[] {
    const queue = this.#byName(name);
    this.#store.expire(queue.name, this.#clock.now() - queue.retention);
    return this.#store.all(queue.name, limit);
  }

  /**
   * See `MoveTasks.putBack`.
   * @throws AwsError when there is no such queue
   */
  async redriveDeadLetters(
    name: string,
    ids?: readonly string[],
  ): Promise<{ moved: number; without: number }> {
    return this.#moves.putBack(this.#byName(name), ids);
  }

  async handle({ operation, input }: ServiceRequest): Promise<JsonObject> {
    const known = Object.hasOwn(this.#operations, operation) ? this.#operations[operation] : undefined;
    if (!known) {
      throw new AwsError('UnsupportedOperation', `The local queues do not support ${operation}.`);
    }
    return known(input);
  }

  /** Changes one queue in a transaction and notifies the receivers that wait for its messages. */
  async #change(input: JsonObject, work: (queue: Queue) => JsonObject): Promise<JsonObject> {
    const queue = this.#queueOf(input);
    const result = inTransaction(this.#database, () => work(queue));
    this.#announce(queue.name);
    await this.#database.flushed();
    return result;
  }

  #batch(input: JsonObject, work: (queue: Queue, entry: JsonObject) => JsonObject): Promise<JsonObject> {
    return this.#change(input, (queue) => runBatch(input, (entry) => work(queue, entry)));
  }

  #announce(name: string): void {
    this.#availability.notify(name, this.#store.receivable(name, false, this.#clock.now(), 1).length > 0);
  }

  #send(queue: Queue, input: JsonObject): JsonObject {
    const { MessageBody: body, DelaySeconds: delaySeconds } = input;
    if (typeof body !== 'string' || body === '') throw missingParameter('MessageBody');
    requireMessageCharacters(body);
    const attributes = messageAttributes(input.MessageAttributes);
    const size = Buffer.byteLength(body) + attributesSize(attributes);
    if (size > queue.maximumMessageSize) {
      throw invalid(
        `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumMessageSize} bytes.`,
      );
    }
    const delay = delaySeconds === undefined ? queue.delay : seconds(delaySeconds, 'DelaySeconds', 900);
    if (queue.fifo && delaySeconds !== undefined && delay !== 0) {
      throw invalid(
        `Value ${JSON.stringify(delaySeconds)} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
      );
    }
    const ordering = fifoMembers(queue, input, body);
    const system = systemAttributes(input.MessageSystemAttributes);
    const digests = {
      MD5OfMessageBody: md5(body),
      ...(attributes && { MD5OfMessageAttributes: attributesDigest(attributes) }),
      ...(system && { MD5OfMessageSystemAttributes: system.digest }),
    };
    const now = this.#clock.now();
    const key = ordering?.deduplicationKey;
    const earlier = key === undefined ? undefined : this.#store.duplicate(queue.name, key, now);
    if (earlier)
      return { ...digests, MessageId: earlier.id, SequenceNumber: sequenceNumber(earlier.sequence) };
    const id = randomUUID();
    const sequence = this.#store.add({
      queue: queue.name,
      id,
      body,
      attributes: attributes ? JSON.stringify(attributes) : null,
      sent_at: now,
      visible_at: now + (queue.fifo ? queue.delay : delay),
      group_id: ordering?.group ?? (typeof input.MessageGroupId === 'string' ? input.MessageGroupId : null),
      deduplication_id: ordering?.deduplication ?? null,
      trace: system?.trace ?? null,
    });
    if (key !== undefined) this.#store.rememberDuplicate(queue.name, key, id, sequence, now);
    return {
      ...digests,
      MessageId: id,
      ...(queue.fifo && { SequenceNumber: sequenceNumber(sequence) }),
    };
  }

  /** Receives messages. Long polling waits by the wall clock, and an advancing clock does not wait for it. */
  async #receive(input: JsonObject): Promise<JsonObject> {
    const queue = this.#queueOf(input);
    requireSystemAttributeNames(input);
    const wait =
      input.WaitTimeSeconds === undefined
        ? queue.waitTime
        : seconds(input.WaitTimeSeconds, 'WaitTimeSeconds', 20);
    let messages = this.#take(queue, input);
    if (messages.length === 0 && wait > 0) {
      const deadline = performance.now() + wait;
      while (messages.length === 0 && (await this.#available(queue.name, deadline - performance.now()))) {
        messages = this.#take(queue, input);
      }
    }
    return messages.length === 0 ? {} : { Messages: messages };
  }

  /** Resolves with true when there may be messages, with false when the time is up or the service closes. */
  #available(name: string, milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      if (milliseconds <= 0) return resolve(false);
      const end = (result: boolean) => {
        clearTimeout(timer);
        stop();
        this.#waiting.delete(giveUp);
        resolve(result);
      };
      const giveUp = () => end(false);
      const timer = setTimeout(giveUp, milliseconds);
      const stop = this.#availability.watch(name, () => end(true));
      this.#waiting.add(giveUp);
    });
  }

  #take(queue: Queue, input: JsonObject): JsonObject[] {
    const now = this.#clock.now();
    const limit = input.MaxNumberOfMessages ?? 1;
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > 10) {
      throw invalid(
        `Value ${JSON.stringify(limit)} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      );
    }
    const timeout =
      input.VisibilityTimeout === undefined
        ? queue.visibilityTimeout
        : seconds(input.VisibilityTimeout, 'VisibilityTimeout', MAX_VISIBILITY_TIMEOUT);
    const { ReceiveRequestAttemptId: attempt } = input;
    const again = this.#attempts.repeated(queue, attempt, now, (sequence) =>
      this.#store.bySequence(sequence),
    );
    if (again) return this.#takeAgain(queue, input, again, now + timeout);
    const receipt = randomUUID();
    const taken: StoredMessage[] = [];
    const deadLettered = new Set<string>();
    inTransaction(this.#database, () => {
      this.#store.expire(queue.name, now - queue.retention);
      for (let moved = true; moved && taken.length < limit; ) {
        moved = false;
        for (const message of this.#store.receivable(queue.name, queue.fifo, now, limit - taken.length)) {
          if (taken.some(({ sequence }) => sequence === message.sequence)) continue;
          if (queue.redrive && message.receive_count >= queue.redrive.maxReceiveCount) {
            const target = this.#byName(queue.redrive.deadLetterQueue);
            this.#store.moveToDeadLetters(message.sequence, target, queue.arn, now);
            deadLettered.add(target.name);
            moved = true;
          } else {
            taken.push(this.#store.take(message.sequence, receipt, now + timeout, now));
          }
        }
      }
    });
    for (const name of deadLettered) this.#announce(name);
    if (taken.length > 0) this.#availability.notify(queue.name, false);
    this.#attempts.remember(queue, attempt, now, taken);
    return taken.map((message) => renderMessage(message, input, this.#identity));
  }

  /** Returns the messages of an earlier attempt again, hidden from now on. */
  #takeAgain(
    queue: Queue,
    input: JsonObject,
    messages: readonly StoredMessage[],
    visibleAt: number,
  ): JsonObject[] {
    inTransaction(this.#database, () => {
      for (const { sequence } of messages) this.#store.hideUntil(sequence, visibleAt);
    });
    const hidden = messages.map((message) => ({ ...message, visible_at: visibleAt }));
    this.#attempts.remember(queue, input.ReceiveRequestAttemptId, this.#clock.now(), hidden);
    this.#availability.notify(queue.name, false);
    return hidden.map((message) => renderMessage(message, input, this.#identity));
  }

  #purge({ name }: Queue): JsonObject {
    this.#purges.begin(name, this.#clock.now());
    this.#store.purge(name);
    return {};
  }

  #delete(queue: Queue, input: JsonObject): JsonObject {
    const { sequence, receipt } = parseReceipt(input.ReceiptHandle);
    if (queue.fifo) requireInFlight(queue, this.#store.bySequence(sequence), receipt, this.#clock.now());
    if (!this.#store.remove(queue.name, sequence, receipt)) {
      requireOwnReceipt(queue, this.#store.bySequence(sequence), receipt);
    }
    return {};
  }

  #changeVisibility(queue: Queue, input: JsonObject): JsonObject {
    const { sequence, receipt } = parseReceipt(input.ReceiptHandle);
    const timeout = seconds(input.VisibilityTimeout, 'VisibilityTimeout', MAX_VISIBILITY_TIMEOUT);
    const message = this.#store.bySequence(sequence);
    requireOwnReceipt(queue, message, receipt);
    const now = this.#clock.now();
    if (!message || message.receipt !== receipt) {
      throw invalid(
        `Value ${String(input.ReceiptHandle)} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
      );
    }
    if (message.visible_at <= now) throw new AwsError('MessageNotInflight', 'The message is not in flight.');
    requireWithinLimit(message, now, timeout);
    this.#store.hideUntil(sequence, now + timeout);
    return {};
  }

  #attributes(input: JsonObject): JsonObject {
    const queue = this.#queueOf(input);
    const now = this.#clock.now();
    this.#store.expire(queue.name, now - queue.retention);
    const times = this.#times.get(queue.name) as QueueTimes;
    return queueAttributes(queue, times, this.#store.count(queue.name, now), input);
  }

  #queueOf(input: JsonObject): Queue {
    const url = input.QueueUrl;
    if (typeof url !== 'string' || url === '') throw missingParameter('QueueUrl');
    const [name, owner] = url.split('/').reverse() as [string, string?];
    return this.#byName(name, owner !== undefined && /^\d{12}$/.test(owner) ? owner : undefined);
  }

  #byName(name: string, owner: JsonValue = this.#identity.accountId): Queue {
    const queue = owner === this.#identity.accountId ? this.#queues.get(name) : undefined;
    if (!queue) {
      throw new AwsError('QueueDoesNotExist', `The specified queue does not exist: ${name}.`);
    }
    return queue;
  }
}
