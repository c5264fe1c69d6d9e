import { describe, expect, it } from 'vitest';
import { auditHistory } from '../../bin/audit-verify/audit.ts';
import { handle as destroyRecords } from '../../functions/api/data-rights/destroy-records/handler.ts';
import { handle as listRetention } from '../../functions/api/data-rights/list-retention/handler.ts';
import { handle as listRecords } from '../../functions/schedules/list-retention/handler.ts';
import { handle as signHistory } from '../../functions/schedules/sign-history/handler.ts';
import { handle as runSlice } from '../../functions/tasks/run-slice/handler.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { askForCorrection } from '../../lib/domain/case/person/ask-for-correction.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { keys, shards } from '../../lib/store/keys.ts';
import {
  applicant,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  submission,
} from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { testSigner } from '../store/support/signer.ts';

const file = recordsForFile();
const due = Date.parse('2029-11-20T09:00:00+08:00');
const beforehand = due - 24 * hour;
const principal = { subject: 'supervisor-chongqing', role: 'supervisor', jurisdiction: '50' } as const;
const asked = { principal, language: 'zh', now: due } as const;

/** An application that was withdrawn on 20 November 2026. */
async function withdrawn(records: TestRecords, who = person()): Promise<string> {
  const caseId = newCaseId();
  await records.cases.create({ caseId, event: submission(), person: who });
  await records.cases.change(caseId, ({ state }) => {
    const decision = withdrawApplication(state, { now: friday + hour, actor: applicant });
    if (!decision.ok) throw new Error(decision.failure.reason);
    return { change: { event: decision.value }, answer: undefined };
  });
  return caseId;
}

async function listed(records: TestRecords, now = due): Promise<readonly string[]> {
  const list = listRetention(records.table, 1);
  const found: string[] = [];
  let after: string | undefined;
  do {
    const query = after === undefined ? {} : { after };
    const { body } = await list({ ...asked, now, query } as Parameters<typeof list>[0]);
    found.push(...body.due.map(({ caseId }) => caseId));
    after = body.next;
  } while (after !== undefined);
  return found;
}

const destroy = (records: TestRecords, caseId: string) => {
  const handler = destroyRecords(records);
  const request = { ...asked, path: { caseId }, body: { appraisal: '渝档销〔2029〕1号' } };
  return handler(request as Parameters<typeof handler>[0]);
};

describe('The clock of retention', () => {
  it('lists what is due from its day on, page by page, until it is destroyed, and what is left can be verified', async () => {
    const records = await file.fresh();
    const cases = [await withdrawn(records), await withdrawn(records)];
    const [caseId = ''] = cases;
    await signHistory(records.table, testSigner.signer)(undefined, friday + 24 * hour);
    expect(await listed(records, beforehand)).toEqual([]);
    expect([...(await listed(records))].sort()).toEqual([...cases].sort());
    await expect(destroy(records, caseId)).resolves.toMatchObject({
      body: { caseId, recordClass: 'unregistered-application' },
    });
    expect(await listed(records)).toEqual(cases.slice(1));
    await expect(destroy(records, caseId)).rejects.toMatchObject({ code: 'records-destroyed' });

    const stored = JSON.stringify(await records.table.list(keys.case(caseId), 'PERSON'));
    expect(stored).not.toContain('ciphertext');
    const loaded = await records.cases.load(caseId);
    if (!loaded) throw new Error('the case is gone');
    await expect(records.cases.person(loaded)).rejects.toThrow('destroyed');
    for (const event of await records.cases.history(caseId))
      expect(await records.cases.freeText(loaded, event)).toBeUndefined();
    const { faults } = await auditHistory({
      table: records.table,
      publicKey: testSigner.publicKey,
      expectedUntil: parseLocalDate('2026-11-20'),
      allCases: async () => cases,
    });
    expect(faults).toEqual([]);
  });

  it('keeps the records of a person who has an open case', async () => {
    const records = await file.fresh();
    const who = person();
    const caseId = await withdrawn(records, who);
    await records.cases.create({ caseId: newCaseId(), event: submission(), person: who });
    await expect(destroy(records, caseId)).rejects.toMatchObject({ code: 'records-still-needed' });
  });

  it('keeps the records of a person while something is pending in another case of theirs that has ended', async () => {
    const records = await file.fresh();
    const who = person();
    const caseId = await withdrawn(records, who);
    const other = await withdrawn(records, who);
    await records.cases.change(other, ({ state }) => {
      const context = { now: due - hour, actor: applicant };
      const decision = askForCorrection(state, 'other', lifecycleOf('chongqing'), calendar, context);
      if (!decision.ok) throw new Error(decision.failure.reason);
      return { change: { event: decision.value }, answer: undefined };
    });
    await expect(destroy(records, caseId)).rejects.toMatchObject({ code: 'records-still-needed' });
    await expect(destroy(records, other)).rejects.toMatchObject({ code: 'records-still-needed' });
  });

  it('counts every day what is due, in slices where it is much', async () => {
    const records = await file.fresh();
    for (let number = 0; number < 3; number++) await withdrawn(records);
    const none = {
      'registration-file': 0,
      'unregistered-application': 0,
      'subsidy-file': 0,
      'still-needed': 0,
    };
    expect(await listRecords(records.table)(undefined, beforehand)).toEqual({ ...none, complete: true });
    expect(await listRecords(records.table)(undefined, due)).toEqual({
      ...none,
      'unregistered-application': 3,
      complete: true,
    });
    const little = { items: 1, itemsInSlice: 1 };
    expect(await listRecords(records.table, little)(undefined, due)).toMatchObject({ complete: false });
    const slice = { shard: shards[0] ?? 0, pass: 0, failed: 0 };
    const at = new Date(due).toISOString();
    expect(await runSlice(records, undefined)({ job: 'list-retention', at, slice }, due)).toMatchObject({
      more: false,
      failed: 0,
    });
  });
});
