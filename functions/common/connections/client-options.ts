import { Sha256 } from './sha256.ts';

/**
 * How every AWS client waits and retries. Without timeouts, a hanging connection would use up the time of the function. The SDK
 * retries transient and throttling errors with random pauses in between. It repeats transactions with the same
 * `ClientRequestToken`, so that none is carried out twice. Three attempts fit into the ten seconds of an API function.
 *
 * A client builds the middleware of a command only once: nothing may be added after the first request (`cacheMiddleware`).
 */
export const clientOptions = {
  maxAttempts: 3,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  cacheMiddleware: true,
  sha256: Sha256,
} as const;

/** Any SDK client. */
interface Client {
  readonly middlewareStack: { removeByTag(tag: string): boolean };
}

/**
 * Removes the logging of a client, and returns the client. For a logger, which none of our clients has, the SDK copies each
 * request and answer by its schema, without secrets: with an item of some KB that takes half of the processor time of a call.
 */
export function unlogged<Of extends Client>(client: Of): Of {
  client.middlewareStack.removeByTag('LOGGER');
  return client;
}
