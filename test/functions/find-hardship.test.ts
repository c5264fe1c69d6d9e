import { expect, it } from 'vitest';
import { startingOn } from '../../functions/schedules/find-hardship/handler.ts';
import { shards } from '../../lib/store/keys.ts';
import { day, friday } from '../domain/case/support/cases.ts';

it.each([
  [1, shards.length],
  [6, 4],
  [8, 3],
  [shards.length, 1],
])(
  'A search that reaches %i shards in a morning comes to each of them within %i days, from any day on',
  (reached, within) => {
    for (let first = 0; first < shards.length; first++) {
      const mornings = Array.from({ length: within }, (_each, on) => startingOn(friday + (first + on) * day));
      const seen = new Set(mornings.flatMap((order) => order.slice(0, reached)));
      expect(seen.size).toBe(shards.length);
    }
  },
);
