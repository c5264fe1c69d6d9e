import { createHash } from 'node:crypto';
import { inject } from 'vitest';
import type {} from './seed.ts';

/**
 * Whether this run is `npm run prove`, which tries everything. `npm test` leaves out the files whose names end with
 * `.prove.test.ts`, and tries only a part of some long lists.
 */
export const proving = process.env.PROVE === 'true';

/**
 * Returns a part of a list in `npm test`, in the list's order and different with each seed; the whole list in `npm run prove`.
 * @param count how many every run can afford
 */
export function someOf<Item>(all: readonly Item[], count: number): readonly Item[] {
  if (proving) return all;
  const place = (index: number): string =>
    createHash('sha256')
      .update(`${inject('seed')} ${index}`)
      .digest('hex');
  const chosen = new Set(
    all
      .map((_item, index) => index)
      .toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
      .slice(0, count),
  );
  return all.filter((_item, index) => chosen.has(index));
}
