import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { expiryAfter, keptDays } from '../../../lib/store/kept-for.ts';
import type { RequestIdentity } from '../../../lib/store/requests.ts';
import type { Operation } from './operation.ts';
import { requestIdOf } from './request-identity.ts';

export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/)
  .describe(
    'A random key chosen by the client, a new one for each request that is to have its own effect; remembered for seven days. The same request with the same key gets the same answer and has no second effect; a different request with that key is refused.',
  );

/** The parts of a request that identify it when it is sent again. */
interface SentRequest {
  readonly key: string;
  readonly subject: string;
  readonly path: unknown;
  readonly query: unknown;
  readonly rawBody: string;
  /** When the request arrived, in milliseconds. */
  readonly now: number;
}

/**
 * Returns the identity of a request, by which a repetition is recognised. The content is stored as a hash keyed with the
 * client's key. The key itself is not stored, so nobody can guess the content from what is stored.
 */
export function requestIdentityOf(operation: Pick<Operation, 'id'>, sent: SentRequest): RequestIdentity {
  const { key, subject, path, query, rawBody, now } = sent;
  return {
    id: requestIdOf(operation.id, subject, key),
    bodyMac: createHmac('sha256', key)
      .update(JSON.stringify([path ?? {}, query ?? {}, rawBody]))
      .digest('hex'),
    expiresAt: expiryAfter(now, keptDays.requests),
  };
}
