import { beforeEach, describe, expect, it } from 'vitest';
import { handle as confirmIdentity } from '../../functions/api/persons/confirm-identity/handler.ts';
import { handle as correctPerson } from '../../functions/api/persons/correct-person/handler.ts';
import type { Person } from '../../lib/domain/person.ts';
import { newCaseId, submission } from '../domain/case/support/cases.ts';
import { captureOutput } from '../functions/support/output.ts';
import { later } from '../functions/support/races/later.ts';
import { does, type Make } from '../functions/support/races/scenes.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();
beforeEach(() => {
  captureOutput();
});

describe('A person of whom a later release has stored more', () => {
  const officer = { role: 'officer', subject: 'officer-chongqing', jurisdiction: '50', districts: ['50'] };

  it('is read, corrected, and keeps what this release does not know', async () => {
    const records = await file.fresh();
    const caseId = newCaseId();
    const known = { ...person(), ...later } as Person;
    await records.cases.create({ caseId, event: submission(), person: known });
    const scene = { ids: { caseId }, now: Date.parse('2026-11-20T11:00:00+08:00') };
    const acting = async (make: unknown, body: object) =>
      (await does(file.restarted(records), { make: make as Make, by: officer, body }, scene)).code;
    expect(await acting(confirmIdentity, { seen: 'identity-card' })).toBe('done');
    expect(await acting(correctPerson, { name: '欧阳慧', seen: 'identity-card' })).toBe('done');
    const { cases } = file.restarted(records);
    const loaded = await cases.load(caseId);
    expect(loaded && (await cases.person(loaded))).toMatchObject({ name: '欧阳慧', ...later });
  });
});
