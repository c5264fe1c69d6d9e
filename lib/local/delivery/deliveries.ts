import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { toMessageCharacters } from '../queues/message-characters.ts';
import type { CallService, JsonObject, Principal } from '../service.ts';
import { queueCall, requireTaken, targetCall } from './target.ts';

/** `RetryPolicy` of the target of a rule or a schedule. */
export interface RetryPolicy {
  /** Not counting the first attempt. */
  MaximumRetryAttempts?: number;
  MaximumEventAgeInSeconds?: number;
}

/** @throws Error naming the value that exceeds the limits of rules and schedules (API reference, RetryPolicy) */
export function requireRetryPolicy(
  { MaximumRetryAttempts = 0, MaximumEventAgeInSeconds = 60 }: RetryPolicy,
  where: string,
): void {
  if (!(MaximumRetryAttempts >= 0 && MaximumRetryAttempts <= 185))
    throw new Error(`${where}: MaximumRetryAttempts ${MaximumRetryAttempts} is not from 0 to 185`);
  if (!(MaximumEventAgeInSeconds >= 60 && MaximumEventAgeInSeconds <= 86_400))
    throw new Error(`${where}: MaximumEventAgeInSeconds ${MaximumEventAgeInSeconds} is not from 60 to 86400`);
}

export interface Delivery {
  /** Unique, and the same for every attempt. */
  id: string;
  principal: Principal;
  targetArn: string;
  /** JSON text, or any text for a queue. */
  payload: string;
  /** For a FIFO queue. */
  messageGroupId?: string;
  /** Message attributes for a queue, in the form of its API. */
  messageAttributes?: JsonObject;
  /** For a bus; see `TargetParameters`. */
  event?: { source: string; detailType: string };
  retryPolicy: RetryPolicy;
  deadLetterArn?: string;
  /** The principal that sends it to the dead-letter queue; by default `principal`. */
  deadLetterPrincipal?: Principal;
  /** Message attributes of the dead letter, besides the error, the attempts and the target. */
  deadLetterAttributes: Record<string, string>;
}

interface Row {
  id: number;
  delivery: string;
  attempts: number;
  next_at: number;
  created_at: number;
}

const DEFAULT_ATTEMPTS = 185;
const DEFAULT_AGE = 86_400;
const MAX_PAUSE = 900_000;

/**
 * Deliveries to targets, at least once. A delivery is stored together with its cause, and attempted until it succeeds or has
 * used up its retries or its age. Then it goes to a dead-letter queue, or is dropped with a report. A restart continues the
 * unfinished ones.
 *
 * Throttling, failures of the target (status 500 and above) and unknown errors are retried, after 1, 2, 4, ... seconds, at most
 * 15 minutes apart. Errors of the caller (no permission, no such target) are not.
 */
export class Deliveries {
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #callService: CallService;
  readonly #report: (message: string) => void;
  readonly #prepare: (payload: string, attempt: number) => string;
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #all: StatementSync;
  readonly #postpone: StatementSync;
  readonly #remove: StatementSync;
  readonly #timers = new Map<number, () => void>();
  readonly #underWay = new Set<Promise<void>>();
  #closed = false;

  constructor(options: {
    /** The database of the service, so that a delivery and its cause can share a transaction. */
    database: DatabaseSync;
    clock: Clock;
    activity: Activity;
    callService: CallService;
    /** Called for each dropped delivery, never with its content. */
    report: (message: string) => void;
    /** Completes a payload for its attempt (1, 2, ...). */
    prepare?: (payload: string, attempt: number) => string;
  }) {
    const { database } = options;
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.#callService = options.callService;
    this.#report = options.report;
    this.#prepare = options.prepare ?? ((payload) => payload);
    database.exec(`CREATE TABLE IF NOT EXISTS delivery (
      id INTEGER PRIMARY KEY AUTOINCREMENT, delivery TEXT NOT NULL, attempts INTEGER NOT NULL,
      next_at REAL NOT NULL, created_at REAL NOT NULL) STRICT`);
    this.#insert = database.prepare(
      'INSERT INTO delivery (delivery, attempts, next_at, created_at) VALUES (?, 0, ?, ?)',
    );
    this.#select = database.prepare('SELECT * FROM delivery WHERE id = ?');
    this.#all = database.prepare('SELECT id, next_at FROM delivery ORDER BY next_at, id');
    this.#postpone = database.prepare('UPDATE delivery SET attempts = ?, next_at = ? WHERE id = ?');
    this.#remove = database.prepare('DELETE FROM delivery WHERE id = ?');
  }

  /** Continues the deliveries that an earlier run did not finish. */
  start(): void {
    for (const { id, next_at } of this.#all.all() as unknown as Pick<Row, 'id' | 'next_at'>[]) {
      this.#arm(id, next_at);
    }
  }

  /** Stores a delivery, inside the caller's transaction. Call `dispatch` once that is committed. */
  add(delivery: Delivery): number {
    const now = this.#clock.now();
    return Number(this.#insert.run(JSON.stringify(delivery), now, now).lastInsertRowid);
  }

  /** Makes the first attempt. It counts as under way from now on. */
  dispatch(id: number): void {
    const work = this.#attempt(id).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Resolves when the attempts under way have ended. The rest waits for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    await Promise.allSettled(this.#underWay);
  }

  #arm(id: number, at: number): void {
    const fire = (): void => {
      this.#timers.delete(id);
      this.dispatch(id);
    };
    const cancel = this.#clock.setTimer(at, fire, { subject: { kind: 'delivery' } });
    this.#timers.set(id, cancel);
  }

  async #attempt(id: number): Promise<void> {
    const row = this.#select.get(id) as unknown as Row | undefined;
    if (!row) return;
    const delivery = JSON.parse(row.delivery) as Delivery;
    const attempt = row.attempts + 1;
    const end = this.#activity.begin();
    try {
      const { id: deliveryId, messageGroupId, messageAttributes, event } = delivery;
      const call = targetCall(delivery.targetArn, this.#prepare(delivery.payload, attempt), {
        deliveryId,
        ...(messageGroupId !== undefined && { messageGroupId }),
        ...(messageAttributes !== undefined && { messageAttributes }),
        ...(event !== undefined && { event }),
      });
      const answer = this.#callService({ ...call, principal: delivery.principal });
      // An asynchronous invocation has begun by now and counts itself as activity. All that is left is to wait for the disk,
      // and the clock need not wait for that.
      if (call.service === 'lambda') end();
      requireTaken(await answer);
    } catch (error) {
      return this.#activity.start(() => this.#handleFailure(row, delivery, attempt, error));
    } finally {
      end();
    }
    this.#remove.run(id);
  }

  async #handleFailure(row: Row, delivery: Delivery, attempt: number, error: unknown): Promise<void> {
    if (this.#closed) return;
    const { MaximumRetryAttempts = DEFAULT_ATTEMPTS, MaximumEventAgeInSeconds = DEFAULT_AGE } =
      delivery.retryPolicy;
    const pause = Math.min(1000 * 2 ** (attempt - 1), MAX_PAUSE);
    const nextAt = this.#clock.now() + pause;
    let exhausted: string | undefined;
    if (!isRetryable(error)) exhausted = 'NonRetryableError';
    else if (attempt > MaximumRetryAttempts) exhausted = 'MaximumRetryAttempts';
    else if (nextAt > row.created_at + MaximumEventAgeInSeconds * 1000)
      exhausted = 'MaximumEventAgeInSeconds';
    if (exhausted === undefined) {
      this.#postpone.run(attempt, nextAt, row.id);
      this.#arm(row.id, nextAt);
      return;
    }
    await this.#giveUp(delivery, attempt, exhausted, error);
    this.#remove.run(row.id);
  }

  async #giveUp(delivery: Delivery, attempt: number, exhausted: string, error: unknown): Promise<void> {
    const code = error instanceof AwsError ? error.code : 'SDK_CLIENT_ERROR';
    const what = `A delivery to ${delivery.targetArn} failed (${code}, attempt ${attempt}, ${exhausted})`;
    if (delivery.deadLetterArn === undefined) {
      this.#report(`${what} and was dropped: its target has no dead-letter queue.`);
      return;
    }
    const attributes = {
      ...delivery.deadLetterAttributes,
      ERROR_CODE: code,
      ERROR_MESSAGE: toMessageCharacters(
        error instanceof Error ? error.message.slice(0, 1000) || code : code,
      ),
      EXHAUSTED_RETRY_CONDITION: exhausted,
      RETRY_ATTEMPTS: String(attempt - 1),
      TARGET_ARN: delivery.targetArn,
    };
    const call = queueCall(delivery.deadLetterArn, delivery.payload, {
      deliveryId: `${delivery.id}-dead`,
      ...(delivery.deadLetterArn.endsWith('.fifo') && {
        messageGroupId: delivery.messageGroupId ?? 'dead-letters',
      }),
      attributes,
    });
    try {
      await this.#callService({ ...call, principal: delivery.deadLetterPrincipal ?? delivery.principal });
    } catch (reason) {
      const why = reason instanceof AwsError ? reason.code : 'an unexpected error';
      this.#report(`${what} and was lost: ${delivery.deadLetterArn} refused it (${why}).`);
    }
  }
}

/** Whether a call that has failed may succeed later: it was throttled, or what it calls is out of order. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof AwsError)) return true;
  return error.statusCode >= 500 || error.statusCode === 429 || /Throttl|TooManyRequests/.test(error.code);
}
