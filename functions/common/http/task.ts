import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { log } from './log.ts';

/**
 * Makes the Lambda handler of a workflow task or a schedule: log, parse, do. Unlike an API function it throws
 * what goes wrong, so that the workflow's Retry and Catch see it.
 */
export function serveTask<Input extends z.ZodType, Output>(
  name: string,
  input: Input,
  run: (input: z.infer<Input>, now: number) => Promise<Output>,
) {
  return middy<unknown, Output>({ timeoutEarlyInMillis: 0 })
    .use(taskMiddleware(name))
    .handler((event) => run(input.parse(event), Date.now()));
}

const caseOf = z.object({ caseId: z.string() });

/** Logs begin, end and failure, with the case but never with a token or a message. */
export const taskMiddleware = (name: string): middy.MiddlewareObj<unknown, unknown, Error, Context> => ({
  before: ({ event }) => {
    log.resetKeys();
    const about = caseOf.safeParse(event);
    log.appendKeys({ task: name, ...(about.success && { caseId: about.data.caseId }) });
    log.debug('TASK_STARTED');
  },
  after: () => log.info('TASK_COMPLETED'),
  onError: ({ error }) => {
    log.error('TASK_FAILED', { error: error?.name });
  },
});

/** The system itself as the one who acts. */
export const system = (task: string) => ({ role: 'system' as const, subject: task });
