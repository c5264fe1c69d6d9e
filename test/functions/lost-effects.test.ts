import { beforeEach, describe, expect, it } from 'vitest';
import { recordsForFile } from '../store/support/records.ts';
import { someOf } from '../support/proving.ts';
import { clean, half, toldUndisturbed, wrong } from './support/disturbed.ts';
import { captureOutput } from './support/output.ts';
import { tell } from './support/telling.ts';
import { definitionsIn } from './support/world.ts';

/*
 * What the stream gives up on: in the end a case is as if nothing of it had happened. All stories are told at once, in one table,
 * with the real engine and the definitions as deployed; each telling loses half of all that is done. `npm test` loses one half, by
 * its seed, and `npm run prove` both. `disturbed-stories.prove.test.ts` goes on with what else can go wrong.
 */

const file = recordsForFile();
const undisturbed = toldUndisturbed(file);

describe('Every story, whatever is lost on its way', { timeout: 600_000 }, () => {
  beforeEach(() => {
    captureOutput();
  });

  it('goes through every workflow and to each of its ends if nothing is lost, and nothing is found', async () => {
    const sound = await undisturbed();
    const started = sound.effects.flatMap((effect) => /start \w+-([a-z-]+)-\d/.exec(effect)?.[1] ?? []);
    const episodes = Object.keys(definitionsIn('workflows')).filter((name) => name !== 'round');
    expect([...new Set(started)].sort()).toEqual(episodes.sort());
    for (const kind of ['start', 'wake', 'publish'])
      expect(sound.effects.filter((effect) => effect.includes(` ${kind} `)).length).toBeGreaterThan(5);
    expect(sound.ends).toMatchObject({
      withdrawn: { phase: 'withdrawn' },
      refused: { phase: 'job-seeker' },
      dismissed: { phase: 'closed', closure: ['closed', 'dismissed'] },
      reinstated: { phase: 'registered', closure: ['reinstated', 'upheld'] },
      declined: { phase: 'registered', months: ['2026-11: done', '2026-12: done'] },
      closedEarly: { phase: 'closed' },
      recognised: { phase: 'registered' },
    });
    for (const found of sound.found) expect(found).toMatchObject(clean);
  });

  it.each(someOf([0, 1], 1))(
    'ends the same if half of all effects and records is given up on (half %d)',
    async (which) => {
      const sound = await undisturbed();
      const effects = wrong(half(sound.effects, which));
      const waits = wrong(half(sound.waits, which));
      const faults = { losesEffect: effects.happens, losesWait: waits.happens };
      const told = await tell(await file.fresh(), { faults, reconciles: true });
      expect(told.ends).toEqual(sound.ends);
      expect(told.executions).toEqual(sound.executions);
      expect(told.found.at(-1)).toMatchObject(clean);
      expect([...effects.spared(), ...waits.spared()]).toEqual([]);
    },
  );
});
