import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closed, jobSeeker, objected, refusedAndObjected } from '../domain/case/support/told.ts';
import { recordsForFile } from '../store/support/records.ts';
import { someOf } from '../support/proving.ts';
import { captureOutput } from './support/output.ts';
import { acts, pictureOf, restored, type Standing, standings } from './support/racing.ts';

const file = recordsForFile();

/** Positions in the lives of cases, by the last event, with the acts that are possible there. */
const places = [
  ['task-opened', ['withdraw', 'approve', 'refuse', 'confirm', 'correct', 'seek work', 'sweep']],
  ['application-approved', ['confirm', 'correct', 'report', 'propose', 'move', 'ask to move']],
  ['task-opened', ['correct', 'report', 'close', 'keep', 'move', 'ask to move', 'sweep']],
  ['registration-closed', ['correct', 'object', 'apply again', 'seek work']],
  ['objection-raised', ['correct', 'reinstate', 'apply again', 'seek work', 'sweep']],
  ['objection-raised', ['correct', 'reinstate', 'take the offer', 'apply again', 'seek work', 'sweep']],
  ['job-seeker-registered', ['confirm', 'correct', 'object', 'leave', 'apply again', 'sweep']],
] as const;

let all: readonly Standing[];
beforeAll(async () => {
  const told = async (...of: [Parameters<typeof standings>[1], readonly number[]]) =>
    standings(await file.fresh(), ...of);
  const lives = [
    await told(closed('chongqing'), [2, 5, 13]),
    await told(objected('chongqing', false), [14, 15]),
    await told(refusedAndObjected('chongqing', true), [4]),
    await told(jobSeeker('chongqing'), [4]),
  ];
  all = lives.flat();
});
beforeEach(() => {
  captureOutput();
});

/**
 * What is not told apart yet: at the very moment in which somebody is registered as unemployed, another request registers them
 * as a job-seeker, and has read the case before. Both stand, as they did until the later one was refused (I-51).
 */
const bothStand = (a: string, b: string): boolean =>
  [a, b].includes('seek work') && ['approve', 'reinstate'].some((each) => [a, b].includes(each));

const pairs = places.flatMap(([after, possible], place) => {
  const there = acts.filter(({ name }) => possible.some((each) => each === name));
  return there.flatMap((a) =>
    there
      .filter((b) => !bothStand(a.name, b.name))
      .map((b) => ({ place, after, a, b, name: `${a.name} and ${b.name} after ${after}` })),
  );
});

describe('Two acts from the same state of a case', () => {
  it.each(someOf(pairs, 10))(
    'end as one after the other would have: $name',
    async ({ place, after, a, b }) => {
      const at = all[place];
      if (at?.after !== after) throw new Error('the lives of cases have other places');
      /** One after the other, each in a process of its own without memory. */
      const inOrder = async (first: typeof a, second: typeof b) => {
        const records = await restored(file, at);
        const answers = { [first.name]: await first.run(file.restarted(records), at) };
        expect(answers).toEqual({ [first.name]: 'done' });
        const later = await second.run(file.restarted(records), at);
        return {
          answers:
            first === second ? [answers[first.name], later].sort() : { ...answers, [second.name]: later },
          picture: await pictureOf(records, at.now),
        };
      };
      // The first has read everything before the second begins, and writes after the second is done.
      const records = await restored(file, at);
      const held = file.held(records);
      const begun = a.run(held, at);
      await Promise.race([held.reached, begun]);
      const said = await b.run(file.restarted(records), at);
      held.letOn();
      const late = await begun;
      const answers = a === b ? [said, late].sort() : { [a.name]: late, [b.name]: said };
      const raced = { answers, picture: await pictureOf(records, at.now) };
      expect([await inOrder(b, a), await inOrder(a, b)]).toContainEqual(raced);
      expect(raced.picture.map(({ hasItsPlace }) => hasItsPlace)).not.toContain(false);
    },
  );
});
