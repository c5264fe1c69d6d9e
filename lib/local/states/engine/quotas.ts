/** The limits of the service that the engine enforces. Durations are in milliseconds. */
export const MAX_PAYLOAD_BYTES = 262_144;
export const MAX_VARIABLES_BYTES = 10 * 1024 * 1024;
export const MAX_EVENTS = 25_000;
export const MAX_EXECUTION_DURATION = 365 * 24 * 3600 * 1000;
export const REDRIVE_PERIOD = 14 * 24 * 3600 * 1000;
export const NAME_RESERVATION_PERIOD = 90 * 24 * 3600 * 1000;
export const MAX_INLINE_CONCURRENCY = 40;
export const MAX_DISTRIBUTED_CONCURRENCY = 10_000;
export const MAX_TAGS = 50;
export const MAX_MAP_RUN_REDRIVES = 1000;

/** Whether a text exceeds the limit of a payload, in bytes of UTF-8. */
export function isTooLarge(text: string): boolean {
  return (
    text.length > MAX_PAYLOAD_BYTES ||
    (text.length > MAX_PAYLOAD_BYTES / 3 && Buffer.byteLength(text) > MAX_PAYLOAD_BYTES)
  );
}
