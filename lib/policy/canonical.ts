import { createHash } from 'node:crypto';

/** JSON with the keys of every object in order and absent values left out, so that equal data give equal text. */
export function canonicalJson(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : value,
  );
}

/** SHA-256 of the canonical JSON, as 64 hexadecimal digits. The same on every machine for the same data. */
export const contentHash = (data: unknown): string =>
  createHash('sha256').update(canonicalJson(data)).digest('hex');
