import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Faults } from '../faults/faults.ts';
import type { CallingStep } from '../service.ts';
import type { FunctionConfiguration } from './configuration.ts';
import { errorText } from './error-line.ts';
import type { HostedFunction, InvocationOutcome } from './hosted-function.ts';
import type { KeptThreads } from './kept-threads.ts';
import type { LogFiles } from './log-files.ts';
import { LogTail } from './log-tail.ts';
import { ThreadPool } from './thread-pool.ts';
import type { WorkerEnvironment } from './worker-environment.ts';
import type { FunctionErrorPayload } from './worker-protocol.ts';

/** Lambda's limit for the event of a synchronous invocation, in bytes. */
const REQUEST_LIMIT = 6 * 1024 * 1024;
const REAP_INTERVAL = 30_000;

/** A function and the number of its running invocations. */
interface Registered {
  hosted: HostedFunction;
  underWay: number;
}

type OnError = (text: string, functionName: string, error: FunctionErrorPayload) => void;

export interface InvocationOptions {
  readonly qualifier?: string;
  /** The id of the request, which all attempts of an asynchronous invocation share. */
  readonly requestId?: string;
  /** Receives the end of what the function writes during the invocation. */
  readonly tail?: LogTail;
  /** The step of the execution that invokes it. */
  readonly step?: CallingStep;
  /** JSON text about the client, for the function's context. */
  readonly clientContext?: string;
  /** Whether the body of a response may be returned separately from the payload. */
  readonly bodyApart?: true;
}

/** The functions of the assembly. */
export class FunctionRegistry {
  readonly #threads: ThreadPool;
  readonly #identity: AccountIdentity;
  readonly #activity: Activity;
  readonly #logs: LogFiles;
  readonly #onError: OnError | undefined;
  readonly #faults: Faults | undefined;
  readonly #functions = new Map<string, Registered>();
  #configurations = 0;
  /** The version behind each version or alias, by qualified ARN. Each is the function as currently deployed. */
  readonly #qualified = new Map<string, string>();
  readonly #reaper: NodeJS.Timeout;

  constructor(options: {
    environment: WorkerEnvironment;
    /** The account that owns the functions. */
    identity: AccountIdentity;
    /** See `RuntimeOptions.threads`. */
    threads?: KeptThreads | undefined;
    activity: Activity;
    logs: LogFiles;
    /** Called for each failure of a function, with its name, the error and the trace. */
    onError?: OnError | undefined;
    /** The faults to inject. */
    faults?: Faults;
  }) {
    this.#identity = options.identity;
    this.#onError = options.onError;
    this.#faults = options.faults;
    this.#threads = new ThreadPool(options.environment, options.threads);
    this.#activity = options.activity;
    this.#logs = options.logs;
    this.#reaper = setInterval(() => this.#threads.reap(), REAP_INTERVAL);
    this.#reaper.unref();
  }

  /** Adds or replaces a function from the next invocation on. Running invocations continue. */
  put(configuration: FunctionConfiguration): void {
    const { arn, name } = configuration;
    const present = this.#functions.get(arn);
    if (present && JSON.stringify(present.hosted.configuration) === JSON.stringify(configuration)) return;
    const output = present?.hosted.output ?? {
      write: this.#logs.writer(name),
      failed: (error: FunctionErrorPayload) => this.#onError?.(errorText(name, error), name, error),
    };
    const hosted = { id: `${arn}#${this.#configurations++}`, configuration, output };
    this.#threads.expect(hosted);
    if (!present) {
      this.#functions.set(arn, { hosted, underWay: 0 });
      return;
    }
    this.#threads.retire(present.hosted.id);
    present.hosted = hosted;
  }

  /** Gives a function new code, from the next invocation on. */
  updateCode(arn: string, codeFolder: string): void {
    this.put({ ...this.configuration(arn), codeFolder });
  }

  /** Adds a version, or an alias of the given version. */
  putQualifier(functionArn: string, qualifier: string, version = qualifier): string {
    const arn = `${this.configuration(functionArn).arn}:${qualifier}`;
    this.#qualified.set(arn, version);
    return arn;
  }

  all(): FunctionConfiguration[] {
    return [...this.#functions.values()].map(({ hosted }) => hosted.configuration);
  }

  /**
   * Finds a function by name, partial ARN or ARN, each with or without a qualifier.
   * @throws AwsError ResourceNotFoundException
   */
  configuration(reference: string): FunctionConfiguration {
    return this.#find(reference).hosted.configuration;
  }

  /**
   * Returns the ARN of a function, with a qualifier if the reference has one.
   * @throws AwsError ResourceNotFoundException; InvalidParameterValueException if the two qualifiers differ
   */
  qualifiedArn(reference: string, qualifier?: string): string {
    const { arn } = this.configuration(reference);
    const named = splitReference(reference).qualifier;
    if (named !== undefined && qualifier !== undefined && named !== qualifier) {
      throw new AwsError(
        'InvalidParameterValueException',
        'The derived qualifier from the function name does not match the specified qualifier.',
      );
    }
    const given = qualifier ?? named;
    if (given === undefined || given === '$LATEST') return arn;
    if (!this.#qualified.has(`${arn}:${given}`)) throw notFound(`${arn}:${given}`);
    return `${arn}:${given}`;
  }

  /** Returns the version that a reference invokes. @throws AwsError ResourceNotFoundException */
  versionOf(reference: string, qualifier?: string): string {
    return this.#qualified.get(this.qualifiedArn(reference, qualifier)) ?? '$LATEST';
  }

  /**
   * Invokes a function with an event (JSON text) and waits for its end. An error of the function is an outcome, not an error of
   * this call.
   * @throws AwsError ResourceNotFoundException, RequestTooLargeException, TooManyRequestsException
   */
  async invoke(
    reference: string,
    payload: string,
    { qualifier, requestId = randomUUID(), tail, step, clientContext, bodyApart }: InvocationOptions = {},
  ): Promise<InvocationOutcome> {
    const called = this.#find(reference);
    const of = called.hosted;
    const limit = of.configuration.reservedConcurrency;
    const qualifiedArn = this.qualifiedArn(reference, qualifier);
    if (payload.length > REQUEST_LIMIT / 3 && Buffer.byteLength(payload) > REQUEST_LIMIT) {
      throw new AwsError(
        'RequestTooLargeException',
        `Request must be smaller than ${REQUEST_LIMIT} bytes for the InvokeFunction operation`,
        413,
      );
    }
    if (limit !== undefined && called.underWay >= limit) {
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
    }
    const end = this.#activity.begin();
    called.underWay++;
    try {
      const run = (): Promise<InvocationOutcome> =>
        this.#threads.invoke({
          ...{ of, requestId, payload, qualifiedArn },
          functionVersion: this.#qualified.get(qualifiedArn) ?? '$LATEST',
          ...(tail && { tail }),
          ...(step && { step }),
          ...(clientContext !== undefined && { clientContext }),
          ...(bodyApart && { bodyApart }),
        });
      return this.#faults ? await this.#faults.invoke(of.configuration.name, run) : await run();
    } finally {
      called.underWay--;
      end();
    }
  }

  /** Like `invoke`, and also returns the end of what the function has written. */
  async invokeWithLog(
    reference: string,
    payload: string,
    options: InvocationOptions = {},
  ): Promise<{ outcome: InvocationOutcome; log: string }> {
    const tail = new LogTail();
    const outcome = await this.invoke(reference, payload, { ...options, tail });
    return { outcome, log: tail.encoded() };
  }

  /** Starts the threads for functions, so that the first requests need not wait for them. */
  prewarm(): Promise<void> {
    return this.#threads.prewarm();
  }

  /** Reduces the threads to one with minimal memory, until something is invoked. */
  shrink(): void {
    this.#threads.shrink();
  }

  async close(): Promise<void> {
    clearInterval(this.#reaper);
    await this.#threads.close();
  }

  #find(reference: string): Registered {
    const direct = this.#functions.get(reference);
    if (direct) return direct;
    const { name } = splitReference(reference);
    for (const one of this.#functions.values()) {
      const { configuration } = one.hosted;
      if (configuration.name !== name) continue;
      if (!reference.startsWith('arn:') || reference.startsWith(configuration.arn)) return one;
    }
    const { partition, region, accountId } = this.#identity;
    const arn = `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
    throw notFound(reference.startsWith('arn:') ? reference : arn);
  }
}

function notFound(arn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
}

/** Splits `name`, `name:qualifier`, `account:function:name[:qualifier]` or an ARN. */
function splitReference(reference: string): { name: string; qualifier?: string } {
  const parts = reference.split(':');
  const marker = parts.indexOf('function');
  const rest = marker >= 0 ? parts.slice(marker + 1) : parts;
  const [name = '', qualifier] = rest;
  return { name, ...(qualifier !== undefined && { qualifier }) };
}
