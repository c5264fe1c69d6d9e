import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { FunctionConfiguration } from './configuration.ts';
import {
  type FunctionOutput,
  FunctionWorker,
  failedOutcome,
  type InvocationOutcome,
  type WorkerEnvironment,
} from './function-worker.ts';

const MAX_WORKERS = 64;
/**
 * Milliseconds that an invocation waits for a free instance before more are started. Starting one takes a quarter of a
 * second of processor time, and most invocations end sooner.
 */
const GROWTH_DELAY = 400;
/** Milliseconds after which an idle instance is ended. */
const IDLE_LIMIT = 120_000;

interface Waiting {
  readonly payload: string;
  readonly requestId: string;
  readonly qualifiedArn: string;
  readonly finish: (outcome: InvocationOutcome) => void;
}

/** The instances of a function: started when they are needed, ended when they are idle. */
export class WorkerPool {
  #configuration: FunctionConfiguration;
  readonly #environment: WorkerEnvironment;
  readonly #output: FunctionOutput;
  readonly #workers = new Set<FunctionWorker>();
  readonly #idle: FunctionWorker[] = [];
  /** Instances of an earlier configuration, which are ended as soon as they are free. */
  readonly #stale = new WeakSet<FunctionWorker>();
  readonly #waiting: Waiting[] = [];
  #starting = 0;
  #busy = 0;
  #growthTimer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(configuration: FunctionConfiguration, environment: WorkerEnvironment, output: FunctionOutput) {
    this.#configuration = configuration;
    this.#environment = environment;
    this.#output = output;
  }

  get configuration(): FunctionConfiguration {
    return this.#configuration;
  }

  /** Uses another configuration from the next invocation on. Invocations that are running go on. */
  update(configuration: FunctionConfiguration): void {
    const changed = JSON.stringify(configuration) !== JSON.stringify(this.#configuration);
    this.#configuration = configuration;
    if (!changed) return;
    for (const worker of this.#idle.splice(0)) this.#discard(worker);
    for (const worker of this.#workers) this.#stale.add(worker);
  }

  /**
   * Invokes the function with an event (JSON text). Never rejects because of the function.
   * @throws AwsError TooManyRequestsException over the reserved concurrency.
   */
  invoke(payload: string, qualifiedArn: string): Promise<InvocationOutcome> {
    const limit = this.#configuration.reservedConcurrency;
    if (limit !== undefined && this.#busy + this.#waiting.length >= limit) {
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
    }
    return new Promise((finish) => {
      const { waits } = this.#environment;
      const requestId = randomUUID();
      waits?.begin(requestId);
      const end = (outcome: InvocationOutcome): void => {
        waits?.end(requestId);
        finish(outcome);
      };
      this.#waiting.push({ payload, requestId, qualifiedArn, finish: end });
      this.#dispatch();
    });
  }

  /** Starts an instance unless there is one; resolves when it is ready. */
  async prewarm(): Promise<void> {
    if (this.#workers.size === 0) await this.#start();
  }

  /** Ends instances that have been idle for long. */
  reap(now: number = performance.now()): void {
    while (this.#idle[0] && now - this.#idle[0].idleSince > IDLE_LIMIT) {
      this.#discard(this.#idle.shift() as FunctionWorker);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#growthTimer);
    await Promise.all([...this.#workers].map((worker) => worker.end()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop();
      if (!worker) break;
      void this.#run(worker, this.#waiting.shift() as Waiting);
    }
    if (this.#closed || this.#waiting.length === 0) return;
    if (this.#workers.size === 0) void this.#start();
    else this.#growthTimer ??= setTimeout(() => this.#grow(), GROWTH_DELAY);
  }

  /** Doubles the instances, up to the number of waiting invocations; waits while some are still starting. */
  #grow(): void {
    this.#growthTimer = undefined;
    if (this.#starting === 0) {
      const room = MAX_WORKERS - this.#workers.size;
      const wanted = Math.min(this.#waiting.length, this.#workers.size, room);
      for (let started = 0; started < wanted; started++) void this.#start();
    }
    this.#dispatch();
  }

  async #start(): Promise<void> {
    this.#starting++;
    const worker = new FunctionWorker(this.#configuration, this.#environment, this.#output);
    this.#workers.add(worker);
    const error = await worker.ready;
    this.#starting--;
    if (!error) {
      worker.onEnd(() => this.#forget(worker));
      this.#release(worker);
      return;
    }
    this.#workers.delete(worker);
    // The code cannot be loaded, and another attempt would not change that: all waiting invocations fail.
    if (this.#starting === 0 && this.#idle.length === 0 && this.#busy === 0) {
      for (const waiting of this.#waiting.splice(0)) waiting.finish(failedOutcome(error));
    }
  }

  async #run(worker: FunctionWorker, waiting: Waiting): Promise<void> {
    this.#busy++;
    const outcome = await worker.invoke({
      requestId: waiting.requestId,
      payload: waiting.payload,
      invokedFunctionArn: waiting.qualifiedArn,
      timeoutInMillis: this.#configuration.timeout * 1000,
    });
    this.#busy--;
    waiting.finish(outcome);
    this.#release(worker);
  }

  #release(worker: FunctionWorker): void {
    if (this.#stale.has(worker)) this.#discard(worker);
    else if (!worker.ended) this.#idle.push(worker);
    this.#dispatch();
  }

  #discard(worker: FunctionWorker): void {
    this.#workers.delete(worker);
    void worker.end();
  }

  #forget(worker: FunctionWorker): void {
    this.#workers.delete(worker);
    const position = this.#idle.indexOf(worker);
    if (position >= 0) this.#idle.splice(position, 1);
    this.#dispatch();
  }
}
