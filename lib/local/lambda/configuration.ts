/** A function, with everything of the template resolved. */
export interface FunctionConfiguration {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly runtime: string;
  readonly handler: string;
  /** The asset's folder; another one whenever the code has changed. */
  readonly codeFolder: string;
  /** The folder of what is in its layers, if it has any: another one whenever they have changed. */
  readonly optFolder?: string;
  /** All environment variables of the function, including those that Lambda sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** MiB. */
  readonly memorySize: number;
  readonly logGroupName: string;
  /** How many invocations may run at the same time; further ones are throttled, as in AWS. */
  readonly reservedConcurrency?: number;
  /** The ARN of the dead-letter queue of asynchronous invocations. */
  readonly deadLetterTarget?: string;
}
