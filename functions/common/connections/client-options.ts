/**
 * How every client of AWS waits and tries again. Without time-outs a connection that hangs would use up the time of the
 * function. What the SDK tries again (errors that are transient or of throttling) it does with random pauses in between, and
 * transactions with the same `ClientRequestToken`, so that none is done twice. Three attempts fit into the ten seconds of an
 * API function.
 */
export const clientOptions = {
  maxAttempts: 3,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;
