/** What a worker is told when it starts. */
export interface WorkerSetup {
  /** The clock's shared state, see `MovableClock.shared`. */
  readonly clock: Float64Array<SharedArrayBuffer>;
  /** See `WorkerEnvironment`. */
  readonly compileCache?: string;
  readonly codeFolder: string;
  /** As the template has it: `folder/file.export`. */
  readonly handler: string;
  readonly context: {
    readonly functionName: string;
    readonly functionVersion: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** One invocation: payloads travel as JSON text, so that a function sees what it would see in Lambda. */
export interface InvocationMessage {
  readonly requestId: string;
  readonly payload: string;
  readonly invokedFunctionArn: string;
  readonly timeoutInMillis: number;
}

/** An error in the form in which Lambda gives it to the caller. */
export interface FunctionErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** What a worker says: ready, the end of an invocation, or the error that it dies of. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionErrorPayload }
  | { readonly kind: 'died'; readonly error: FunctionErrorPayload };
