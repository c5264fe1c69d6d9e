/** What a worker is given when it starts. */
export interface WorkerSetup {
  /** The clock's shared state, see `MovableClock.shared`. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** See `WorkerEnvironment`. */
  readonly compileCache?: string;
  readonly codeFolder: string;
  /** `folder/file.export` */
  readonly handler: string;
  readonly context: {
    readonly functionName: string;
    readonly functionVersion: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** An invocation. Payloads are JSON text, so that a function gets exactly what it would get in Lambda. */
export interface InvocationMessage {
  readonly requestId: string;
  readonly payload: string;
  readonly invokedFunctionArn: string;
  readonly timeoutInMillis: number;
}

/** An error in the format of Lambda. */
export interface FunctionErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
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

/** What a worker reports: that it is ready, that an invocation waits, its end, or the error that ends the worker. */
export type WorkerMessage =
  | WaitMessage
  | { readonly kind: 'ready' }
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionErrorPayload }
  | { readonly kind: 'died'; readonly error: FunctionErrorPayload };
