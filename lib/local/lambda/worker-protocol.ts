/** What a worker needs to know of the runtime that it runs functions for. */
export interface RuntimeOfWorker {
  /** The clock's shared state, see `MovableClock.shared`. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** See `WorkerEnvironment`. */
  readonly endpoint?: string;
}

/** What a worker is given when it starts. */
export interface WorkerSetup extends RuntimeOfWorker {
  /** Where the worker writes how many bytes its heap and buffers had when the current invocation began. */
  readonly heapBefore: Float64Array<SharedArrayBuffer>;
  /** Where the worker counts the messages that it has received. */
  readonly received: Int32Array<SharedArrayBuffer>;
  /** See `WorkerEnvironment`. */
  readonly compileCache?: string;
}

/** What a worker needs for loading a function. */
export interface FunctionSetup {
  /** The same for a function that is the same in another runtime. */
  readonly kind: string;
  readonly codeFolder: string;
  /** The folder of what is in its layers, which is `/opt` in Lambda. */
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
  /** Given when the worker has not loaded the function yet. */
  readonly load?: FunctionSetup;
  readonly requestId: string;
  readonly payload: string;
  readonly invokedFunctionArn: string;
  readonly functionVersion: string;
  readonly timeoutInMillis: number;
  /** JSON text about the client. */
  readonly clientContext?: string;
  /** Whether the body of a response may be given beside the payload. */
  readonly bodyApart?: true;
}

/** What a function has returned. */
export interface ReturnedResult {
  /** JSON text. */
  readonly payload: string;
  /**
   * The text of the result's member `body`, which the payload then lacks: to write a text into JSON and to read it out of it
   * takes longer than all else that is done with a response.
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

/** Headers as a message between threads has them, names and values in turn: that takes half of the time of an object. */
export type FlatHeaders = readonly string[];

export function flatHeaders(headers: Iterable<readonly [string, string]>): FlatHeaders {
  return [...headers].flat();
}

export function headersOf(flat: FlatHeaders): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < flat.length; at += 2) headers[flat[at] as string] = flat[at + 1] as string;
  return headers;
}

/** What the endpoint answers. */
export interface EndpointAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A call of an API in a JSON protocol by a client of the SDK, without the HTTP request that the client would make of it. */
export interface SdkCall {
  /** As the header `x-amz-target`. */
  readonly target: string;
  /** Of the credentials that the client has. */
  readonly accessKey: string;
  /** JSON text. */
  readonly body: string;
}

/** The JSON text of the output of a call that was made. */
export interface SdkAnswer {
  readonly statusCode: 200;
  readonly requestId: string;
  readonly body: string;
}

/**
 * That an invocation does nothing but wait, until an instant of the runtime's clock at the earliest; whether it times out
 * then, instead of going on. Or that it goes on before.
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
  | { readonly kind: 'goes-on'; readonly requestId: string };

/** To a worker: the clock has reached the instant for which an invocation has said to wait. */
export interface WakeMessage {
  readonly kind: 'woken';
  readonly wait: number;
}

/** A request to the endpoint; the answer has its number. */
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

/** A call of the SDK; the answer has its number. */
export interface CallMessage extends SdkCall {
  readonly kind: 'call';
  readonly number: number;
}

export interface CalledMessage extends SdkAnswer {
  readonly kind: 'called';
  readonly number: number;
}

/** What the endpoint answers to a call that it refuses. */
export interface RefusalMessage extends Omit<AnswerMessage, 'kind'> {
  readonly kind: 'refused';
}

/** What a worker is told: among others to leave the runtime, to enter another one, and to give back memory that it need not have. */
export type MessageToWorker =
  | InvocationMessage
  | WakeMessage
  | { readonly kind: 'leave' }
  | { readonly kind: 'shrink' }
  | { readonly kind: 'enter'; readonly runtime: RuntimeOfWorker }
  | AnswerMessage
  | CalledMessage
  | RefusalMessage;

/** An error in the format of Lambda. */
export interface FunctionErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/**
 * What a worker reports: that it is ready or has left its runtime, that it has loaded the function of an invocation, that an invocation waits, its end,
 * what a function writes, an error of a function whose turn is over, a request or a call to the endpoint, or the error that ends
 * it.
 */
export type MessageOfWorker =
  | WaitMessage
  | { readonly kind: 'ready' }
  /** Whether nothing goes on in it any more, so that it can enter another runtime. */
  | { readonly kind: 'left'; readonly atRest: boolean }
  | { readonly kind: 'loaded'; readonly requestId: string }
  | ({ readonly kind: 'returned'; readonly requestId: string } & ReturnedResult)
  | {
      readonly kind: 'failed';
      readonly requestId: string;
      readonly error: FunctionErrorPayload;
      /** The code could not be loaded. */
      readonly isUnloaded?: true;
    }
  | { readonly kind: 'output'; readonly functionId: string; readonly text: string }
  | ({ readonly kind: 'stray'; readonly functionId: string } & FatalError)
  | RequestMessage
  | CallMessage
  | ({ readonly kind: 'died' } & FatalError);

/** An error that ends the process of a function, and what led to it, where Lambda says only that the process has ended. */
export interface FatalError {
  readonly error: FunctionErrorPayload;
  readonly cause?: FunctionErrorPayload;
}

/** How Lambda says that the process of a function has ended. */
export function exitMessage(code: number): string {
  const manner = code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
  return `Error: Runtime exited ${manner}`;
}
