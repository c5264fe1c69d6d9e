import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../lib/store/keys.ts';
import { recordsForFile } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';
import { comparisonActs, comparisonScenes, employerActs, employerScenes } from './support/races/others.ts';
import { postActs, postScenes } from './support/races/posts.ts';
import { type Act, does, type Scene } from './support/races/scenes.ts';
import { restored } from './support/racing.ts';

/* The pairs of `racing-scenes.test.ts` that ended otherwise than one after the other would have, each told for itself. */

const file = recordsForFile();
beforeEach(() => {
  captureOutput();
});

/** One process reads and stops before a write, the other acts, and the first continues. */
async function overtaken(
  scenes: readonly Scene[],
  at: string,
  acts: Readonly<Record<string, Act>>,
  [one, other]: readonly [string, string],
  atWrite: number,
) {
  const scene = scenes.find(({ name }) => name === at);
  const [first, second] = [acts[one], acts[other]];
  if (!scene || !first || !second) throw new Error('there is no such scene or act');
  const records = await restored(file, scene);
  const held = file.held(records, atWrite);
  const begun = does(held, first, scene);
  await held.reached;
  const { code: said } = await does(file.restarted(records), second, scene);
  held.letOn();
  const { code: late } = await begun;
  const heads = (await records.everything()).filter(({ SK }) => SK === keys.head);
  const cases = await Promise.all(
    heads.map(async ({ caseId }) => {
      const history = await records.cases.history(String(caseId));
      return history.map(({ event }) => event.type).join(' ');
    }),
  );
  return { said, late, cases: cases.sort() };
}

describe('Somebody who is found by their number', () => {
  const load = 'load the file of the 18th';

  it('has what a file says of them in the case in which their registration goes on by then (D3.3)', async () => {
    const scenes = await comparisonScenes(() => file.fresh());
    const { said, late, cases } = await overtaken(scenes, 'no file', comparisonActs, [load, 'move'], 2);
    expect([said, late]).toEqual(['done', 'done']);
    expect(cases.map((events) => events.includes('signal-received'))).toEqual([false, true]);
    expect(cases[1]).toMatch(/^registration-transferred-in/);
  });

  it('is said nothing of that a file says of another, whose number was theirs by mistake until then', async () => {
    const scenes = await comparisonScenes(() => file.fresh());
    const acts = [load, 'correct the number'] as const;
    const { said, late, cases } = await overtaken(scenes, 'no file', comparisonActs, acts, 2);
    expect([said, late]).toEqual(['done', 'done']);
    expect(cases.join()).not.toContain('signal-received');
  });

  it('is not claimed for by the employer of another, whose number was theirs by mistake until then', async () => {
    const scenes = await employerScenes(() => file.fresh());
    const acts = ['claim for them', 'correct the number'] as const;
    const { said, late, cases } = await overtaken(scenes, 'somebody hired', employerActs, acts, 2);
    expect([said, late]).toEqual(['done', 'hire-not-matched']);
    expect(cases.join()).not.toContain('claim-made');
  });

  it('is claimed for once by an employer that asks twice, which is told that it has claimed', async () => {
    const scenes = await employerScenes(() => file.fresh());
    const acts = ['claim for them', 'claim for them'] as const;
    const { said, late } = await overtaken(scenes, 'somebody hired', employerActs, acts, 2);
    expect([said, late]).toEqual(['done', 'claim-had-already']);
  });
});

describe('A post that is closed while somebody is placed in it (C8)', () => {
  it('takes nobody, and is called closed, not full', async () => {
    const scenes = await postScenes(() => file.fresh());
    const acts = ['place the one', 'close the post'] as const;
    const { said, late } = await overtaken(scenes, 'a post for two', postActs, acts, 1);
    expect([said, late]).toEqual(['done', 'public-post-not-open']);
  });
});
