import { Sha256 } from './sha256.ts';

/**
 * How every client of AWS waits and tries again. Without time-outs a connection that hangs would use up the time of the
 * function. What the SDK tries again (errors that are transient or of throttling) it does with random pauses in between, and
 * transactions with the same `ClientRequestToken`, so that none is done twice. Three attempts fit into the ten seconds of an
 * API function.
 *
 * A client puts the steps of a command together once: nothing is added to them after the first request (`cacheMiddleware`).
 */
export const clientOptions = {
  maxAttempts: 3,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  cacheMiddleware: true,
  sha256: Sha256,
} as const;

/** Any client of the SDK. */
interface Client {
  readonly middlewareStack: { removeByTag(tag: string): boolean };
}

/**
 * A client without its log. The SDK copies each request and answer by its schema, without what is secret, for a logger that
 * none of our clients has: with an item of some KB that is half of the processor time of a call.
 */
export function unlogged<Of extends Client>(client: Of): Of {
  client.middlewareStack.removeByTag('LOGGER');
  return client;
}
