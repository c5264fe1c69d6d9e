import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';
import { expiryAfter, keptDays } from '../../../lib/store/kept-for.ts';
import type { RequestIdentity } from '../../../lib/store/requests.ts';
import type { Operation } from './operation.ts';

export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/)
  .describe(
    'Chosen by the client at random, a new one for each request that is to have an effect of its own; remembered for seven days. The same request with the same key is answered again and has no second effect; another request with that key is refused.',
  );

/** A request that somebody may send again, as far as its identity is concerned. */
interface SentRequest {
  readonly key: string;
  readonly subject: string;
  readonly path: unknown;
  readonly query: unknown;
  readonly rawBody: string;
  /** When it came, in milliseconds. */
  readonly now: number;
}

/**
 * What makes a request the same as one before. What was sent is kept as a hash with the client's key, which is not kept:
 * nobody can guess it from what is stored.
 */
export function requestIdentityOf(operation: Pick<Operation, 'id'>, sent: SentRequest): RequestIdentity {
  const { key, subject, path, query, rawBody, now } = sent;
  return {
    id: createHash('sha256')
      .update(JSON.stringify([operation.id, subject, key]))
      .digest('hex'),
    bodyMac: createHmac('sha256', key)
      .update(JSON.stringify([path ?? {}, query ?? {}, rawBody]))
      .digest('hex'),
    expiresAt: expiryAfter(now, keptDays.requests),
  };
}
