import { createHash } from 'node:crypto';
import type { Resource } from './resource-type.ts';

/**
 * Returns the name of a resource that the template does not name: those of the stack and the logical id, as in AWS but without
 * the random part, so that it is the same in every run. A name longer than `limit` characters is shortened, with a hash.
 */
export function generatedName(resource: Pick<Resource, 'stack' | 'logicalId'>, limit: number): string {
  const full = `${resource.stack.name}-${resource.logicalId}`;
  if (full.length <= limit) return full;
  return `${full.slice(0, limit - 13)}-${hashOf(resource, 12)}`;
}

/** Returns an id of lower-case letters and digits that is the same in every run. */
export function hashOf(resource: Pick<Resource, 'stack' | 'logicalId'>, length: number): string {
  const text = `${resource.stack.name}/${resource.logicalId}`;
  const digest = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  return digest.toString(36).slice(0, length);
}
