import { describe, expect, it } from 'vitest';
import { earlierCases } from '../../functions/common/cases/identity.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { friday, hour, newCaseId, submission } from '../domain/case/support/cases.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

/** An application that a sign-in states to be somebody's, and takes back where it is to be over. */
async function stated(cases: CaseStore, who: ReturnType<typeof person>, owner: string, isOver = false) {
  const caseId = newCaseId();
  const event = submission({ identity: 'stated', owner });
  const outcome = await cases.create({ caseId, event, person: who });
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  if (!isOver) return caseId;
  await cases.change(caseId, ({ state }) => {
    const actor = { role: 'applicant', subject: owner } as const;
    const withdrawn = withdrawApplication(state, { now: friday + hour, actor });
    return { change: withdrawn.ok ? { event: withdrawn.value } : undefined, answer: undefined };
  });
  return caseId;
}

async function atTheCounter(cases: CaseStore, who: ReturnType<typeof person>) {
  const caseId = newCaseId();
  const event = submission({ identity: 'counter', channel: 'counter' });
  await cases.create({ caseId, event, person: who });
  return caseId;
}

describe('What strangers state of a person (I-52)', () => {
  it('never hides the cases of that person, and costs neither them nor the counter more than three calls', async () => {
    const records = await file.fresh();
    const { cases, sealing } = records;
    const [crowded, alone] = [person(), person()];
    const own = await stated(cases, crowded, 'themself', true);
    const proven = await atTheCounter(cases, crowded);
    for (let number = 0; number < 101; number++) await stated(cases, crowded, `stranger-${number}`);
    await stated(cases, alone, 'themself', true);
    await atTheCounter(cases, alone);

    const opened = async (who: ReturnType<typeof person>, subject: string | undefined) => {
      const { cases: another, calls } = file.restarted(records);
      const { all } = await another.ofPerson(who.identityNumber, subject);
      return {
        caseIds: all.map(({ state }) => state.caseId),
        decrypted: calls.filter(({ command }) => command === 'DecryptCommand').length,
        calls: calls.length,
      };
    };
    const ofThemself = await opened(crowded, 'themself');
    expect(ofThemself.caseIds).toEqual([own, proven]);
    expect(ofThemself.decrypted).toBe((await opened(alone, 'themself')).decrypted);
    expect(ofThemself.calls).toBeLessThanOrEqual((await opened(alone, 'themself')).calls + 3);
    expect((await opened(crowded, undefined)).caseIds).toEqual([proven]);

    const personId = await sealing.personId(crowded.identityNumber);
    const [first] = await cases.casesOf(personId, 1);
    expect(first?.state.caseId).toBe(proven);
    expect((await cases.unopenedOf(personId, 1)).map(({ state }) => state.caseId)).toEqual([proven]);
    const { entries } = await cases.pageOfPerson(crowded.identityNumber, { limit: 1 });
    expect(entries.map(({ state }) => state.caseId)).toEqual([proven]);
  });

  it('neither keeps their records from being destroyed nor becomes a part of what they apply for', async () => {
    const { cases } = await file.fresh();
    const who = person();
    const caseId = await atTheCounter(cases, who);
    const strangers = await stated(cases, who, 'stranger');
    const loaded = await cases.load(caseId);
    if (!loaded) throw new Error('not there');
    expect(await cases.hasOpenCase(loaded)).toBe(false);
    const all = (await cases.ofPerson(who.identityNumber, 'stranger')).all.map(({ state }) => state);
    const told = (role: 'officer' | 'applicant', subject: string, identity: 'counter' | 'stated') =>
      earlierCases({ role, subject }, identity, all).map((each) => each.caseId);
    expect(told('officer', 'officer-1', 'counter')).toEqual([caseId]);
    expect(told('applicant', 'stranger', 'stated')).toEqual([strangers]);
  });
});

describe('The limit of undecided applications of a sign-in (I-52)', () => {
  it('counts those that are older than a hundred others', async () => {
    const { cases } = await file.fresh();
    const later = '2027-01-01T00:00:00.000Z';
    for (let number = 0; number < 3; number++) await stated(cases, person(), 'helper');
    const event = submission({ identity: 'sign-in', owner: 'helper' });
    for (let number = 0; number < 101; number++)
      await cases.create({ caseId: newCaseId(), event, person: person() });
    expect(await cases.hasMany('helper', 3, later)).toBe(true);
    expect(await cases.hasMany('helper', 4, later)).toBe(false);
  });
});
