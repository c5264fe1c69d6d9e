import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordsForFile } from '../store/support/records.ts';
import { someOf } from '../support/proving.ts';
import { captureOutput } from './support/output.ts';
import { claimActs, claimScenes } from './support/races/claims.ts';
import { helpActs, helpScenes } from './support/races/help.ts';
import { asLaterStored } from './support/races/later.ts';
import {
  budgetActs,
  budgetScenes,
  comparisonActs,
  comparisonScenes,
  employerActs,
  employerScenes,
} from './support/races/others.ts';
import { postActs, postScenes } from './support/races/posts.ts';
import { rightsActs, rightsScenes } from './support/races/rights.ts';
import { ruleActs, ruleScenes } from './support/races/rules.ts';
import { type Act, does, everythingOf, type Process, type Scene } from './support/races/scenes.ts';
import { pictureOf, restored } from './support/racing.ts';

const file = recordsForFile();
/** Stories with their acts. */
const stories = [
  ['of claims and payments', claimScenes, claimActs],
  ['of rules and staff', ruleScenes, ruleActs],
  ['of public-welfare posts', postScenes, postActs],
  ['of what is kept, mandates and officers', rightsScenes, rightsActs],
  ['of comparison files', comparisonScenes, comparisonActs],
  ['of employers', employerScenes, employerActs],
  ['of budgets', budgetScenes, budgetActs],
  ['of households, loans and referrals', helpScenes, helpActs],
] as const;

interface Ended {
  readonly answers: readonly string[];
  readonly stored: readonly string[];
}
/** The differences between two ends: the answers, and the items that only one has stored. */
const apartFrom = (one: Ended, other: Ended): readonly string[] => [
  ...one.answers.filter((answer, index) => answer !== other.answers[index]),
  ...one.stored.filter((item) => !other.stored.includes(item)),
  ...other.stored.filter((item) => !one.stored.includes(item)).map((item) => `raced: ${item}`),
];

beforeEach(() => {
  captureOutput();
});

describe.each(stories)(
  'Two acts %s from the same state',
  (_of, tell, acts: Readonly<Record<string, Act>>) => {
    let scenes: readonly Scene[];
    beforeAll(async () => {
      scenes = await tell(() => file.fresh());
    });

    /**
     * The answers, and what is stored then. An act that does many things runs once more, as it does every hour, and the order
     * of what it did is ignored; so is the number of a new case.
     */
    const ended = async (
      records: Awaited<ReturnType<typeof restored>>,
      scene: Scene,
      answers: readonly [string, unknown][],
    ): Promise<Ended> => {
      const [many] = answers.find(([name]) => acts[name]?.doesMany) ?? [];
      if (many) await acting(many, file.restarted(records), scene);
      return {
        answers: answers.map((answer) => JSON.stringify(answer)).sort(),
        stored: answers.some(([name]) => acts[name]?.doesMany || acts[name]?.makesCase)
          ? (await pictureOf(records, scene.now)).map((each) => JSON.stringify(each))
          : await everythingOf(records),
      };
    };
    const acting = async (name: string, process: Process, scene: Scene): Promise<[string, unknown]> => {
      const act = acts[name];
      if (!act) throw new Error(`there is no act ${name}`);
      return [name, (await does(process, act, scene)).code];
    };

    it('end as one after the other would have', async () => {
      const pairs = scenes.flatMap((scene) =>
        scene.acts.flatMap((a) => scene.acts.map((b) => ({ scene, a, b }))),
      );
      for (const { scene, a, b } of someOf(pairs, 2)) {
        const inOrder = async (first: string, second: string) => {
          const records = await restored(file, scene);
          const answer = await acting(first, file.restarted(records), scene);
          return ended(records, scene, [answer, await acting(second, file.restarted(records), scene)]);
        };
        const orders = [await inOrder(b, a), await inOrder(a, b)];
        // The first has read everything before its first or second write, and continues after the other is done.
        for (const atWrite of [1, 2]) {
          const records = await restored(file, scene);
          const held = file.held(records, atWrite);
          const begun = acting(a, held, scene);
          const isHeld = await Promise.race([held.reached.then(() => true), begun.then(() => false)]);
          // It has written less than that.
          if (!isHeld) break;
          const said = await acting(b, file.restarted(records), scene);
          held.letOn();
          const raced = await ended(records, scene, [await begun, said]);
          const apart = orders.map((order) => apartFrom(order, raced));
          if (apart.some(({ length }) => length === 0)) continue;
          expect.soft(apart, `${a} and ${b} at ${scene.name}, write ${atWrite}`).toContainEqual([]);
        }
      }
    }, 1_200_000);

    it('are answered as they are where a later release has stored more than this one knows', async () => {
      const all = scenes.flatMap((scene) => scene.acts.map((name) => ({ scene, name })));
      for (const { scene, name } of someOf(all, 3)) {
        const answered = async (items: Scene['items']) =>
          acting(name, file.restarted(await restored(file, { items })), scene).catch(String);
        const answer = await answered(asLaterStored(scene.items));
        expect.soft(answer, `${name} at ${scene.name}`).toEqual(await answered(scene.items));
      }
    }, 1_200_000);
  },
);
