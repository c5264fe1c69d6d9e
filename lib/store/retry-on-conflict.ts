import { VersionConflictError } from './version-conflict-error.ts';

/** What an attempt returns when another writer was faster: it is then repeated from the read on. */
export const conflict = Symbol('conflict');

const maxAttempts = 8;

/**
 * Repeats an attempt to read, decide and write until no other write comes in between.
 * @param what names what is written, for the message of the error
 * @throws VersionConflictError after eight attempts; nothing was written then
 */
export async function retryOnConflict<Outcome>(
  what: string,
  attempt: () => Promise<Outcome | typeof conflict>,
): Promise<Outcome> {
  for (let made = 0; made < maxAttempts; made++) {
    const outcome = await attempt();
    if (outcome !== conflict) return outcome;
  }
  throw new VersionConflictError(`${what} changed ${maxAttempts} times while it was being written`);
}
