import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { once } from '../connections/once.ts';
import { errorForLog, log } from './log.ts';

/**
 * Makes the Lambda handler of a workflow task or a schedule: log, parse, run. Unlike an API function it throws every error, so
 * that the Retry and Catch of the workflow see it.
 *
 * @param make makes the function that runs, with the connections that it needs, at the first invocation of a process. That
 *   function gets the input and the present instant in milliseconds.
 */
export function serveTask<Input extends z.ZodType, Output>(
  name: string,
  input: Input,
  make: () => (input: z.infer<Input>, now: number) => Promise<Output>,
) {
  const run = once(make);
  return middy<unknown, Output>({ timeoutEarlyInMillis: 0 })
    .use(taskMiddleware(name))
    .handler((event) => run()(input.parse(event), Date.now()));
}

const caseOf = z.object({ caseId: z.string() });

/** Logs end and failure, with the case but never with a token or a message. */
export const taskMiddleware = (name: string): middy.MiddlewareObj<unknown, unknown, Error, Context> => ({
  before: ({ event }) => {
    const about = caseOf.safeParse(event);
    log.begin({ task: name, ...(about.success && { caseId: about.data.caseId }) });
  },
  after: () => log.info('TASK_COMPLETED'),
  onError: ({ error }) => {
    log.error('TASK_FAILED', { error: errorForLog(error) });
  },
});
