import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { type CaseEvent, type CaseState, openTask, splitState } from '../../lib/domain/case/case.ts';
import { destroyRecords } from '../../lib/domain/case/data-rights/retention.ts';
import type { Profile } from '../../lib/domain/case/ledger/events.ts';
import { hasTag } from '../../lib/domain/case/ledger/one-to-one.ts';
import { recordProfile } from '../../lib/domain/case/ledger/record-profile.ts';
import { HeldBackError } from '../../lib/domain/case/model/sensitive.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { firstBrokenEvent } from '../../lib/store/chain.ts';
import { keys } from '../../lib/store/keys.ts';
import { destroyedDataKey } from '../../lib/store/sealing.ts';
import type { Item } from '../../lib/store/table.ts';
import { VersionConflictError } from '../../lib/store/version-conflict-error.ts';
import { readWholeCase } from '../../lib/store/whole-case.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
  supervisor,
  system,
} from '../domain/case/support/cases.ts';
import { chainOf } from '../support/chain.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();
const profile: Profile = {
  facts: [{ code: 'skill-level', value: 'intermediate', source: 'person', on: '2026-11-20' }],
  tags: [{ group: 'employment-difficulty', applies: true, source: 'officer', on: '2026-11-20' }],
};

/** Records the groups and facts of a person. */
const profiled = (cases: CaseStore, caseId: string) =>
  cases.change(caseId, ({ state }) => {
    const decided = recordProfile(state, profile, lifecycleOf('chongqing'), calendar, {
      now: friday,
      actor: officer,
    });
    if (!decided.ok) throw new Error(decided.failure.reason);
    return { change: { event: decided.value }, answer: undefined };
  });

const withdrawn = (cases: CaseStore, caseId: string) =>
  cases.change(caseId, ({ state }) => {
    const decided = withdrawApplication(state, { now: friday, actor: applicant });
    if (!decided.ok) throw new Error(decided.failure.reason);
    return { change: { event: decided.value }, answer: undefined };
  });

/** The records of a case that was withdrawn are destroyed when their time is over. */
const destroy = (cases: CaseStore, caseId: string) =>
  cases.change(caseId, ({ state }) => {
    const context = { now: friday + 4 * 366 * day, actor: supervisor };
    const decided = destroyRecords(state, 'x', false, lifecycleOf('chongqing'), context);
    if (!decided.ok) throw new Error(decided.failure.reason);
    return { change: { event: decided.value }, answer: undefined };
  });

/** An officer's task is opened, as a workflow does it. */
const opened = (cases: CaseStore, caseId: string) =>
  cases.change(caseId, ({ state }) => {
    const event = openTask(state, decisionTaskId, 'decide-application', { now: friday, actor: system });
    return { change: event && { event }, answer: undefined };
  });

async function known(): Promise<{ records: TestRecords; caseId: string; blind: CaseStore }> {
  const records = await file.fresh();
  const caseId = newCaseId();
  await records.cases.create({ caseId, event: submission(), person: person() });
  await profiled(records.cases, caseId);
  return { records, caseId, blind: new CaseStore(records.table) };
}

const headOf = async ({ table }: TestRecords, caseId: string): Promise<Item> =>
  (await table.get(keys.case(caseId), keys.head)) ?? {};
const put = ({ documents, tableName }: TestRecords, item: Item) =>
  documents.send(new PutCommand({ TableName: tableName, Item: item }));

describe('A function that may not decrypt', () => {
  it('reads the rest of a case and of its history, and fails where it asks for what is held back', async () => {
    const { records, caseId, blind } = await known();
    const loaded = await blind.load(caseId);
    expect(loaded?.state.phase).toBe('applied');
    expect(() => hasTag(loaded?.state as CaseState, 'employment-difficulty')).toThrow(HeldBackError);
    const history = await blind.history(caseId);
    expect(history.map(({ event }) => event.type)).toEqual(['application-submitted', 'profile-recorded']);
    const recorded = history[1]?.event as CaseEvent<'profile-recorded'>;
    expect(() => recorded.data.tags).toThrow(HeldBackError);
    expect((await readWholeCase(records.table, caseId))?.isWhole).toBe(true);
    // What may decrypt reads all of it.
    const whole = await records.cases.load(caseId);
    expect(hasTag(whole?.state as CaseState, 'employment-difficulty')).toBe(true);
    expect((await records.cases.history(caseId))[1]?.event.data).toMatchObject(profile);
    expect((await records.cases.event(caseId, 2))?.event.data).toMatchObject(profile);
  });

  it('changes a case and loses nothing of what it cannot read', async () => {
    const { records, caseId, blind } = await known();
    const before = await headOf(records, caseId);
    const changed = await opened(blind, caseId);
    expect(changed?.loaded.state.version).toBe(3);
    expect(() => changed?.loaded.state.ledger.tags).toThrow(HeldBackError);
    expect((await headOf(records, caseId)).heldBack).toEqual(before.heldBack);
    const { state } = (await records.cases.load(caseId)) ?? {};
    expect(state?.ledger.facts).toHaveProperty('skill-level');
    expect(state?.tasks).toHaveProperty(decisionTaskId);
    expect(firstBrokenEvent(await chainOf(records.table, caseId))).toBeUndefined();
  });

  it('cannot record what has to be sealed, and then changes nothing', async () => {
    const { records, caseId, blind } = await known();
    const before = await records.everything();
    await expect(profiled(blind, caseId)).rejects.toThrow(HeldBackError);
    expect(await records.everything()).toEqual(before);
  });
});

describe('What is held back', () => {
  it('stands nowhere else, and belongs to its item alone', async () => {
    const { records, caseId } = await known();
    const items = JSON.stringify(await records.everything());
    for (const secret of ['employment-difficulty', 'skill-level', 'intermediate'])
      expect(items).not.toContain(secret);
    // The sealed member of another case is no one's here.
    const other = newCaseId();
    await records.cases.create({ caseId: other, event: submission(), person: person() });
    const { heldBack } = await headOf(records, other);
    await put(records, { ...(await headOf(records, caseId)), heldBack });
    await expect(records.cases.load(caseId)).rejects.toThrow();
  });

  it('is bound into the chain of hashes, which is verified without a key', async () => {
    const { records, caseId } = await known();
    const [, event] = await records.table.list(keys.case(caseId), keys.eventPrefix);
    const { heldBack: _gone, ...rest } = event ?? {};
    await put(records, rest);
    expect(firstBrokenEvent(await chainOf(records.table, caseId))).toBe(2);
  });

  it('is gone when the key of the case is destroyed, and nothing else of the case', async () => {
    const { records, caseId } = await known();
    const head = await headOf(records, caseId);
    await put(records, { ...head, dataKey: destroyedDataKey });

    const loaded = await records.cases.load(caseId);
    expect(loaded?.state.phase).toBe('applied');
    expect(() => loaded?.state.ledger.tags).toThrow(HeldBackError);
    const history = await records.cases.history(caseId);
    expect(history.map(({ event }) => event.type)).toEqual(['application-submitted', 'profile-recorded']);
    const recorded = history[1]?.event as CaseEvent<'profile-recorded'>;
    expect(() => recorded.data.facts).toThrow(HeldBackError);
    expect(firstBrokenEvent(await chainOf(records.table, caseId))).toBeUndefined();
    expect((await opened(records.cases, caseId))?.loaded.state.version).toBe(3);
    await expect(profiled(records.cases, caseId)).rejects.toThrow(HeldBackError);
  });

  it('is stored no longer when the records are destroyed, by whomever, and however it was stored before', async () => {
    const { records, caseId, blind } = await known();
    await withdrawn(records.cases, caseId);
    const head = await headOf(records, caseId);
    const { state } = (await records.cases.load(caseId)) ?? {};
    const { heldBack: _not, ...unsealed } = head;
    for (const before of [head, { ...unsealed, state, schemaVersion: 2 }])
      for (const cases of [blind, records.cases]) {
        await put(records, before);
        await destroy(cases, caseId);
        const left = await headOf(records, caseId);
        expect(left).not.toHaveProperty('heldBack');
        expect(JSON.stringify(left)).not.toMatch(/employment-difficulty|skill-level/);
        const loaded = await records.cases.load(caseId);
        expect(loaded?.state.destroyed).toBeDefined();
        expect(() => loaded?.state.closure?.reason ?? loaded?.state.ledger.tags).toThrow(HeldBackError);
        await records.documents.send(
          new DeleteCommand({
            TableName: records.tableName,
            Key: { PK: keys.case(caseId), SK: keys.event(Number(left.version)) },
          }),
        );
      }
  });

  it('is part of an event that is put only where there is none', async () => {
    const { records, caseId } = await known();
    const [first] = await records.table.list(keys.case(caseId), keys.eventPrefix);
    // Somebody puts the next event first: the change finds it there, and neither rewrites it nor goes on.
    const foreign = { ...first, SK: keys.event(3), sequence: 3 };
    await put(records, foreign);
    await expect(opened(records.cases, caseId)).rejects.toThrow(VersionConflictError);
    expect(await records.table.get(keys.case(caseId), keys.event(3))).toEqual(foreign);
  });

  it('of a case that was stored before is sealed by the next function that may', async () => {
    const { records, caseId, blind } = await known();
    const { state } = (await records.cases.load(caseId)) ?? {};
    const { heldBack: _not, ...head } = await headOf(records, caseId);
    await put(records, { ...head, state, schemaVersion: 2 });

    // Nobody loses anything by a function that cannot seal it.
    await opened(blind, caseId);
    const carried = await records.cases.load(caseId);
    expect(carried?.state.ledger).toEqual(state?.ledger);
    expect(await headOf(records, caseId)).not.toHaveProperty('heldBack');

    await profiled(records.cases, caseId);
    const sealed = await headOf(records, caseId);
    expect(sealed).toHaveProperty('heldBack');
    expect(sealed.state).toEqual(splitState(sealed.state as CaseState).open);
    expect((await records.cases.load(caseId))?.state.ledger.tags).toEqual(state?.ledger.tags);
  });

  it('by a newer version, where this one does not know it, is written back sealed', async () => {
    const { records, caseId } = await known();
    const loaded = await records.cases.load(caseId);
    if (!loaded) throw new Error('it is not there');
    const head = await headOf(records, caseId);
    const sensitive = { ...splitState(loaded.state).sensitive, 'ledger.mood': 'content' };
    const heldBack = await records.sealing.seal(caseId, 'HEAD|held-back', loaded.dataKey, sensitive);
    await put(records, { ...head, heldBack, schemaVersion: 99 });

    await opened(records.cases, caseId);
    const after = await headOf(records, caseId);
    expect(JSON.stringify(after.state)).not.toContain('mood');
    const read = await records.cases.load(caseId);
    expect(read?.newer?.sensitive).toEqual({ 'ledger.mood': 'content' });
    expect(read?.state.ledger).toEqual(loaded.state.ledger);
  });
});
