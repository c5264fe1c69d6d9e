/** The data key under which recorded releases have sealed what they hold back: it protects nobody. */
export const recordedKey: Uint8Array = Buffer.alloc(32, 7);
