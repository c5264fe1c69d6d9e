import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { inTransaction, type ServiceDatabase } from '../delivery/database.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { invalid } from './message-attributes.ts';
import type { MessageStore, StoredMessage } from './message-store.ts';
import { type MoveTask, MoveTaskStore, taskHandle, taskOf } from './move-task-store.ts';
import { missingParameter } from './parameters.ts';
import type { Queue } from './queue-definition.ts';

/** The maximum of messages per second that a request may set (API Reference, StartMessageMoveTask). */
const MAX_RATE = 500;
/** The maximum of recent tasks in a list (API Reference, ListMessageMoveTasks). */
const MAX_LISTED = 10;
const SECOND = 1_000;

/**
 * Moves dead letters back, as new messages: by redrive tasks of the API, at a rate or all at once, and individually on request.
 * A task continues after a restart. Messages that are hidden when their turn comes stay where they are.
 */
export class MoveTasks {
  readonly #clock: Clock;
  readonly #database: ServiceDatabase;
  readonly #messages: MessageStore;
  readonly #tasks: MoveTaskStore;
  readonly #queues: ReadonlyMap<string, Queue>;
  readonly #announce: (queue: string) => void;
  readonly #timers = new Map<string, () => void>();

  constructor(options: {
    clock: Clock;
    database: ServiceDatabase;
    messages: MessageStore;
    queues: ReadonlyMap<string, Queue>;
    /** Called for each queue that may have messages now. */
    announce: (queue: string) => void;
  }) {
    this.#clock = options.clock;
    this.#database = options.database;
    this.#messages = options.messages;
    this.#queues = options.queues;
    this.#announce = options.announce;
    this.#tasks = new MoveTaskStore(options.database);
  }

  /** Continues the tasks that were running. The queues must be declared. */
  resume(): void {
    for (const task of this.#tasks.running()) this.#arm(task, task.next_at);
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel();
  }

  /** @throws AwsError when the service would refuse the task */
  async start(input: JsonObject): Promise<JsonObject> {
    const source = this.#sourceOf(input);
    const { DestinationArn, MaxNumberOfMessagesPerSecond: rate = null } = input;
    if (![...this.#queues.values()].some(({ redrive }) => redrive?.deadLetterQueue === source.name))
      throw invalid('Source queue must be configured as a Dead Letter Queue.');
    const destination = typeof DestinationArn === 'string' ? this.#byArn(DestinationArn) : null;
    if (destination === undefined) throw noResource('DestinationArn');
    if (destination && destination.fifo !== source.fifo)
      throw invalid('The source and the destination must be queues of the same type.');
    if (rate !== null && !(Number.isInteger(rate) && Number(rate) >= 1 && Number(rate) <= MAX_RATE))
      throw invalid(
        `Value ${JSON.stringify(rate)} for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and ${MAX_RATE}, if provided.`,
      );
    if (this.#tasks.running().some((task) => task.source === source.name))
      throw invalid(
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    const now = this.#clock.now();
    this.#messages.expire(source.name, now - source.retention);
    const task = this.#tasks.add(
      {
        source: source.name,
        destination: destination?.arn ?? null,
        rate: rate === null ? null : Number(rate),
        started_at: now,
        to_move: this.#messages.count(source.name, now).visible,
      },
      MAX_LISTED,
    );
    this.#step(task.id);
    await this.#database.flushed();
    return { TaskHandle: taskHandle(task.id, source.arn) };
  }

  /** Returns the latest tasks of a queue, the newest first. */
  list(input: JsonObject): JsonObject {
    const source = this.#sourceOf(input);
    const { MaxResults: limit = 1 } = input;
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > MAX_LISTED)
      throw invalid(
        `Value ${JSON.stringify(limit)} for parameter MaxResults is invalid. Reason: Must be between 1 and ${MAX_LISTED}, if provided.`,
      );
    const told = this.#tasks.latest(source.name, limit).map(
      (task): JsonObject => ({
        ...(task.status === 'RUNNING' && { TaskHandle: taskHandle(task.id, source.arn) }),
        Status: task.status,
        SourceArn: source.arn,
        ...(task.destination !== null && { DestinationArn: task.destination }),
        ...(task.rate !== null && { MaxNumberOfMessagesPerSecond: task.rate }),
        ApproximateNumberOfMessagesMoved: task.moved,
        ApproximateNumberOfMessagesToMove: task.to_move,
        ...(task.failure !== null && { FailureReason: task.failure }),
        StartedTimestamp: task.started_at,
      }),
    );
    return { Results: told };
  }

  async cancel({ TaskHandle: handle }: JsonObject): Promise<JsonObject> {
    if (typeof handle !== 'string' || handle === '') throw missingParameter('TaskHandle');
    const named = taskOf(handle);
    if (named === undefined) throw invalid('Value for parameter TaskHandle is invalid.');
    const source = this.#byArn(named.sourceArn);
    if (!source) throw noResource('SourceArn');
    const task = this.#tasks.byId(named.id);
    if (task === undefined || task.source !== source.name) throw notFound('Task does not exist.');
    if (task.status !== 'RUNNING') throw invalid('Only a task that is running can be cancelled.');
    this.#timers.get(task.id)?.();
    this.#timers.delete(task.id);
    this.#tasks.end(task.id, 'CANCELLED');
    await this.#database.flushed();
    return { ApproximateNumberOfMessagesMoved: task.moved };
  }

  /**
   * Moves the dead letters of a queue back to their source queues, hidden or not.
   * @param ids message ids; by default all messages of the queue
   * @returns how many were moved back, and how many have no source queue because a function sent them here
   */
  async putBack(queue: Queue, ids?: readonly string[]): Promise<{ moved: number; without: number }> {
    const all = this.#messages.all(queue.name, Number.MAX_SAFE_INTEGER);
    const chosen = ids === undefined ? all : all.filter(({ id }) => ids.includes(id));
    const targets = new Set<string>();
    let moved = 0;
    inTransaction(this.#database, () => {
      for (const message of chosen) {
        const source = this.#byArn(message.dead_letter_source);
        if (!source) continue;
        this.#move(message, source);
        targets.add(source.name);
        moved++;
      }
    });
    for (const one of [queue.name, ...targets]) this.#announce(one);
    await this.#database.flushed();
    return { moved, without: chosen.length - moved };
  }

  /**
   * Moves a message as a new one, with an id and a time of its own (Developer Guide, "Configure a dead-letter queue redrive").
   */
  #move(message: StoredMessage, to: Queue): void {
    const now = this.#clock.now();
    this.#messages.add({ ...message, queue: to.name, id: randomUUID(), sent_at: now, visible_at: now });
    this.#messages.drop(message.sequence);
  }

  /** Moves the messages that the task may move now, and plans its next step if some are left. */
  #step(id: string): void {
    this.#timers.delete(id);
    const task = this.#tasks.byId(id);
    if (task?.status !== 'RUNNING') return;
    const source = this.#queues.get(task.source);
    const targets = new Set<string>();
    const now = this.#clock.now();
    inTransaction(this.#database, () => {
      if (source) this.#messages.expire(source.name, now - source.retention);
      // Reading one more than may be moved shows whether some are left.
      const limit = task.rate ?? Number.MAX_SAFE_INTEGER - 1;
      const found = source ? this.#messages.receivable(source.name, source.fifo, now, limit + 1) : [];
      let failure: string | undefined = source ? undefined : NO_QUEUE;
      let moved = 0;
      for (const message of found.slice(0, limit)) {
        const target = this.#byArn(task.destination ?? message.dead_letter_source);
        if (!target) {
          failure = task.destination === null ? NO_SOURCE : NO_QUEUE;
          break;
        }
        this.#move(message, target);
        targets.add(target.name);
        moved++;
      }
      this.#tasks.note(id, task.moved + moved, now + SECOND);
      if (failure !== undefined) this.#tasks.end(id, 'FAILED', failure);
      else if (found.length <= limit) this.#tasks.end(id, 'COMPLETED');
    });
    for (const name of [task.source, ...targets]) if (this.#queues.has(name)) this.#announce(name);
    const after = this.#tasks.byId(id);
    if (after?.status === 'RUNNING') this.#arm(after, after.next_at);
  }

  #arm({ id, source }: MoveTask, at: number): void {
    const cancel = this.#clock.setTimer(at, () => this.#step(id), {
      subject: { kind: 'queue', name: source },
    });
    this.#timers.set(id, cancel);
  }

  #sourceOf({ SourceArn: arn }: JsonObject): Queue {
    if (typeof arn !== 'string' || arn === '') throw missingParameter('SourceArn');
    const source = this.#byArn(arn);
    if (!source) throw noResource('SourceArn');
    return source;
  }

  #byArn(arn: JsonValue): Queue | undefined {
    const queue = typeof arn === 'string' ? this.#queues.get(arn.split(':').at(-1) ?? '') : undefined;
    return queue?.arn === arn ? queue : undefined;
  }
}

/** The reasons for which a task fails (Developer Guide, "Troubleshooting dead-letter queue and DLQ redrive issues"). */
const NO_QUEUE = 'AWS.SimpleQueueService.NonExistentQueue';
const NO_SOURCE = 'CouldNotDetermineMessageSource';

const notFound = (message: string): AwsError => new AwsError('ResourceNotFoundException', message, 404);

const noResource = (parameter: string): AwsError =>
  notFound(`The resource that you specified for the ${parameter} parameter doesn't exist.`);
