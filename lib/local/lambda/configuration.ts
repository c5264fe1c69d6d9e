/** A function, with everything from the template resolved. */
export interface FunctionConfiguration {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly runtime: string;
  readonly handler: string;
  /** The folder of the asset. It changes whenever the code changes. */
  readonly codeFolder: string;
  /** The folder with the content of its layers, if it has any. It changes whenever they change. */
  readonly optFolder?: string;
  /** All environment variables of the function, including those that Lambda sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The environment variables that the app gives it, without those that Lambda sets. */
  readonly variables?: Readonly<Record<string, string>>;
  /** In seconds. */
  readonly timeout: number;
  /** In MiB. */
  readonly memorySize: number;
  readonly logGroupName: string;
  /** How many invocations may run at the same time. Further ones are throttled, as in AWS. */
  readonly reservedConcurrency?: number;
  /** The ARN of the dead-letter queue of asynchronous invocations. */
  readonly deadLetterTarget?: string;
}
