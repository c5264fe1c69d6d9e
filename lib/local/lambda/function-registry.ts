import { availableParallelism } from 'node:os';
import type { Activity } from '../activity.ts';
import { AwsError } from '../aws-error.ts';
import type { FunctionConfiguration } from './configuration.ts';
import { errorText } from './error-line.ts';
import type { InvocationOutcome, WorkerEnvironment } from './function-worker.ts';
import type { LogFiles } from './log-files.ts';
import { LogTail } from './log-tail.ts';
import { WorkerPool } from './worker-pool.ts';
import type { FunctionErrorPayload } from './worker-protocol.ts';

/** Bytes of an event, as Lambda limits them for a synchronous invocation. */
const REQUEST_LIMIT = 6 * 1024 * 1024;
const REAP_INTERVAL = 30_000;

/** The functions of the assembly, with their instances. */
export class FunctionRegistry {
  readonly #environment: WorkerEnvironment;
  readonly #activity: Activity;
  readonly #logs: LogFiles;
  readonly #onError: ((text: string) => void) | undefined;
  readonly #pools = new Map<string, WorkerPool>();
  /** What listens to the output of a function, by its ARN. */
  readonly #tails = new Map<string, Set<LogTail>>();
  /** Versions and aliases by their qualified ARN. Each is the function as currently deployed. */
  readonly #qualified = new Map<string, string>();
  readonly #reaper: NodeJS.Timeout;

  constructor(options: {
    environment: WorkerEnvironment;
    activity: Activity;
    logs: LogFiles;
    /** Told of each failure of a function: its name, the error and the trace. */
    onError?: ((text: string) => void) | undefined;
  }) {
    this.#onError = options.onError;
    this.#environment = options.environment;
    this.#activity = options.activity;
    this.#logs = options.logs;
    this.#reaper = setInterval(() => {
      for (const pool of this.#pools.values()) pool.reap();
    }, REAP_INTERVAL);
    this.#reaper.unref();
  }

  /** Adds or replaces a function, from the next invocation on. */
  put(configuration: FunctionConfiguration): void {
    const pool = this.#pools.get(configuration.arn);
    if (pool) pool.update(configuration);
    else {
      const tails = new Set<LogTail>();
      this.#tails.set(configuration.arn, tails);
      const write = this.#logs.writer(configuration.name);
      const output = {
        write: (text: string) => {
          write(text);
          for (const tail of tails) tail.add(text);
        },
        failed: (error: FunctionErrorPayload) => this.#onError?.(errorText(configuration.name, error)),
      };
      this.#pools.set(configuration.arn, new WorkerPool(configuration, this.#environment, output));
    }
  }

  /** Gives a function new code, from the next invocation on. */
  updateCode(arn: string, codeFolder: string): void {
    const pool = this.#find(arn);
    pool.update({ ...pool.configuration, codeFolder });
  }

  putQualifier(functionArn: string, qualifier: string): string {
    const arn = `${this.#find(functionArn).configuration.arn}:${qualifier}`;
    this.#qualified.set(arn, qualifier);
    return arn;
  }

  all(): FunctionConfiguration[] {
    return [...this.#pools.values()].map((pool) => pool.configuration);
  }

  /**
   * Finds a function by its name, a partial ARN or its ARN, each with or without a qualifier.
   * @throws AwsError ResourceNotFoundException
   */
  configuration(reference: string): FunctionConfiguration {
    return this.#find(reference).configuration;
  }

  /** The ARN of a reference to a function, with the qualifier if the reference has one. */
  qualifiedArn(reference: string, qualifier?: string): string {
    const { arn, name } = this.configuration(reference);
    const given = qualifier ?? splitReference(reference).qualifier;
    if (given === undefined || given === '$LATEST') return arn;
    if (!this.#qualified.has(`${arn}:${given}`)) throw notFound(`${arn}:${given}`, name);
    return `${arn}:${given}`;
  }

  /**
   * Invokes a function with an event (JSON text) and waits until it ends. An error of the function is an outcome, not
   * an error of this call.
   * @throws AwsError ResourceNotFoundException, RequestTooLargeException, TooManyRequestsException
   */
  async invoke(reference: string, payload: string, qualifier?: string): Promise<InvocationOutcome> {
    const pool = this.#find(reference);
    if (Buffer.byteLength(payload) > REQUEST_LIMIT) {
      throw new AwsError(
        'RequestTooLargeException',
        `Request must be smaller than ${REQUEST_LIMIT} bytes for the InvokeFunction operation`,
        413,
      );
    }
    const end = this.#activity.begin();
    try {
      return await pool.invoke(payload, this.qualifiedArn(reference, qualifier));
    } finally {
      end();
    }
  }

  /**
   * Like `invoke`, and returns the end of what the function has written meanwhile. An instance that runs at the same
   * time writes there, too.
   */
  async invokeWithLog(
    reference: string,
    payload: string,
    qualifier?: string,
  ): Promise<{ outcome: InvocationOutcome; log: string }> {
    const tail = new LogTail();
    const tails = this.#tails.get(this.configuration(reference).arn);
    tails?.add(tail);
    try {
      const outcome = await this.invoke(reference, payload, qualifier);
      await tail.quiet();
      return { outcome, log: tail.encoded() };
    } finally {
      tails?.delete(tail);
    }
  }

  /** Starts one instance of each function, so that the first requests need not wait. */
  async prewarm(): Promise<void> {
    const waiting = [...this.#pools.values()];
    const startSome = async (): Promise<void> => {
      for (let pool = waiting.shift(); pool; pool = waiting.shift()) await pool.prewarm();
    };
    await Promise.all(Array.from({ length: availableParallelism() }, startSome));
  }

  async close(): Promise<void> {
    clearInterval(this.#reaper);
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #find(reference: string): WorkerPool {
    const direct = this.#pools.get(reference);
    if (direct) return direct;
    const { name } = splitReference(reference);
    for (const pool of this.#pools.values()) {
      if (pool.configuration.name === name) {
        if (!reference.startsWith('arn:') || reference.startsWith(pool.configuration.arn)) return pool;
      }
    }
    throw notFound(reference, name);
  }
}

function notFound(reference: string, name: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Function not found: ${reference || name}`, 404);
}

/** `name`, `name:qualifier`, `account:function:name[:qualifier]` and the ARN. */
function splitReference(reference: string): { name: string; qualifier?: string } {
  const parts = reference.split(':');
  const marker = parts.indexOf('function');
  const rest = marker >= 0 ? parts.slice(marker + 1) : parts;
  const [name = '', qualifier] = rest;
  return { name, ...(qualifier !== undefined && { qualifier }) };
}
