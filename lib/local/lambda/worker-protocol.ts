/** What a worker needs to know about the runtime for which it runs functions. */
export interface RuntimeOfWorker {
  /** The clock's shared state, see `MovableClock.shared`. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** See `WorkerEnvironment`. */
  readonly endpoint?: string;
}

/** The data with which a worker starts. */
export interface WorkerSetup extends RuntimeOfWorker {
  /** Where the worker writes the bytes of its heap and buffers at the start of the current invocation. */
  readonly heapBefore: Float64Array<SharedArrayBuffer>;
  /** Where the worker counts the messages that it has received. */
  readonly received: Int32Array<SharedArrayBuffer>;
  /** See `WorkerEnvironment`. */
  readonly compileCache?: string;
}

/** What a worker needs to load a function. */
export interface FunctionSetup {
  /** Equal for the same function in different runtimes. */
  readonly kind: string;
  readonly codeFolder: string;
  /** The folder with the content of its layers, which is `/opt` in Lambda. */
  readonly optFolder?: string | undefined;
  /** `folder/file.export` */
  readonly handler: string;
  /** Such as `nodejs24.x`. */
  readonly runtime: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly context: {
    readonly functionName: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** An invocation. Payloads are JSON text, so that a function gets exactly what it would get in Lambda. */
export interface InvocationMessage {
  readonly kind: 'invoke';
  readonly functionId: string;
  /** Present if the worker has not loaded the function yet. */
  readonly load?: FunctionSetup;
  readonly requestId: string;
  readonly payload: string;
  readonly invokedFunctionArn: string;
  readonly functionVersion: string;
  readonly timeoutInMillis: number;
  /** JSON text about the client. */
  readonly clientContext?: string;
  /** Whether the body of a response may be returned separately from the payload. */
  readonly bodyApart?: true;
}

/** The result of a function. */
export interface ReturnedResult {
  /** JSON text. */
  readonly payload: string;
  /**
   * The string in the result's member `body`, which the payload then lacks. Writing a string into JSON and reading it back
   * takes longer than everything else done with a response.
   */
  readonly body?: string;
}

/** A request of a function to the endpoint of the runtime, which needs no connection. */
export interface EndpointRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Headers in a message between threads: names and values in turn, which takes half the time of an object. */
export type FlatHeaders = readonly string[];

export function flatHeaders(headers: Iterable<readonly [string, string]>): FlatHeaders {
  return [...headers].flat();
}

export function headersOf(flat: FlatHeaders): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < flat.length; at += 2) headers[flat[at] as string] = flat[at + 1] as string;
  return headers;
}

/** An answer of the endpoint. */
export interface EndpointAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A call of a client of the SDK to an API with a JSON protocol, without the HTTP request that the client would make. */
export interface SdkCall {
  /** The value of the header `x-amz-target`. */
  readonly target: string;
  /** The access key of the client's credentials. */
  readonly accessKey: string;
  /** JSON text. */
  readonly body: string;
}

/** The output of a successful call, as JSON text. */
export interface SdkAnswer {
  readonly statusCode: 200;
  readonly requestId: string;
  readonly body: string;
}

/**
 * Reports that an invocation only waits, at least until an instant of the runtime's clock, and whether it times out then rather
 * than continues. Or that it continues before that.
 */
export type WaitMessage =
  | {
      readonly kind: 'waits';
      readonly requestId: string;
      /** Numbers the waits of a worker. */
      readonly wait: number;
      readonly until: number;
      readonly expires: boolean;
    }
  | { readonly kind: 'resumes'; readonly requestId: string };

/** Tells a worker that the clock has reached the instant that an invocation waits for. */
export interface WakeMessage {
  readonly kind: 'woken';
  readonly wait: number;
}

/** A request to the endpoint. The answer has the same number. */
export interface RequestMessage extends Omit<EndpointRequest, 'headers'> {
  readonly kind: 'request';
  readonly number: number;
  readonly headers: FlatHeaders;
}

export interface AnswerMessage extends Omit<EndpointAnswer, 'headers'> {
  readonly kind: 'answer';
  readonly number: number;
  readonly headers: FlatHeaders;
}

/** A call of the SDK. The answer has the same number. */
export interface CallMessage extends SdkCall {
  readonly kind: 'call';
  readonly number: number;
}

export interface CalledMessage extends SdkAnswer {
  readonly kind: 'called';
  readonly number: number;
}

/** The endpoint's answer to a call that it refuses. */
export interface RefusalMessage extends Omit<AnswerMessage, 'kind'> {
  readonly kind: 'refused';
}

/** Messages to a worker. Among others they tell it to leave the runtime, to enter another one, or to release unused memory. */
export type MessageToWorker =
  | InvocationMessage
  | WakeMessage
  | { readonly kind: 'leave' }
  | { readonly kind: 'shrink' }
  | { readonly kind: 'enter'; readonly runtime: RuntimeOfWorker }
  | AnswerMessage
  | CalledMessage
  | RefusalMessage;

/** An error in Lambda's format. */
export interface FunctionErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/**
 * Messages from a worker: it is ready or has left its runtime; it has loaded the function of an invocation; an invocation waits
 * or has ended; a function has written something, or has failed after its turn; a request or a call to the endpoint; or the
 * error that ends the worker.
 */
export type MessageOfWorker =
  | WaitMessage
  | { readonly kind: 'ready' }
  /** `atRest` is whether nothing is running in it any more, so that it can enter another runtime. */
  | { readonly kind: 'left'; readonly atRest: boolean }
  | { readonly kind: 'loaded'; readonly requestId: string }
  | ({ readonly kind: 'returned'; readonly requestId: string } & ReturnedResult)
  | {
      readonly kind: 'failed';
      readonly requestId: string;
      readonly error: FunctionErrorPayload;
      /** Whether the code could not be loaded. */
      readonly isUnloaded?: true;
    }
  | { readonly kind: 'output'; readonly functionId: string; readonly text: string }
  | ({ readonly kind: 'stray'; readonly functionId: string } & FatalError)
  | RequestMessage
  | CallMessage
  | ({ readonly kind: 'died' } & FatalError);

/**
 * An error that ends the process of a function. The cause is what led to it, if Lambda only reports that the process has ended.
 */
export interface FatalError {
  readonly error: FunctionErrorPayload;
  readonly cause?: FunctionErrorPayload;
}

/** Returns Lambda's message for the end of a function's process. */
export function exitMessage(code: number): string {
  const manner = code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
  return `Error: Runtime exited ${manner}`;
}
