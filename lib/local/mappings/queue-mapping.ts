import type { Activity } from '../activity.ts';
import { AwsError } from '../aws-error.ts';
import { compilePattern } from '../events/pattern.ts';
import type { Faults } from '../faults/faults.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import type { QueueService } from '../queues/queue-service.ts';
import type { CallService, JsonObject, JsonValue, Principal } from '../service.ts';

/** An event source mapping of a queue, with all references resolved. */
export interface QueueMappingDefinition {
  readonly id: string;
  readonly functionName: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** If there are any, a message must match one of these patterns. Other messages are deleted, as on AWS. */
  readonly filters: readonly JsonObject[];
  readonly reportBatchItemFailures: boolean;
}

/** The maximum of messages received by one call. */
const RECEIPT_LIMIT = 10;

interface Message {
  readonly id: string;
  readonly receipt: string;
  readonly record: JsonObject;
}

/**
 * Delivers the messages of a queue to a function, one batch at a time. Messages that the function has handled are deleted. The
 * others become visible again, or go to the dead-letter queue, by the rules of the queue.
 */
export class QueueMapping {
  readonly #definition: QueueMappingDefinition;
  readonly #functions: FunctionRegistry;
  readonly #queues: QueueService;
  readonly #activity: Activity;
  readonly #callService: CallService;
  readonly #principal: Principal;
  readonly #region: string;
  readonly #faults: Faults | undefined;
  readonly #report: (message: string) => void;
  readonly #filters: ((message: JsonValue) => boolean)[];
  #stopWatching = (): void => {};
  #running = false;
  #again = false;
  #closed = false;

  /** @throws AwsError when a filter is not a valid pattern */
  constructor(options: {
    definition: QueueMappingDefinition;
    functions: FunctionRegistry;
    queues: QueueService;
    activity: Activity;
    callService: CallService;
    region: string;
    /** The faults to inject. */
    faults?: Faults | undefined;
    report: (message: string) => void;
  }) {
    this.#definition = options.definition;
    this.#functions = options.functions;
    this.#queues = options.queues;
    this.#activity = options.activity;
    this.#callService = options.callService;
    this.#region = options.region;
    this.#faults = options.faults;
    this.#report = options.report;
    this.#principal = { arn: options.functions.configuration(options.definition.functionName).roleArn };
    this.#filters = options.definition.filters.map((pattern) => compilePattern(pattern));
  }

  /** Starts with the messages in the queue, and continues whenever new ones arrive. */
  start(): void {
    this.#stopWatching = this.#queues.watch(this.#definition.queueArn, () => this.#wake());
    this.#wake();
  }

  close(): void {
    this.#closed = true;
    this.#stopWatching();
  }

  #wake(): void {
    if (this.#faults?.dropsWakeUp(this.#definition.functionName)) return;
    this.#again = true;
    if (this.#running || this.#closed) return;
    this.#running = true;
    void this.#activity.start(() => this.#run());
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        for (let batch = await this.#receive(); batch.length > 0; batch = await this.#receive()) {
          if (this.#closed) return;
          await this.#deliver(batch);
        }
      }
    } catch (error) {
      if (!this.#closed) this.#report(`${this.#definition.id}: ${(error as Error).message}`);
    } finally {
      this.#running = false;
    }
  }

  async #receive(): Promise<Message[]> {
    const messages: Message[] = [];
    while (messages.length < this.#definition.batchSize) {
      const wanted = Math.min(RECEIPT_LIMIT, this.#definition.batchSize - messages.length);
      const { Messages = [] } = await this.#call('ReceiveMessage', {
        MaxNumberOfMessages: wanted,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
        WaitTimeSeconds: 0,
      });
      const received = (Messages as JsonObject[]).map((message) => this.#message(message));
      if (received.length === 0) break;
      const left = received.filter(({ record }) => !this.#passes(record));
      await this.#delete(left);
      messages.push(...received.filter((message) => !left.includes(message)));
    }
    return messages;
  }

  async #deliver(messages: Message[]): Promise<void> {
    const payload = JSON.stringify({ Records: messages.map(({ record }) => record) });
    let failed: ReadonlySet<string> | undefined;
    try {
      const { functionName } = this.#definition;
      // Queues deliver at least once.
      if (this.#faults?.duplicates(functionName)) await this.#functions.invoke(functionName, payload);
      const outcome = await this.#functions.invoke(functionName, payload);
      failed = outcome.functionError ? undefined : this.#failedIds(outcome.payload, messages);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
    if (!failed || this.#closed) return;
    const reported = failed;
    await this.#delete(messages.filter(({ id }) => !reported.has(id)));
  }

  /** Returns the ids of the failed messages; undefined when the whole batch failed. */
  #failedIds(payload: string, messages: readonly Message[]): ReadonlySet<string> | undefined {
    if (!this.#definition.reportBatchItemFailures) return new Set();
    const answer = JSON.parse(payload) as { batchItemFailures?: unknown } | null;
    const failures = answer?.batchItemFailures ?? [];
    if (!Array.isArray(failures)) return undefined;
    const ids = failures.map((failure: { itemIdentifier?: unknown } | null) => failure?.itemIdentifier);
    const known = ids.every((id) => messages.some((message) => message.id === id));
    return known ? new Set(ids as string[]) : undefined;
  }

  async #delete(messages: readonly Message[]): Promise<void> {
    for (let from = 0; from < messages.length; from += RECEIPT_LIMIT) {
      const Entries = messages.slice(from, from + RECEIPT_LIMIT).map(({ receipt }, index) => ({
        Id: String(index),
        ReceiptHandle: receipt,
      }));
      await this.#call('DeleteMessageBatch', { Entries });
    }
  }

  /** Whether a message passes the filters. They see its body as JSON if it is JSON. */
  #passes(record: JsonObject): boolean {
    if (this.#filters.length === 0) return true;
    let body: JsonValue = record.body as string;
    try {
      body = JSON.parse(record.body as string) as JsonValue;
    } catch {
      // Other text is compared as text.
    }
    return this.#filters.some((fits) => fits({ ...record, body }));
  }

  #message(message: JsonObject): Message {
    const attributes = Object.entries((message.MessageAttributes ?? {}) as Record<string, JsonObject>);
    return {
      id: String(message.MessageId),
      receipt: String(message.ReceiptHandle),
      record: {
        messageId: message.MessageId ?? null,
        receiptHandle: message.ReceiptHandle ?? null,
        body: message.Body ?? null,
        attributes: message.Attributes ?? {},
        messageAttributes: Object.fromEntries(
          attributes.map(([name, { StringValue, BinaryValue, DataType }]) => [
            name,
            {
              ...(StringValue !== undefined && { stringValue: StringValue }),
              ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
              stringListValues: [],
              binaryListValues: [],
              dataType: DataType ?? 'String',
            },
          ]),
        ),
        md5OfBody: message.MD5OfBody ?? null,
        eventSource: 'aws:sqs',
        eventSourceARN: this.#definition.queueArn,
        awsRegion: this.#region,
      },
    };
  }

  #call(operation: string, input: JsonObject): Promise<JsonObject> {
    const name = this.#definition.queueArn.split(':').at(-1) as string;
    return this.#callService({
      service: 'sqs',
      operation,
      input: { ...input, QueueUrl: this.#queues.queueUrl(name) },
      principal: this.#principal,
    });
  }
}
