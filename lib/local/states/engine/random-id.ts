import { randomFillSync } from 'node:crypto';

const LENGTH = 18;
/** Random bytes for many ids at once: fetching them takes as long as a small transition. */
const pool = Buffer.alloc(LENGTH * 256);
let next = pool.length;

/** Makes an unguessable id: 24 characters with 144 random bits. */
export function randomId(): string {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  next += LENGTH;
  return pool.toString('base64url', next - LENGTH, next);
}
