import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OfficerEntry, saveOfficer } from '../../lib/store/officers.ts';
import { day, friday, newCaseId, officer, secondOfficer, submission } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';
import { approve } from './support/stories.ts';
import { did } from './support/telling.ts';
import { World } from './support/world.ts';

const file = recordsForFile();
let world: World;
beforeEach(async () => {
  captureOutput();
  world = await World.begin(await file.fresh(), friday);
});
afterEach(() => world.close());

const enter = (subject: string, leftOn?: string, change: Partial<OfficerEntry> = {}) =>
  saveOfficer(world.records.table, { subject, districts: ['500103'], ...(leftOn && { leftOn }), ...change });
const given = async (caseId: string) => {
  const loaded = await world.records.cases.load(caseId);
  return loaded?.state;
};

/** A registration that its workflow has assigned to the first officer. */
async function registered(): Promise<string> {
  await enter(officer.subject);
  const caseId = newCaseId();
  await world.records.cases.create({ caseId, event: submission(), person: person() });
  await world.settle();
  await did(world, caseId, approve);
  await world.settle();
  expect((await given(caseId))?.assignment?.officer).toBe(officer.subject);
  return caseId;
}

describe('The daily check of the cases of somebody who cannot act on them', () => {
  it('hands on what was given to somebody at the moment at which they were entered as having left, once', async () => {
    const caseId = await registered();
    await enter(officer.subject, '2026-11-20');
    await enter(secondOfficer.subject);
    expect(await world.reconcile({ items: 1, itemsInSlice: 1 })).toBeDefined();
    await world.settle();
    expect((await given(caseId))?.assignment).toMatchObject({
      officer: secondOfficer.subject,
      because: 'departure',
    });
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 0 });
  });

  it('finds it, even on the day from which they have left, and tells the supervisors if there is nobody else', async () => {
    const caseId = await registered();
    await enter(officer.subject, '2026-11-21');
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 0 });
    world.now += day;
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 1 });
    const state = await given(caseId);
    expect(state?.assignment).toBeUndefined();
    expect(Object.values(state?.tasks ?? {}).map(({ kind }) => kind)).toContain('name-officer');
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 0 });
  });

  it.each<[string, Partial<OfficerEntry>]>([
    ['works in another district by now', { districts: ['500106'] }],
    ['has become the administrator of a unit', { districts: ['50'], role: 'unit-administrator' }],
  ])('hands on the case of somebody who %s, once', async (_what, change) => {
    const caseId = await registered();
    await enter(secondOfficer.subject);
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 0 });
    await enter(officer.subject, undefined, change);
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 1 });
    expect((await given(caseId))?.assignment).toMatchObject({
      officer: secondOfficer.subject,
      because: 'departure',
    });
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 0 });
  });

  it('hands over cases that stayed with somebody who declared an interest before that was done automatically', async () => {
    const caseId = await registered();
    await enter(secondOfficer.subject);
    await world.records.cases.change(caseId, () => ({
      change: {
        event: {
          type: 'interest-declared',
          at: new Date(world.now).toISOString(),
          actor: officer,
          data: { subject: officer.subject, relation: 'relative' },
        },
      },
      answer: undefined,
    }));
    expect(await world.reconcile()).toMatchObject({ 'officer-unable': 1 });
    expect((await given(caseId))?.assignment).toMatchObject({
      officer: secondOfficer.subject,
      because: 'recusal',
    });
  });
});
