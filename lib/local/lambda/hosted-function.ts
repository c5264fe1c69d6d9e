import { randomBytes } from 'node:crypto';
import type { CallingStep } from '../service.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { FunctionErrorPayload, FunctionSetup, ReturnedResult } from './worker-protocol.ts';

/** The invocation during which a function writes something. */
export interface Writing {
  readonly requestId: string;
  readonly step?: CallingStep;
}

/** Receives what the instances of a function write. */
export interface FunctionOutput {
  /** Receives the output of the function and a line for each error, as its log group does. */
  readonly write: (text: string, by?: Writing) => void;
  /** Called, in addition to the line, for each failed invocation and for code that cannot be loaded. */
  readonly failed?: (error: FunctionErrorPayload) => void;
}

/** A function in one of its configurations, as threads run it. */
export interface HostedFunction {
  /** Different for each configuration. */
  readonly id: string;
  readonly configuration: FunctionConfiguration;
  readonly output: FunctionOutput;
}

/** Identifies a function across runtimes: those with the same name and code are the same. */
export const kindOf = ({
  configuration: { name, codeFolder, optFolder, handler, runtime },
}: Pick<HostedFunction, 'configuration'>): string =>
  [name, codeFolder, optFolder ?? '', handler, runtime].join('\n');

/**
 * Returns what a thread needs to load the function. Each instance has its own log stream, by which code can tell instances
 * apart.
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

/** The result of a function, or its error in Lambda's format. */
export type InvocationOutcome =
  | (ReturnedResult & { readonly functionError?: undefined })
  | { readonly payload: string; readonly body?: undefined; readonly functionError: 'Unhandled' };

export function failedOutcome(error: FunctionErrorPayload): InvocationOutcome {
  return { payload: JSON.stringify(error), functionError: 'Unhandled' };
}

/** Replaces a result that is nested too deeply for an answer or for a record of it. */
export const TOO_DEEP = failedOutcome({
  errorType: 'Runtime.MarshalError',
  errorMessage: 'Unable to stringify response body: it has too many levels',
  trace: [],
});
