import { createSecretKey } from 'node:crypto';

/** The data key under which recorded releases have sealed what they hold back: it protects nobody. */
export const recordedKey = createSecretKey(Buffer.alloc(32, 7));
