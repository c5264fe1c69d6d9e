import { VersionConflictError } from './version-conflict-error.ts';

/** Returned by an attempt when another writer was faster: it is then repeated, beginning with the read. */
export const conflict = Symbol('conflict');

const maxAttempts = 8;

/** Milliseconds: the pause before a retry doubles with each attempt, from the shortest to the longest. */
const shortestPause = 10;
const longestPause = 200;

/**
 * Waits a random part of a time that doubles with each attempt, so that writers who collided once do not collide again ("full
 * jitter", https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param made how many attempts were made, from 1
 */
export function pauseBeforeRetry(made: number): Promise<void> {
  const most = Math.min(longestPause, shortestPause * 2 ** (made - 1));
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}

/**
 * Repeats an attempt to read, decide and write until no other write comes in between, with a random pause before each retry.
 * @param what names what is written, for the error message
 * @param pause waits before the next attempt; only tests pass it
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
