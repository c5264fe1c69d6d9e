import { Worker } from 'node:worker_threads';
import { errorLine } from './error-line.ts';
import {
  failedOutcome,
  type HostedFunction,
  type InvocationOutcome,
  kindOf,
  setupOf,
} from './hosted-function.ts';
import { type Invocation, KILLED } from './invocation.ts';
import { sharedNow } from './shared-date.ts';
import { runtimeOf, type WorkerEnvironment } from './worker-environment.ts';
import {
  type CallMessage,
  exitMessage,
  type FunctionErrorPayload,
  flatHeaders,
  headersOf,
  type MessageOfWorker,
  type MessageToWorker,
  type RequestMessage,
  type WakeMessage,
  type WorkerSetup,
} from './worker-protocol.ts';

/** The time limit for loading a function, in milliseconds. Lambda's own limit is 10 s; a busy machine needs more. */
const INITIALISATION_LIMIT = 60_000;
const RESPONSE_LIMIT = 6 * 1024 * 1024;
/** Milliseconds between two checks of the memory of a running invocation. */
const MEMORY_INTERVAL = 200;
/** MiB of heap beyond the memory of the largest function of a thread: what its other functions hold. */
const SHARED_HEAP = 512;
/**
 * MiB for new objects in the heap of a thread, of which a third is used at a time. With half of it, collections are twice as
 * frequent.
 */
const YOUNG_GENERATION = 48;
/** Milliseconds without a message from an invocation, after which it may be waiting. */
const QUIET = 150;
/** Milliseconds without a message from a computing invocation, after which it may never end. */
const SILENCE = 5_000;
/** The share of processor time from which a thread counts as busy. */
const BUSY = 0.5;
/** The path of the operation `Invoke`. */
const INVOCATION = /\/functions\/[^/]+\/invocations/;

interface Running extends Invocation {
  readonly finish: (outcome: InvocationOutcome) => void;
  timer: NodeJS.Timeout;
  memoryTimer?: NodeJS.Timeout;
}

/**
 * A thread that runs functions, one invocation at a time. It keeps each function that it has run, which counts as an instance
 * of that function. A crash, `process.exit`, an endless loop or too much memory ends only the thread and its invocation: the
 * other functions are loaded again in another thread.
 */
export class FunctionThread {
  /** Resolves when the thread accepts invocations or has ended. */
  readonly ready: Promise<void>;
  /** When its last invocation ended, by `performance.now`. */
  idleSince = performance.now();
  /** MiB of the largest function that may run here. */
  readonly memorySize: number;
  readonly #thread: Worker;
  #environment: WorkerEnvironment;
  readonly #heapBefore = new Float64Array(new SharedArrayBuffer(8));
  readonly #received = new Int32Array(new SharedArrayBuffer(4));
  /** How many messages the thread was sent, and how busy it had been when the last one was sent. */
  #sent = 0;
  #utilizationAtSend: ReturnType<Worker['performance']['eventLoopUtilization']> | undefined;
  readonly #loaded = new Map<string, HostedFunction>();
  /** Functions of which it had instances in an earlier runtime. */
  readonly #before = new Set<string>();
  /** Requests to the endpoint that are in flight, except invocations of other functions. */
  #requests = 0;
  /** When the thread last sent a message or was told to run something, by `performance.now`. */
  #heardAt = performance.now();
  #running: Running | undefined;
  #fatalError: FunctionErrorPayload | undefined;
  #fatalCause: FunctionErrorPayload | undefined;
  #isReady = false;
  #ended = false;
  /** Whether the runtime ends it, which is no error. */
  #ending = false;
  #onEnd: () => void = () => {};
  #left: (atRest: boolean) => void = () => {};

  /** @param memorySize MiB of the largest function that may run here */
  constructor(environment: WorkerEnvironment, memorySize: number) {
    this.#environment = environment;
    this.memorySize = memorySize;
    const setup: WorkerSetup = {
      ...runtimeOf(environment),
      heapBefore: this.#heapBefore,
      received: this.#received,
      ...(environment.compileCache !== undefined && { compileCache: environment.compileCache }),
    };
    this.#thread = new Worker(environment.workerFile, {
      name: 'functions',
      workerData: setup,
      env: {},
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: memorySize + SHARED_HEAP,
        maxYoungGenerationSizeMb: YOUNG_GENERATION,
      },
    });
    // The output of functions arrives as messages.
    this.#thread.stdout.resume();
    this.#thread.stderr.resume();
    this.ready = new Promise((resolve) => {
      this.#thread.once('message', () => {
        this.#isReady = true;
        resolve();
      });
      this.#thread.once('exit', () => resolve());
    });
    this.#thread.on('message', (message: MessageOfWorker) => this.#handleMessage(message));
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

  /** Why it ended before it could run anything; undefined if it did not. */
  get unstarted(): FunctionErrorPayload | undefined {
    if (this.#isReady || !this.#ended || this.#ending) return undefined;
    const reason = this.#fatalError?.errorMessage ?? 'it has ended';
    return {
      errorType: 'Runtime.ExitError',
      errorMessage: `Error: The local runtime cannot start a thread: ${reason}`,
    };
  }

  /** Whether it has an instance of a function. */
  has(functionId: string): boolean {
    return this.#loaded.has(functionId);
  }

  /** Whether it had an instance of the same function in an earlier runtime. */
  hadBefore(of: HostedFunction): boolean {
    return this.#before.has(kindOf(of));
  }

  /** The number of functions of which it has instances. */
  get instances(): number {
    return this.#loaded.size;
  }

  /**
   * Whether it uses the processor, or has the runtime use it on its behalf, and may come to an end, rather than wait for
   * something else: a timer, another server, or a function that it has invoked. The time since it was last sent a message
   * decides.
   */
  isWorking(): boolean {
    const { utilization } = this.#thread.performance.eventLoopUtilization(this.#utilizationAtSend);
    const silent = performance.now() - this.#heardAt;
    // On an overloaded machine a thread may not yet have read what it was sent.
    const isBehind = Atomics.load(this.#received, 0) < this.#sent;
    return this.#requests > 0 || silent < QUIET || ((utilization > BUSY || isBehind) && silent < SILENCE);
  }

  onEnd(listener: () => void): void {
    this.#onEnd = listener;
  }

  /** Runs an invocation. The thread must be ready and idle. Never rejects. */
  invoke(invocation: Invocation): Promise<InvocationOutcome> {
    const { of, requestId, payload, qualifiedArn, functionVersion, clientContext, bodyApart } = invocation;
    const isLoaded = this.#loaded.has(of.id);
    return new Promise((finish) => {
      const timer = isLoaded
        ? this.#timeLimit(of)
        : setTimeout(() => this.#endFor(initialisationTimedOut), INITIALISATION_LIMIT);
      this.#running = { ...invocation, finish, timer };
      if (isLoaded) this.#watchMemory(this.#running);
      this.#loaded.set(of.id, of);
      this.#heardAt = performance.now();
      this.#send({
        kind: 'invoke',
        functionId: of.id,
        ...(!isLoaded && { load: setupOf(of, sharedNow(this.#environment.clock, Date.now)) }),
        requestId,
        payload,
        invokedFunctionArn: qualifiedArn,
        functionVersion,
        timeoutInMillis: of.configuration.timeout * 1000,
        ...(clientContext !== undefined && { clientContext }),
        ...(bodyApart && { bodyApart }),
      });
    });
  }

  /**
   * Makes the thread leave its runtime. It must be idle.
   * @returns whether it can enter another runtime, since none of the functions has left anything running
   */
  async leave(): Promise<boolean> {
    if (this.#ended || this.#requests > 0) return false;
    this.#onEnd = () => {};
    const atRest = await new Promise<boolean>((resolve) => {
      this.#left = resolve;
      this.#send({ kind: 'leave' });
    });
    for (const of of this.#loaded.values()) this.#before.add(kindOf(of));
    this.#loaded.clear();
    return atRest && !this.#ended;
  }

  /** Makes the thread enter a runtime after it has left another one. */
  enter(environment: WorkerEnvironment): void {
    this.#environment = environment;
    this.#send({ kind: 'enter', runtime: runtimeOf(environment) });
  }

  /** Makes the thread release unused memory. It must be idle. */
  shrink(): void {
    this.#send({ kind: 'shrink' });
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#thread.terminate();
  }

  #send(message: MessageToWorker): void {
    this.#sent++;
    this.#utilizationAtSend = this.#thread.performance.eventLoopUtilization();
    this.#thread.postMessage(message);
  }

  #handleMessage(message: MessageOfWorker): void {
    this.#heardAt = performance.now();
    switch (message.kind) {
      case 'ready':
        return;
      case 'left':
        this.#left(message.atRest);
        return;
      case 'died':
        this.#fatalError = message.error;
        this.#fatalCause = message.cause;
        return;
      case 'output':
        this.#write(message.functionId, message.text);
        return;
      case 'stray': {
        const of = this.#loaded.get(message.functionId);
        this.#loaded.delete(message.functionId);
        if (of) this.#logError(of, message.error, undefined, message.cause);
        return;
      }
      case 'request':
        void this.#answer(message);
        return;
      case 'call':
        void this.#call(message);
        return;
      default:
        if (this.#running?.requestId === message.requestId) this.#handleProgress(message, this.#running);
    }
  }

  #handleProgress(message: Extract<MessageOfWorker, { readonly requestId: string }>, running: Running): void {
    if (message.kind === 'waits' || message.kind === 'resumes') {
      const wake = (woken: WakeMessage): void => this.#send(woken);
      this.#environment.waits?.take(message, wake, () => this.#expire(running.of));
    } else if (message.kind === 'loaded') {
      clearTimeout(running.timer);
      running.timer = this.#timeLimit(running.of);
      this.#watchMemory(running);
    } else if (message.kind === 'failed') {
      if (message.isUnloaded) this.#loaded.delete(running.of.id);
      this.#logError(running.of, message.error, message.isUnloaded ? undefined : running.requestId);
      this.#finish(failedOutcome(message.error));
    } else if (
      message.payload.length > RESPONSE_LIMIT / 3 &&
      Buffer.byteLength(message.payload) > RESPONSE_LIMIT
    ) {
      const error = {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
      };
      this.#logError(running.of, error, running.requestId);
      this.#finish(failedOutcome(error));
    } else {
      const { payload, body } = message;
      this.#finish({ payload, ...(body !== undefined && { body }) });
    }
  }

  #write(functionId: string, text: string): void {
    const running = this.#running?.of.id === functionId ? this.#running : undefined;
    this.#loaded.get(functionId)?.output.write(text, running);
    running?.tail?.add(text);
  }

  async #answer({ number, method, path, headers, body }: RequestMessage): Promise<void> {
    const isInvocation = INVOCATION.test(path);
    if (!isInvocation) this.#requests++;
    const answer = await this.#environment.answer?.({ method, path, headers: headersOf(headers), body });
    if (!isInvocation) this.#requests--;
    if (!answer || this.#ended) return;
    const { statusCode } = answer;
    const flat = flatHeaders(Object.entries(answer.headers));
    this.#send({ kind: 'answer', number, statusCode, headers: flat, body: answer.body });
  }

  async #call({ number, target, accessKey, body }: CallMessage): Promise<void> {
    this.#requests++;
    const answer = await this.#environment.call?.({ target, accessKey, body });
    this.#requests--;
    if (!answer || this.#ended) return;
    const { statusCode } = answer;
    if ('requestId' in answer) {
      this.#send({ kind: 'called', number, statusCode: 200, requestId: answer.requestId, body: answer.body });
      return;
    }
    const headers = flatHeaders(Object.entries(answer.headers));
    this.#send({ kind: 'refused', number, statusCode, headers, body: answer.body });
  }

  #timeLimit(of: HostedFunction): NodeJS.Timeout {
    return setTimeout(() => this.#expire(of), of.configuration.timeout * 1000);
  }

  #expire({ configuration: { timeout } }: HostedFunction): void {
    const errorMessage = `Error: Task timed out after ${timeout.toFixed(2)} seconds`;
    this.#endFor({ errorType: 'Sandbox.Timedout', errorMessage });
  }

  #watchMemory(running: Running): void {
    running.memoryTimer = setInterval(() => void this.#checkMemory(running), MEMORY_INTERVAL);
  }

  /** Ends a function that exceeds its memory. The thread itself limits only the heap, which excludes buffers. */
  async #checkMemory({ of }: Running): Promise<void> {
    try {
      const { used_heap_size, external_memory } = await this.#thread.getHeapStatistics();
      const used = used_heap_size + external_memory - (this.#heapBefore[0] as number);
      if (used > of.configuration.memorySize * 1024 * 1024) this.#endFor(KILLED);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_NOT_RUNNING') throw error;
    }
  }

  #endFor(error: FunctionErrorPayload): void {
    this.#fatalError ??= error;
    void this.end();
  }

  #handleExit(code: number): void {
    this.#ended = true;
    this.#left(false);
    const running = this.#running;
    if (running) {
      const { errorMessage, ...rest } = this.#exitError(code);
      this.#logError(running.of, { ...rest, errorMessage }, running.requestId, this.#fatalCause);
      const isOfInvocation = /^(Sandbox|Runtime\.ExitError)/.test(rest.errorType);
      const prefix = isOfInvocation ? `RequestId: ${running.requestId} ` : '';
      this.#finish(failedOutcome({ ...rest, errorMessage: `${prefix}${errorMessage}` }));
    }
    this.#onEnd();
  }

  #exitError(code: number): FunctionErrorPayload {
    if (this.#fatalError) return this.#fatalError;
    if (this.#ending) return KILLED;
    return { errorType: 'Runtime.ExitError', errorMessage: exitMessage(code) };
  }

  #logError(
    { output }: HostedFunction,
    error: FunctionErrorPayload,
    requestId?: string,
    cause: FunctionErrorPayload = error,
  ): void {
    if (this.#ending && !this.#fatalError) return;
    const now = sharedNow(this.#environment.clock, Date.now);
    const line = `${errorLine(error, now, requestId)}\n`;
    output.write(line, this.#running?.requestId === requestId ? this.#running : undefined);
    if (requestId !== undefined && this.#running?.requestId === requestId) this.#running.tail?.add(line);
    output.failed?.(cause);
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
}

const initialisationTimedOut: FunctionErrorPayload = {
  errorType: 'Sandbox.Timedout',
  errorMessage: `Error: Initialisation took longer than ${INITIALISATION_LIMIT / 1000} seconds`,
};
