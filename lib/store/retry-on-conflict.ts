import { VersionConflictError } from './version-conflict-error.ts';

/** What an attempt returns when another writer was faster: it is then repeated from the read on. */
export const conflict = Symbol('conflict');

const maxAttempts = 8;

/** The pause before an attempt is repeated doubles from this many milliseconds, up to the other. */
const shortestPause = 10;
const longestPause = 200;

/**
 * Waits a random part of a time that doubles with each attempt, so that writers who met once do not meet again ("full
 * jitter", https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param made how many attempts were made, from 1
 */
export function pauseBeforeRetry(made: number): Promise<void> {
  const most = Math.min(longestPause, shortestPause * 2 ** (made - 1));
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}

/**
 * Repeats an attempt to read, decide and write until no other write comes in between, with a random pause before each
 * repetition.
 * @param what names what is written, for the message of the error
 * @param pause waits before the next attempt; left out but in tests
 * @throws VersionConflictError after eight attempts; nothing was written then
 */
export async function retryOnConflict<Outcome>(
  what: string,
  attempt: () => Promise<Outcome | typeof conflict>,
  pause: (made: number) => Promise<void> = pauseBeforeRetry,
): Promise<Outcome> {
  for (let made = 1; made <= maxAttempts; made++) {
    const outcome = await attempt();
    if (outcome !== conflict) return outcome;
    if (made < maxAttempts) await pause(made);
  }
  throw new VersionConflictError(`${what} changed ${maxAttempts} times while it was being written`);
}
