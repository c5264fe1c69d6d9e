import { createHash } from 'node:crypto';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { expiryAfter, keptDays } from '../../../lib/store/kept-for.ts';
import type { RequestIdentity } from '../../../lib/store/requests.ts';
import type { Sealing } from '../../../lib/store/sealing.ts';

/** The id under which a request is remembered: a hash of operation, sender and their key. */
export const requestIdOf = (operationId: string, subject: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([operationId, subject, key]))
    .digest('hex');

/**
 * Returns the identity of a request, by which a repetition is recognised: the sender with their key, and a keyed hash of the
 * body.
 * @param operationId the operation: the same key can be used for another one
 */
export async function requestIdentity(
  operationId: string,
  request: {
    readonly headers: { readonly 'idempotency-key': string };
    readonly principal: Principal;
    readonly rawBody: string;
    readonly now: number;
  },
  sealing: Sealing,
): Promise<RequestIdentity> {
  const { headers, principal, rawBody, now } = request;
  return {
    id: requestIdOf(operationId, principal.subject, headers['idempotency-key']),
    bodyMac: await sealing.requestMac(rawBody),
    expiresAt: expiryAfter(now, keptDays.requests),
  };
}
