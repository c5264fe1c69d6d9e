/** What the service limits, and this engine with it. */
export const LARGEST_PAYLOAD = 262_144;
export const LARGEST_VARIABLES = 10 * 1024 * 1024;
export const MOST_EVENTS = 25_000;
export const LONGEST_EXECUTION = 365 * 24 * 3600 * 1000;
export const REDRIVABLE_FOR = 14 * 24 * 3600 * 1000;
export const NAME_RESERVED_FOR = 90 * 24 * 3600 * 1000;
export const INLINE_CONCURRENCY = 40;
export const DISTRIBUTED_CONCURRENCY = 10_000;
export const TAGS = 50;

/** Whether a text is longer than a payload may be, counted in bytes of UTF-8. */
export function isTooLarge(text: string): boolean {
  return (
    text.length > LARGEST_PAYLOAD ||
    (text.length > LARGEST_PAYLOAD / 3 && Buffer.byteLength(text) > LARGEST_PAYLOAD)
  );
}
