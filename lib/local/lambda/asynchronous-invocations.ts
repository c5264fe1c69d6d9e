import { randomUUID } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { openDatabase, type ServiceDatabase } from '../delivery/database.ts';
import { isRetryable } from '../delivery/deliveries.ts';
import type { Durability } from '../durability.ts';
import { isTooDeepText } from '../json-levels.ts';
import { toMessageCharacters } from '../queues/message-characters.ts';
import type { CallService, JsonObject, JsonValue } from '../service.ts';
import { sendTo } from './destination.ts';
import type { FunctionRegistry } from './function-registry.ts';
import { failedOutcome, type InvocationOutcome, TOO_DEEP } from './hosted-function.ts';

/** Lambda's limit for the event of an asynchronous invocation, in bytes. */
const EVENT_LIMIT = 1024 * 1024;
/** Milliseconds between the first and the second attempt, and between the second and the third. */
const RETRY_DELAYS = [60_000, 120_000];
/** Milliseconds before an event is tried again for which the function was too busy, at least and at most. */
const THROTTLED_DELAYS = [1_000, 300_000] as const;
const DEFAULT_RETRIES = 2;
const DEFAULT_MAXIMUM_AGE = 6 * 60 * 60;

/** `AWS::Lambda::EventInvokeConfig` of a function, with references resolved. */
export interface AsynchronousConfiguration {
  readonly maximumRetryAttempts?: number;
  /** In seconds. */
  readonly maximumEventAge?: number;
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

interface Row {
  readonly id: string;
  readonly functionArn: string;
  readonly payload: string;
  readonly attempts: number;
  readonly acceptedAt: number;
  readonly nextAt: number;
}

/**
 * Asynchronous invocations. An event is stored before its call is answered, and deleted after the function has succeeded or a
 * destination has accepted it. So an event survives a crash, and may then reach its function twice, as in AWS.
 */
export class AsynchronousInvocations {
  readonly #database: ServiceDatabase;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #functions: FunctionRegistry;
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #callService: CallService;
  readonly #reportDropped: (message: string) => void;
  readonly #configurations = new Map<string, AsynchronousConfiguration>();
  readonly #timers = new Map<string, () => void>();
  #closed = false;

  constructor(options: {
    file: string;
    functions: FunctionRegistry;
    clock: Clock;
    activity: Activity;
    callService: CallService;
    /** Reports each event that was dropped, never with its content; by default to standard error. */
    report?: (message: string) => void;
    durability?: Durability;
  }) {
    this.#reportDropped = options.report ?? console.error;
    this.#functions = options.functions;
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.#callService = options.callService;
    this.#database = openDatabase(options.file, options.durability);
    this.#database.exec(`
      CREATE TABLE IF NOT EXISTS asynchronous_invocation (
        id TEXT PRIMARY KEY,
        function_arn TEXT NOT NULL,
        payload TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        accepted_at INTEGER NOT NULL,
        next_at INTEGER NOT NULL
      ) STRICT;
    `);
    this.#insert = this.#database.prepare('INSERT INTO asynchronous_invocation VALUES (?, ?, ?, ?, ?, ?)');
    this.#delete = this.#database.prepare('DELETE FROM asynchronous_invocation WHERE id = ?');
  }

  configure(functionArn: string, configuration: AsynchronousConfiguration): void {
    this.#configurations.set(functionArn, configuration);
  }

  /**
   * Continues with the events that an earlier run accepted and did not finish. Events for functions that no longer exist are
   * dropped.
   */
  start(): void {
    const rows = this.#database
      .prepare(
        `SELECT id, function_arn AS functionArn, payload, attempts, accepted_at AS acceptedAt, next_at AS nextAt
         FROM asynchronous_invocation ORDER BY next_at, rowid`,
      )
      .all() as unknown as Row[];
    for (const row of rows) {
      if (this.#exists(row.functionArn)) this.#schedule(row);
      else {
        this.#remove(row.id);
        this.#reportDropped(
          `An event for ${row.functionArn} was dropped: the function is no longer in the app.`,
        );
      }
    }
  }

  /**
   * Accepts an event for a function. It is durable when this resolves.
   * @throws AwsError RequestTooLargeException, ResourceNotFoundException
   */
  async accept(reference: string, payload: string): Promise<void> {
    const functionArn = this.#functions.qualifiedArn(reference);
    if (Buffer.byteLength(payload) > EVENT_LIMIT) {
      throw new AwsError(
        'RequestTooLargeException',
        `Request must be smaller than ${EVENT_LIMIT} bytes for the InvokeFunction operation`,
        413,
      );
    }
    const now = this.#clock.now();
    const row = { id: randomUUID(), functionArn, payload, attempts: 0, acceptedAt: now, nextAt: now };
    this.#insert.run(row.id, functionArn, payload, 0, now, now);
    this.#start(row);
    await this.#database.flushed();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const cancel of this.#timers.values()) cancel();
    this.#database.close();
  }

  #exists(functionArn: string): boolean {
    try {
      return this.#functions.qualifiedArn(functionArn) === functionArn;
    } catch {
      return false;
    }
  }

  #schedule(row: Row): void {
    const fire = (): void => {
      this.#timers.delete(row.id);
      this.#start(row);
    };
    const name = row.functionArn.split(':')[6] ?? row.functionArn;
    const cancel = this.#clock.setTimer(row.nextAt, fire, {
      subject: { kind: 'asynchronous-invocation', name },
    });
    this.#timers.set(row.id, cancel);
  }

  #start(row: Row): void {
    void this.#activity
      .start(async () => {
        try {
          await this.#attempt(row);
        } catch (error) {
          if (this.#closed) throw error;
          this.#postponeUnsent(row);
        }
      })
      .catch(() => {});
  }

  async #attempt(row: Row): Promise<void> {
    const configuration = this.#configurationOf(row);
    const retries = configuration.maximumRetryAttempts ?? DEFAULT_RETRIES;
    const maximumAge = maximumAgeOf(configuration);
    let outcome: InvocationOutcome;
    try {
      outcome = await this.#functions.invoke(row.functionArn, row.payload, { requestId: row.id });
      if (configuration.onSuccess && isTooDeepText(outcome.payload)) outcome = TOO_DEEP;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const isThrottled = error.code === 'TooManyRequestsException';
      if (isThrottled && this.#functions.configuration(row.functionArn).reservedConcurrency === 0) {
        const refused = failedOutcome({ errorType: error.code, errorMessage: error.message });
        await this.#giveUp(row, 0, refused, 'RetriesExhausted', configuration);
        return this.#remove(row.id);
      }
      if (isThrottled && this.#clock.now() - row.acceptedAt < maximumAge) {
        return this.#postpone({ ...row, nextAt: this.#clock.now() + this.#throttledDelay(row) });
      }
      outcome = failedOutcome({ errorType: error.code, errorMessage: error.message });
    }
    if (this.#closed) return;
    const attempts = row.attempts + 1;
    if (!outcome.functionError) {
      if (configuration.onSuccess)
        await this.#report(configuration.onSuccess, 'Success', row, attempts, outcome);
      return this.#remove(row.id);
    }
    const nextAt = this.#clock.now() + (RETRY_DELAYS[row.attempts] ?? 120_000);
    const tooOld = nextAt - row.acceptedAt > maximumAge;
    if (attempts <= retries && !tooOld) return this.#postpone({ ...row, attempts, nextAt });
    await this.#giveUp(
      row,
      attempts,
      outcome,
      tooOld ? 'EventAgeExceeded' : 'RetriesExhausted',
      configuration,
    );
    this.#remove(row.id);
  }

  async #giveUp(
    row: Row,
    attempts: number,
    outcome: InvocationOutcome,
    condition: string,
    configuration: AsynchronousConfiguration,
  ): Promise<void> {
    if (configuration.onFailure) {
      await this.#report(configuration.onFailure, condition, row, attempts, outcome);
    }
    const { deadLetterTarget } = this.#functions.configuration(row.functionArn);
    if (!deadLetterTarget) return;
    const error = JSON.parse(outcome.payload) as { errorMessage?: string };
    const attribute = (type: string, value: string): JsonObject => ({ DataType: type, StringValue: value });
    await this.#send(row, deadLetterTarget, row.payload, {
      RequestID: attribute('String', row.id),
      ErrorCode: attribute('Number', '200'),
      ErrorMessage: attribute(
        'String',
        toMessageCharacters((error.errorMessage || 'unknown').slice(0, 1024)),
      ),
    });
  }

  async #report(
    destination: string,
    condition: string,
    row: Row,
    attempts: number,
    outcome: InvocationOutcome,
  ): Promise<void> {
    const record = {
      version: '1.0',
      timestamp: new Date(this.#clock.now()).toISOString(),
      requestContext: {
        requestId: row.id,
        functionArn: `${withoutQualifier(row.functionArn)}:${row.functionArn.split(':')[7] ?? '$LATEST'}`,
        condition,
        approximateInvokeCount: attempts,
      },
      requestPayload: JSON.parse(row.payload) as JsonValue,
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(outcome.functionError && { functionError: outcome.functionError }),
      },
      responsePayload: JSON.parse(outcome.payload) as JsonValue,
    };
    await this.#send(row, destination, JSON.stringify(record));
  }

  /**
   * Sends a record or a dead letter. One that its destination refuses for good (no permission, too large, no such queue) is
   * reported and lost, as on AWS, where it only counts in `DestinationDeliveryFailures` or `DeadLetterErrors` (Lambda Developer
   * Guide, "Capturing records of Lambda asynchronous invocations").
   * @throws what may succeed later
   */
  async #send(row: Row, destination: string, body: string, attributes?: JsonObject): Promise<void> {
    const { roleArn } = this.#functions.configuration(row.functionArn);
    try {
      await sendTo(this.#callService, { arn: roleArn }, destination, body, attributes);
    } catch (error) {
      if (!(error instanceof AwsError) || isRetryable(error)) throw error;
      this.#reportDropped(
        `What became of an event for ${row.functionArn} was not told: ${destination} refused it (${error.code}).`,
      );
    }
  }

  /** Tries an event again, whose end could not be told to a destination, until it is too old. */
  #postponeUnsent(row: Row): void {
    const nextAt = this.#clock.now() + 60_000;
    if (nextAt - row.acceptedAt <= maximumAgeOf(this.#configurationOf(row))) {
      this.#postpone({ ...row, nextAt });
      return;
    }
    this.#remove(row.id);
    this.#reportDropped(
      `An event for ${row.functionArn} was dropped: its destination was out of order until it was too old.`,
    );
  }

  #configurationOf({ functionArn }: Row): AsynchronousConfiguration {
    return this.#configurations.get(withoutQualifier(functionArn)) ?? {};
  }

  /**
   * Returns the milliseconds to wait while the function is too busy: "The retry interval increases exponentially from 1 second
   * after the first attempt to a maximum of 5 minutes" (Lambda Developer Guide). Waiting as long as the event is old doubles it.
   */
  #throttledDelay({ acceptedAt }: Row): number {
    const [least, most] = THROTTLED_DELAYS;
    return Math.min(most, Math.max(least, this.#clock.now() - acceptedAt));
  }

  #postpone(row: Row): void {
    if (this.#closed) return;
    this.#database
      .prepare('UPDATE asynchronous_invocation SET attempts = ?, next_at = ? WHERE id = ?')
      .run(row.attempts, row.nextAt, row.id);
    this.#schedule(row);
  }

  #remove(id: string): void {
    this.#delete.run(id);
  }
}

/** In milliseconds. */
function maximumAgeOf({ maximumEventAge = DEFAULT_MAXIMUM_AGE }: AsynchronousConfiguration): number {
  return maximumEventAge * 1000;
}

function withoutQualifier(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}
