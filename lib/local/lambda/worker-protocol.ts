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

/** What a worker reports: that it is ready, the end of an invocation, or the error that ends it. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionErrorPayload }
  | { readonly kind: 'died'; readonly error: FunctionErrorPayload };
