import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { isRetryable } from '../delivery/deliveries.ts';
import { compilePattern } from '../events/pattern.ts';
import type { Faults } from '../faults/faults.ts';
import { sendTo } from '../lambda/destination.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import { failedOutcome, type InvocationOutcome } from '../lambda/hosted-function.ts';
import type { CallService } from '../service.ts';
import type { StreamMappingDefinition } from './definition.ts';
import type { Positions } from './positions.ts';
import type { StreamReader, StreamRecord } from './stream.ts';
import { batchResult } from './verdict.ts';

/** The number of records to read ahead, so that their arrival is noted while a batch is being retried. */
const READ_AHEAD = 1_000;
/** Bytes of records in an event: Lambda's limit of 6 MB, less the text around them. */
const BATCH_BYTES = 6_000_000;
const FIRST_PAUSE = 1_000;
const MAX_PAUSE = 300_000;

/** Seconds after which a record expires: "the data retention limit for DynamoDB Streams is 24 hours" (Lambda Developer Guide). */
const RETENTION = 86_400;

/** Records that are delivered together, and the number of failed attempts. */
interface Batch {
  readonly records: readonly StreamRecord[];
  readonly attempts: number;
  /** Whether the function was too busy for them. */
  readonly throttled?: true;
}

type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/**
 * Delivers the records of a table's stream to a function, in order and at least once: the position moves on only when the
 * function has handled everything before it, or the failure destination has accepted it. Sleeps until it is woken, and waits
 * between retries by the runtime's clock.
 */
export class StreamMapping {
  readonly definition: StreamMappingDefinition;
  readonly #functions: FunctionRegistry;
  readonly #reader: StreamReader;
  readonly #positions: Positions;
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #callService: CallService;
  readonly #faults: Faults | undefined;
  readonly #report: (message: string) => void;
  readonly #onConsumed: (sequenceNumber: string) => void;
  readonly #filters: ((event: StreamRecord['event']) => boolean)[];
  #readAhead: StreamRecord[] = [];
  /** The parts of a failed batch, in order. They are delivered before anything that follows in the stream. */
  #pending: Batch[] = [];
  #running = false;
  #again = false;
  /** Whether all records that existed when the mapping was last woken have been read. */
  #drained = false;
  #paused: (() => void) | undefined;
  #pauses = 0;
  #closed = false;

  /** @throws AwsError when a filter is not a valid pattern */
  constructor(options: {
    definition: StreamMappingDefinition;
    functions: FunctionRegistry;
    reader: StreamReader;
    positions: Positions;
    clock: Clock;
    activity: Activity;
    callService: CallService;
    /** The faults to inject. */
    faults?: Faults | undefined;
    report: (message: string) => void;
    /** Called when everything up to a sequence number is done and the position is stored. */
    onConsumed: (sequenceNumber: string) => void;
  }) {
    this.definition = options.definition;
    this.#functions = options.functions;
    this.#reader = options.reader;
    this.#positions = options.positions;
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.#callService = options.callService;
    this.#faults = options.faults;
    this.#report = options.report;
    this.#onConsumed = options.onConsumed;
    this.#filters = options.definition.filters.map((pattern) => compilePattern(pattern));
  }

  /** Must be called when there may be records to deliver. Their delivery counts as under way when this returns. */
  wake(): void {
    if (this.#faults?.dropsWakeUp(this.definition.functionName)) return;
    this.#again = true;
    this.#drained = false;
    if (this.#running || this.#closed) return;
    this.#running = true;
    void this.#activity.start(() => this.#run());
  }

  close(): void {
    this.#closed = true;
    this.#paused?.();
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        await this.#readMore();
        if (this.#paused) break;
        await this.#deliverAll();
      }
    } catch (error) {
      if (!this.#closed) {
        this.#report(`${this.definition.id}: ${(error as Error).message}`);
        this.#pause();
      }
    } finally {
      this.#running = false;
      if (this.#again && !this.#paused) this.wake();
    }
  }

  async #readMore(): Promise<void> {
    while (!this.#drained && this.#readAhead.length < READ_AHEAD) {
      const records = await this.#reader.read(READ_AHEAD);
      this.#readAhead.push(...records);
      // A write during the read may be too late for this answer. It wakes the mapping again.
      this.#drained = records.length === 0 && !this.#again;
      if (records.length === 0) return;
    }
  }

  async #deliverAll(): Promise<void> {
    while (!this.#closed && !this.#paused) {
      const batch = this.#pending.shift() ?? (await this.#nextBatch());
      if (!batch) return;
      await this.#deliver(batch);
    }
  }

  /** Returns the next records that pass the filters. Others are skipped. */
  async #nextBatch(): Promise<Batch | undefined> {
    for (;;) {
      const records: StreamRecord[] = [];
      let bytes = 0;
      let taken = 0;
      for (const record of this.#readAhead) {
        if (records.length === this.definition.batchSize) break;
        if (this.#passes(record)) {
          bytes += Buffer.byteLength(record.text);
          if (bytes > BATCH_BYTES && records.length > 0) break;
          records.push(record);
        }
        taken++;
      }
      const last = this.#readAhead[taken - 1];
      this.#readAhead.splice(0, taken);
      if (records.length > 0) return { records, attempts: 0 };
      if (last) this.#advanceTo(last.sequenceNumber);
      await this.#readMore();
      if (this.#readAhead.length === 0) return undefined;
    }
  }

  #passes(record: StreamRecord): boolean {
    return this.#filters.length === 0 || this.#filters.some((fits) => fits(record.event));
  }

  async #deliver(given: Batch): Promise<void> {
    const batch = await this.#withoutExpired(given);
    if (!batch) return;
    const { outcome, throttled } = await this.#invoke(batch);
    if (this.#closed) return;
    if (throttled) {
      this.#pending.unshift({ ...batch, throttled: true });
      this.#pause();
      return;
    }
    const { succeeded } = batchResult(outcome, batch.records, this.definition.reportBatchItemFailures);
    if (succeeded > 0) {
      this.#pauses = 0;
      this.#advanceTo((batch.records[succeeded - 1] as StreamRecord).sequenceNumber);
    }
    if (succeeded < batch.records.length) await this.#handleFailure(batch, succeeded, outcome);
  }

  async #handleFailure(batch: Batch, succeeded: number, outcome: InvocationOutcome): Promise<void> {
    const rest = batch.records.slice(succeeded);
    if (this.definition.bisectBatchOnFunctionError && (succeeded > 0 || rest.length > 1)) {
      // Splitting does not count as a retry.
      const { attempts } = batch;
      const middle = Math.ceil(rest.length / 2);
      const parts = succeeded > 0 ? [rest] : [rest.slice(0, middle), rest.slice(middle)];
      this.#pending.unshift(...parts.map((records) => ({ records, attempts })));
      return;
    }
    const failed: Batch = { records: rest, attempts: batch.attempts + 1 };
    const { maximumRetryAttempts } = this.definition;
    if (maximumRetryAttempts >= 0 && failed.attempts > maximumRetryAttempts) {
      await this.#discard(failed, 'RetryAttemptsExhausted', outcome);
      return;
    }
    this.#pending.unshift(failed);
    this.#pause();
  }

  async #invoke(batch: Batch): Promise<{ outcome: InvocationOutcome; throttled: boolean }> {
    const payload = `{"Records":[${batch.records.map(({ text }) => text).join(',')}]}`;
    try {
      const { functionName } = this.definition;
      // As after a crash between the invocation and the storing of the position.
      if (this.#faults?.duplicates(functionName)) await this.#functions.invoke(functionName, payload);
      const outcome = await this.#functions.invoke(functionName, payload);
      return { outcome, throttled: false };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const outcome = failedOutcome({ errorType: error.code, errorMessage: error.message });
      return { outcome, throttled: error.code === 'TooManyRequestsException' };
    }
  }

  /**
   * Returns the batch without the records that are too old, which go to the failure destination. Failed records are retried
   * "until the record expires" in any case. Those that were never delivered do not expire here, since on AWS the mapping is
   * never down.
   */
  async #withoutExpired(batch: Batch): Promise<Batch | undefined> {
    const { maximumRecordAgeInSeconds } = this.definition;
    const retried = batch.attempts > 0 || batch.throttled;
    const limit = Math.min(
      maximumRecordAgeInSeconds < 0 ? Number.POSITIVE_INFINITY : maximumRecordAgeInSeconds,
      retried ? RETENTION : Number.POSITIVE_INFINITY,
    );
    if (limit === Number.POSITIVE_INFINITY) return batch;
    const now = this.#clock.now();
    const fresh = batch.records.findIndex((record) => now - record.arrivedAt <= limit * 1000);
    if (fresh === 0) return batch;
    const expired = fresh < 0 ? batch.records : batch.records.slice(0, fresh);
    await this.#discard({ ...batch, records: expired }, 'RecordAgeExceeded');
    if (fresh < 0) return undefined;
    return { ...batch, records: batch.records.slice(fresh) };
  }

  /** Sends a batch to the failure destination, then moves on. */
  async #discard(batch: Batch, condition: Condition, outcome?: InvocationOutcome): Promise<void> {
    const { id, onFailure, functionName } = this.definition;
    const { arn, roleArn } = this.#functions.configuration(functionName);
    const [first, last] = [batch.records[0] as StreamRecord, batch.records.at(-1) as StreamRecord];
    if (onFailure) {
      const record = {
        requestContext: {
          requestId: randomUUID(),
          functionArn: arn,
          condition,
          approximateInvokeCount: batch.attempts,
        },
        ...(outcome && {
          responseContext: {
            statusCode: 200,
            executedVersion: '$LATEST',
            functionError: outcome.functionError ?? null,
          },
        }),
        version: '1.0',
        timestamp: new Date(this.#clock.now()).toISOString(),
        DDBStreamBatchInfo: {
          shardId: this.#reader.shardId,
          startSequenceNumber: first.sequenceNumber,
          endSequenceNumber: last.sequenceNumber,
          approximateArrivalOfFirstRecord: new Date(first.arrivedAt).toISOString(),
          approximateArrivalOfLastRecord: new Date(last.arrivedAt).toISOString(),
          batchSize: batch.records.length,
          streamArn: this.definition.streamArn,
        },
      };
      try {
        await sendTo(this.#callService, { arn: roleArn }, onFailure, JSON.stringify(record));
      } catch (error) {
        if (error instanceof AwsError && !isRetryable(error)) {
          this.#report(`${id}: ${onFailure} refused the record of a batch (${error.code}), which is lost`);
          this.#pauses = 0;
          return this.#advanceTo(last.sequenceNumber);
        }
        // The batch must not be lost. It stays, and is delivered once more before the destination is tried again.
        this.#pending.unshift({ ...batch, attempts: Math.max(0, batch.attempts - 1) });
        throw error;
      }
    }
    this.#report(
      `${id}: gave up on ${batch.records.length} record(s) (${condition})${onFailure ? '' : ', with no destination for failures'}`,
    );
    this.#pauses = 0;
    this.#advanceTo(last.sequenceNumber);
  }

  #advanceTo(sequenceNumber: string): void {
    this.#positions.put(this.definition.id, this.definition.streamArn, sequenceNumber);
    this.#onConsumed(sequenceNumber);
  }

  #pause(): void {
    const pause = Math.min(FIRST_PAUSE * 2 ** this.#pauses++, MAX_PAUSE);
    const goOn = (): void => {
      this.#paused = undefined;
      this.wake();
    };
    const cancel = this.#clock.setTimer(this.#clock.now() + pause, goOn, {
      subject: { kind: 'stream-retry', name: this.definition.functionName },
    });
    this.#paused = cancel;
  }
}
