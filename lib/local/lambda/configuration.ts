/** A function as the runtime runs it: everything of the template resolved. */
export interface FunctionConfiguration {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly runtime: string;
  readonly handler: string;
  /** The asset's folder: a new one for every change of the code. */
  readonly codeFolder: string;
  /** The whole environment of the function's process, what Lambda itself sets included. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** MiB. */
  readonly memorySize: number;
  readonly logGroupName: string;
  /** How many invocations may run at the same time; more are refused as Lambda refuses them. */
  readonly reservedConcurrency?: number;
  /** The ARN of the queue that takes events which an asynchronous invocation gave up on. */
  readonly deadLetterTarget?: string;
}
