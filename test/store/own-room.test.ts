import { expect, it } from 'vitest';
import {
  type Appearance,
  liftRestriction,
  restrictProcessing,
} from '../../lib/domain/case/data-rights/rights.ts';
import type { Actor } from '../../lib/domain/case/kernel/vocabulary.ts';
import { keys } from '../../lib/store/keys.ts';
import { OwnRoomUsedError, ownEvents } from '../../lib/store/own-room.ts';
import type { Item } from '../../lib/store/table.ts';
import { applicant, friday, hour, newCaseId, officer, submission } from '../domain/case/support/cases.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

/** A case as its owner has made it, who may restrict its processing and lift that again as often as they like. */
async function caseWith(change: (state: Item) => Item) {
  const { cases, table } = await file.fresh();
  const caseId = newCaseId();
  await cases.create({ caseId, event: submission(), person: person() });
  const head = (await table.get(keys.case(caseId), keys.head)) as Item;
  const state = change(head.state as Item);
  await table.put({ ...head, state, version: state.version });
  return {
    load: () => cases.load(caseId),
    turn: (actor: Actor) =>
      cases.change(caseId, ({ state }) => {
        const shown: Appearance =
          actor.role === 'applicant' ? { channel: 'online' } : { channel: 'counter', seen: 'identity-card' };
        const context = { now: friday + hour, actor };
        const decided = state.restriction
          ? liftRestriction(state, shown, context)
          : restrictProcessing(state, shown, context);
        if (!decided.ok) throw new Error(decided.failure.reason);
        return { change: { event: decided.value }, answer: undefined };
      }),
  };
}

/** Executions with such names that the head has some 250 of the 400 KB that an item may have. */
const large = (state: Item): Item => ({
  ...state,
  executions: Array.from({ length: 50 }, (_each, number) => ({
    name: `${number}-${'0'.repeat(5_000)}`,
    workflow: 'follow-up',
    at: '2026-11-20T02:00:00.000Z',
  })),
});

it.each([
  ['items take no more', large],
  [
    'its history is as long as that of a hundred years',
    (state: Item): Item => ({ ...state, version: ownEvents }),
  ],
])('Whoever fills their own case until %s leaves room for the office', async (_until, change) => {
  const { load, turn } = await caseWith(change);
  const before = await load();
  await expect(turn(applicant)).rejects.toThrow(OwnRoomUsedError);
  expect(await load()).toEqual(before);
  await turn(officer);
  expect((await load())?.state.restriction).toBeDefined();
});

it('What somebody does in their own case is stored as long as there is room', async () => {
  const { load, turn } = await caseWith((state) => ({ ...state, version: ownEvents - 1 }));
  await turn(applicant);
  expect((await load())?.state.version).toBe(ownEvents);
});
