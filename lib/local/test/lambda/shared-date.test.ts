import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedNow } from '../../lambda/shared-date.ts';

const WALL = Date.UTC(2030, 0, 1);
const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });
const offsets = fc.integer({ min: 0, max: 9 * 365 * 86_400_000 });

/** A shared state that another thread is changing: the first reads find only one of the two cells written. */
function changing(from: [number, number], to: [number, number], reads: number): Float64Array {
  const cells = { 0: from[0], 1: to[1] };
  let left = reads;
  return new Proxy(new Float64Array(2), {
    get(_, name) {
      if (left-- === 0) cells[0] = to[0];
      return name === '0' ? cells[0] : cells[1];
    },
  });
}

describe('sharedNow', () => {
  it('is the instant at which the clock is paused, or the wall clock plus its offset', () => {
    fc.assert(
      fc.property(instants, offsets, (at, offset) => {
        expect(sharedNow(Float64Array.of(1, at), () => WALL)).toBe(at);
        expect(sharedNow(Float64Array.of(0, offset), () => WALL)).toBe(WALL + offset);
      }),
    );
  });

  it('never mixes the cells of two states, whenever the change happens', () => {
    fc.assert(
      fc.property(instants, offsets, fc.integer({ min: 0, max: 40 }), (at, offset, reads) => {
        expect(sharedNow(changing([0, offset], [1, at], reads), () => WALL)).toBe(at);
        expect(sharedNow(changing([1, at], [0, offset], reads), () => WALL)).toBe(WALL + offset);
      }),
    );
  });
});
