import type { JsonValue } from './service.ts';

/** Levels that JSON of others may have, for what reads and writes it goes as deep. */
export const MAX_LEVELS = 1_000;

/** Whether a value has more levels than that; a text that is short enough cannot. */
export function isTooDeep(value: JsonValue, text?: string): boolean {
  return (text === undefined || text.length > 2 * MAX_LEVELS) && isDeeper(value, MAX_LEVELS);
}

/** The same of a text that is JSON. */
export const isTooDeepText = (text: string): boolean =>
  text.length > 2 * MAX_LEVELS && isDeeper(JSON.parse(text) as JsonValue, MAX_LEVELS);

const isDeeper = (value: JsonValue, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
