import { CommandFailure } from './command/errors.ts';

/**
 * Sends a request to a running system.
 * @throws CommandFailure if nothing answers
 */
export async function request(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { origin } = URL.canParse(url) ? new URL(url) : { origin: url };
    if (!isUnanswered(error)) throw error;
    throw new CommandFailure(`Nothing answers at ${origin}: is \`npm start\` still running?`);
  }
}

/** Whether a `fetch` failed on the network, rather than because of its arguments. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof TypeError && error.message === 'fetch failed';
