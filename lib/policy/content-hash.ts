import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';

/** Returns the SHA-256 of the canonical JSON as 64 hexadecimal digits. The same data give the same hash on every machine. */
export const contentHash = (data: unknown): string =>
  createHash('sha256').update(canonicalJson(data)).digest('hex');
