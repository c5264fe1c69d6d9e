import { describe, expect, inject, it } from 'vitest';
import { runsOf } from '../../../support/property-runs.ts';
import { playWorld, type Tally } from './support/world.ts';

const claimsInWorld = 20;
const worlds = runsOf(5_000);
const seed = inject('seed') % 1_000_000;

const emptyTally = (): Tally => ({
  claims: 0,
  taken: 0,
  lost: 0,
  conflicts: 0,
  repeated: 0,
  outsideWindow: 0,
  paid: 0,
});

describe('Payments (I8), over 100,000 generated claims with races, crashes and repeats', () => {
  it('are never made twice, never with an excluded one, never outside the window, never above the cap', () => {
    const tally = emptyTally();
    for (let world = 0; world < worlds; world++) {
      const broken = playWorld(seed + world * 7919 + 1, claimsInWorld, tally);
      if (broken.length > 0) expect({ world, seed, broken }).toEqual({ world, seed, broken: [] });
    }
    expect(tally.claims).toBe(worlds * claimsInWorld);
    // A run in which nothing was refused, lost or repeated proves nothing.
    for (const happened of [tally.taken, tally.lost, tally.conflicts, tally.repeated, tally.paid])
      expect(happened).toBeGreaterThan(worlds / 2);
    expect(tally.outsideWindow).toBeGreaterThan(worlds / 2);
  });

  it.each([
    ['what may be had once', 'only', /^twice/],
    ['most months', 'tally', /^above the cap/],
    ['what excludes another', 'bar', /^excluded/],
  ] as const)('are found where the guard of %s is left out', (_what, kind, promise) => {
    // Some faults show in few worlds: as many are played as necessary, and at most all of them.
    const found = (world: number): boolean =>
      playWorld(seed + world * 7919 + 1, claimsInWorld, emptyTally(), kind).some((each) =>
        promise.test(each),
      );
    let world = 0;
    while (world < 20_000 && !found(world)) world++;
    expect(world).toBeLessThan(20_000);
  });
});
