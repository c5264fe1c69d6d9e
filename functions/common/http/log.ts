import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The log of a function. A line has a constant message and fields that identify (case, operation, request);
 * it never holds a name, an identity number, a phone number, a task token, or what somebody wrote.
 */
export const log = new Logger();

/**
 * A failure as it may be logged: its name, and the frames in which it happened. Never its
 * message, which may hold what was sent.
 */
export function errorForLog(error: unknown): { readonly name: string; readonly stack?: readonly string[] } {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const { name, message, stack } = error;
  // A message may have several lines, one of which may look like a frame.
  const frames = stack
    ?.replace(message, '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '));
  return { name, ...(frames && { stack: frames.slice(0, 12) }) };
}
