import { randomBytes } from 'node:crypto';
import type { CallingStep } from '../service.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { FunctionErrorPayload, FunctionSetup, ReturnedResult } from './worker-protocol.ts';

/** The invocation during which a function writes something. */
export interface Writing {
  readonly requestId: string;
  readonly step?: CallingStep;
}

/** Where a function's instances write. */
export interface FunctionOutput {
  /** Takes the function's output, and a line for each error, as in the function's log group. */
  readonly write: (text: string, by?: Writing) => void;
  /** Told of each invocation that failed and of code that cannot be loaded, besides the line. */
  readonly failed?: (error: FunctionErrorPayload) => void;
}

/** A function in one of its configurations, as threads run it. */
export interface HostedFunction {
  /** Another one for each configuration. */
  readonly id: string;
  readonly configuration: FunctionConfiguration;
  readonly output: FunctionOutput;
}

/** Functions of the same name and code are the same in two runtimes. */
export const kindOf = ({
  configuration: { name, codeFolder, optFolder, handler, runtime },
}: Pick<HostedFunction, 'configuration'>): string =>
  [name, codeFolder, optFolder ?? '', handler, runtime].join('\n');

/**
 * What a thread needs for loading the function. Each instance has a log stream of its own, by which code can tell that it is
 * another one.
 * @param now the instant of the runtime's clock
 */
export function setupOf({ configuration }: HostedFunction, now: number): FunctionSetup {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
  const logStreamName = `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
  return {
    kind: kindOf({ configuration }),
    codeFolder: configuration.codeFolder,
    optFolder: configuration.optFolder,
    handler: configuration.handler,
    runtime: configuration.runtime,
    environment: {
      ...configuration.environment,
      ...{ AWS_LAMBDA_LOG_STREAM_NAME: logStreamName, LAMBDA_TASK_ROOT: configuration.codeFolder },
      _HANDLER: configuration.handler,
    },
    context: {
      functionName: configuration.name,
      memoryLimitInMB: String(configuration.memorySize),
      logGroupName: configuration.logGroupName,
      logStreamName,
    },
  };
}

/** What a function returned, or its error in the format of Lambda. */
export type InvocationOutcome =
  | (ReturnedResult & { readonly functionError?: undefined })
  | { readonly payload: string; readonly body?: undefined; readonly functionError: 'Unhandled' };

export function failedOutcome(error: FunctionErrorPayload): InvocationOutcome {
  return { payload: JSON.stringify(error), functionError: 'Unhandled' };
}

/** In place of a result that has too many levels for an answer, or for a record of it. */
export const TOO_DEEP = failedOutcome({
  errorType: 'Runtime.MarshalError',
  errorMessage: 'Unable to stringify response body: it has too many levels',
  trace: [],
});
