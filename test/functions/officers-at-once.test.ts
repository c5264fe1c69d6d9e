import { beforeEach, describe, expect, it } from 'vitest';
import { handle as saveOfficer } from '../../functions/api/officers/save-officer/handler.ts';
import { officerEntry } from '../../lib/store/officers.ts';
import { friday } from '../domain/case/support/cases.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { answered } from './support/racing.ts';

const file = recordsForFile();
let records: TestRecords;
beforeEach(async () => {
  records = await file.fresh();
});

const enters = ({ table }: Pick<TestRecords, 'table'>, role: string, body: object) =>
  answered(() =>
    saveOfficer(table)({
      principal: { role, subject: role, jurisdiction: '50', districts: ['50'] },
      ...{ language: 'zh', now: friday, query: {}, headers: {} },
      ...{ path: { subject: 'li' }, body: { districts: ['500103'], ...body } },
    } as never),
  );
/** A supervisor reads the entry of somebody, and saves their own after another supervisor has saved one. */
async function supervisorAfter(role: string, body: object): Promise<string> {
  const held = file.held(records);
  const late = enters(held, 'supervisor', { workPhone: '023-63152000' });
  await held.reached;
  expect(await enters(file.restarted(records), role, body)).toBe('done');
  held.letOn();
  return late;
}

describe('Two who enter the same member of staff at once', () => {
  it('do not undo that the unit has made them a supervisor, whom a supervisor does not enter', async () => {
    await enters(records, 'supervisor', {});
    const said = await supervisorAfter('unit-administrator', { role: 'supervisor' });
    expect(said).toBe('staff-role-not-yours-to-enter');
    expect(await officerEntry(records.table, 'li')).toMatchObject({ role: 'supervisor' });
  });

  it('do not, either, where nobody was entered before', async () => {
    const said = await supervisorAfter('unit-administrator', { role: 'supervisor' });
    expect(said).toBe('staff-role-not-yours-to-enter');
  });

  it('replace one entry after the other where both may', async () => {
    await enters(records, 'supervisor', {});
    expect(await supervisorAfter('supervisor', { name: '李明' })).toBe('done');
    const entry = await officerEntry(records.table, 'li');
    expect(entry).toEqual({ subject: 'li', districts: ['500103'], workPhone: '023-63152000' });
  });
});
