import type { CallingStep } from '../service.ts';
import type { HostedFunction } from './hosted-function.ts';
import type { LogTail } from './log-tail.ts';
import type { FunctionErrorPayload } from './worker-protocol.ts';

/** An invocation of a function. */
export interface Invocation {
  readonly of: HostedFunction;
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  readonly qualifiedArn: string;
  readonly functionVersion: string;
  /** Receives what the function writes during the invocation. */
  readonly tail?: LogTail;
  /** The step of the execution that invokes it. */
  readonly step?: CallingStep;
  /** JSON text about the client. */
  readonly clientContext?: string;
  /** Whether the body of a response may be returned separately from the payload. */
  readonly bodyApart?: true;
}

/** The error of an invocation whose thread was ended from outside, as Lambda ends a process. */
export const KILLED: FunctionErrorPayload = {
  errorType: 'Runtime.ExitError',
  errorMessage: 'Error: Runtime exited with error: signal: killed',
};
