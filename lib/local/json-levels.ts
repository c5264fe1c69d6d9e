import type { JsonValue } from './service.ts';

/** The maximum nesting of JSON from outside: code that reads and writes it recurses as deeply. */
export const MAX_LEVELS = 1_000;

/** Whether a value is nested more deeply than that. A short enough text cannot be. */
export function isTooDeep(value: JsonValue, text?: string): boolean {
  return (text === undefined || text.length > 2 * MAX_LEVELS) && isDeeper(value, MAX_LEVELS);
}

/** Like `isTooDeep`, for JSON text. */
export const isTooDeepText = (text: string): boolean =>
  text.length > 2 * MAX_LEVELS && isDeeper(JSON.parse(text) as JsonValue, MAX_LEVELS);

const isDeeper = (value: JsonValue, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
