import type { FunctionErrorPayload } from './worker-protocol.ts';

/**
 * Returns the line that Lambda writes to a function's log about a failed invocation, or about code that cannot be loaded. It
 * contains the error and its trace, and never the event.
 *
 * The formats are those of the runtime interface client for Node.js (`aws-lambda-nodejs-runtime-interface-client`), and those
 * of the service for errors that the code cannot report itself. The client also writes the further fields of an error. They are
 * left out here, since they may hold what was sent to the function.
 * @param now in milliseconds
 * @param requestId that of the invocation; undefined while the code is loaded
 * @example `2030-01-01T00:00:00.000Z\t5b0…\tERROR\tInvoke Error \t{"errorType":"RangeError","errorMessage":"late","stack":[…]}`
 */
export function errorLine(error: FunctionErrorPayload, now: number, requestId: string | undefined): string {
  const { errorType, errorMessage, trace = [] } = error;
  const instant = new Date(now).toISOString();
  if (errorType === 'Sandbox.Timedout')
    return `${instant} ${requestId ?? 'undefined'} ${errorMessage.replace(/^Error: /, '')}`;
  if (errorType === 'Runtime.ExitError')
    return `RequestId: ${requestId ?? 'undefined'} ${errorMessage} ${errorType}`;
  const what = WHAT[errorType] ?? (requestId === undefined ? 'Uncaught Exception' : 'Invoke Error');
  const text = JSON.stringify({ errorType, errorMessage, stack: trace });
  return `${instant}\t${requestId ?? 'undefined'}\tERROR\t${what} \t${text}`;
}

const WHAT: Readonly<Record<string, string>> = {
  'Runtime.UnhandledPromiseRejection': 'Unhandled Promise Rejection',
};

/** Formats an error for the console: what failed, and where. */
export function errorText(
  functionName: string,
  { errorType, errorMessage, trace = [] }: FunctionErrorPayload,
): string {
  const frames = trace.filter((line) => /^\s+at /.test(line));
  return [`The function ${functionName} failed: ${errorType}: ${errorMessage}`, ...frames].join('\n');
}
