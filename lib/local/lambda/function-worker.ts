import { Worker } from 'node:worker_threads';
import type { FunctionConfiguration } from './configuration.ts';
import { errorLine } from './error-line.ts';
import type { HandlerWaits } from './handler-waits.ts';
import { sharedNow } from './shared-date.ts';
import type {
  FunctionErrorPayload,
  InvocationMessage,
  WorkerMessage,
  WorkerSetup,
} from './worker-protocol.ts';

/** The JSON text that a function returned, or its error in the format of Lambda. */
export type InvocationOutcome =
  | { readonly payload: string; readonly functionError?: undefined }
  | { readonly payload: string; readonly functionError: 'Unhandled' };

/** Milliseconds. Lambda's own limit is 10 s; a busy machine needs more. */
const INITIALISATION_LIMIT = 60_000;
const RESPONSE_LIMIT = 6 * 1024 * 1024;
/** Milliseconds between two checks of the memory of a running invocation. */
const MEMORY_INTERVAL = 200;
const KILLED: FunctionErrorPayload = {
  errorType: 'Runtime.ExitError',
  errorMessage: 'Error: Runtime exited with error: signal: killed',
};

/** Where a function's instances write. */
export interface FunctionOutput {
  /** Takes the function's output, and a line for each error, as in the function's log group. */
  readonly write: (text: string) => void;
  /** Told of each invocation that failed and of code that cannot be loaded, besides the line. */
  readonly failed?: (error: FunctionErrorPayload) => void;
}

/** What all workers of a runtime share. */
export interface WorkerEnvironment {
  /** See `MovableClock.shared`. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** See `writeWorkerFile`. */
  readonly workerFile: string;
  /** Lets invocations wait by the runtime's clock; without it they wait in real time. */
  readonly waits?: HandlerWaits;
  /** A folder for compiled code, with which a function that has run before starts in about two thirds of the time. */
  readonly compileCache?: string;
}

interface Running {
  readonly requestId: string;
  readonly finish: (outcome: InvocationOutcome) => void;
  readonly timer: NodeJS.Timeout;
  readonly memoryTimer: NodeJS.Timeout;
  readonly expire: () => void;
}

/**
 * One instance of a function, in a thread of its own. It serves one invocation at a time. A crash, `process.exit`, an
 * endless loop or too much memory end this instance and its invocation, and nothing else.
 */
export class FunctionWorker {
  /** Resolves when the function's code has been loaded, with the error if that failed. */
  readonly ready: Promise<FunctionErrorPayload | undefined>;
  /** When its last invocation ended, by `performance.now`. */
  idleSince = performance.now();
  readonly #thread: Worker;
  readonly #configuration: FunctionConfiguration;
  readonly #clock: WorkerEnvironment['clock'];
  readonly #output: FunctionOutput;
  readonly #waits: HandlerWaits | undefined;
  #running: Running | undefined;
  #fatalError: FunctionErrorPayload | undefined;
  #ended = false;
  /** Ended by the runtime, which is no error. */
  #ending = false;
  #onEnd: () => void = () => {};

  constructor(configuration: FunctionConfiguration, environment: WorkerEnvironment, output: FunctionOutput) {
    this.#clock = environment.clock;
    this.#waits = environment.waits;
    this.#output = output;
    this.#configuration = configuration;
    const setup: WorkerSetup = {
      clock: environment.clock,
      ...(environment.compileCache !== undefined && { compileCache: environment.compileCache }),
      codeFolder: configuration.codeFolder,
      handler: configuration.handler,
      context: {
        functionName: configuration.name,
        functionVersion: '$LATEST',
        memoryLimitInMB: String(configuration.memorySize),
        logGroupName: configuration.logGroupName,
        logStreamName: configuration.environment.AWS_LAMBDA_LOG_STREAM_NAME ?? '',
      },
    };
    this.#thread = new Worker(environment.workerFile, {
      name: configuration.name,
      workerData: setup,
      env: { ...configuration.environment },
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: configuration.memorySize },
    });
    this.#thread.stdout.setEncoding('utf8').on('data', output.write);
    this.#thread.stderr.setEncoding('utf8').on('data', output.write);
    this.ready = this.#waitUntilReady();
    this.#thread.on('message', (message: WorkerMessage) => this.#handleMessage(message));
    this.#thread.on('error', (error: NodeJS.ErrnoException) => {
      this.#fatalError ??=
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? KILLED
          : { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
    });
    this.#thread.on('exit', (code) => this.#handleExit(code));
    this.#thread.unref();
  }

  get ended(): boolean {
    return this.#ended;
  }

  onEnd(listener: () => void): void {
    this.#onEnd = listener;
  }

  /** Runs an invocation. The worker must be ready and idle. Never rejects. */
  invoke(message: InvocationMessage): Promise<InvocationOutcome> {
    return new Promise((finish) => {
      const expire = (): void => this.#timeOut(message);
      const timer = setTimeout(expire, message.timeoutInMillis);
      const memoryTimer = setInterval(() => void this.#checkMemory(), MEMORY_INTERVAL);
      this.#running = { requestId: message.requestId, finish, timer, memoryTimer, expire };
      this.#thread.postMessage(message);
    });
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#thread.terminate();
  }

  async #waitUntilReady(): Promise<FunctionErrorPayload | undefined> {
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#fatalError = {
          errorType: 'Sandbox.Timedout',
          errorMessage: `Error: Initialisation took longer than ${INITIALISATION_LIMIT / 1000} seconds`,
        };
        void this.end();
      }, INITIALISATION_LIMIT);
      limit.unref();
      const settle = (error?: FunctionErrorPayload): void => {
        clearTimeout(limit);
        resolve(error);
      };
      this.#thread.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') settle();
      });
      this.#thread.on('exit', (code) => settle(this.#exitError(code)));
    });
  }

  #handleMessage(message: WorkerMessage): void {
    if (message.kind === 'died') this.#fatalError = message.error;
    if (message.kind === 'ready' || message.kind === 'died') return;
    const running = this.#running;
    if (running?.requestId !== message.requestId) return;
    if (message.kind === 'waits' || message.kind === 'goes-on') {
      this.#waits?.take(message, (wake) => this.#thread.postMessage(wake), running.expire);
      return;
    }
    if (message.kind === 'failed') this.#fail(message.error);
    else if (Buffer.byteLength(message.payload) > RESPONSE_LIMIT) {
      this.#fail({
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
      });
    } else this.#finish({ payload: message.payload });
  }

  /** Ends a function over its memory limit. The thread itself limits only the heap, which excludes buffers. */
  async #checkMemory(): Promise<void> {
    try {
      const { used_heap_size, external_memory } = await this.#thread.getHeapStatistics();
      if (used_heap_size + external_memory <= this.#configuration.memorySize * 1024 * 1024) return;
      this.#fatalError ??= KILLED;
      await this.end();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_NOT_RUNNING') throw error;
    }
  }

  #timeOut(message: InvocationMessage): void {
    const seconds = (message.timeoutInMillis / 1000).toFixed(2);
    this.#fatalError = {
      errorType: 'Sandbox.Timedout',
      errorMessage: `Error: Task timed out after ${seconds} seconds`,
    };
    void this.end();
  }

  #handleExit(code: number): void {
    this.#ended = true;
    if (this.#fatalError || !this.#ending) this.#note(this.#exitError(code));
    if (this.#running) {
      const { errorMessage, ...rest } = this.#exitError(code);
      const prefix = /^(Sandbox|Runtime\.ExitError)/.test(rest.errorType)
        ? `RequestId: ${this.#running.requestId} `
        : '';
      this.#finish(failedOutcome({ ...rest, errorMessage: `${prefix}${errorMessage}` }));
    }
    this.#onEnd();
  }

  #exitError(code: number): FunctionErrorPayload {
    if (this.#fatalError) return this.#fatalError;
    const manner = code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
    return { errorType: 'Runtime.ExitError', errorMessage: `Error: Runtime exited ${manner}` };
  }

  #fail(error: FunctionErrorPayload): void {
    this.#note(error);
    this.#finish(failedOutcome(error));
  }

  #note(error: FunctionErrorPayload): void {
    const now = sharedNow(this.#clock, Date.now);
    this.#output.write(`${errorLine(error, now, this.#running?.requestId)}\n`);
    this.#output.failed?.(error);
  }

  #finish(outcome: InvocationOutcome): void {
    const running = this.#running;
    if (!running) return;
    clearTimeout(running.timer);
    clearInterval(running.memoryTimer);
    this.#running = undefined;
    this.idleSince = performance.now();
    running.finish(outcome);
  }

  /** For messages. */
  get functionName(): string {
    return this.#configuration.name;
  }
}

export function failedOutcome(error: FunctionErrorPayload): InvocationOutcome {
  return { payload: JSON.stringify(error), functionError: 'Unhandled' };
}
