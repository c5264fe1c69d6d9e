import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/**
 * Expects the same as `toEqual`, for values that are compared thousands of times. Only values that differ go through the slower
 * comparison that shows where.
 */
export function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
