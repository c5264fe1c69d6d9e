import { beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../functions/api/worklist/list-overdue/handler.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { day, friday, newCaseId, submission } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();

describe('What is overdue where strangers have made far too much of it (I-52)', () => {
  let records: TestRecords;
  const cases: string[] = [];
  beforeAll(async () => {
    records = await file.fresh();
    for (let number = 0; number < 5; number++) {
      const caseId = newCaseId();
      const event = submission({ identity: 'stated', owner: `stranger-${number}` }, friday + number * day);
      await records.cases.create({ caseId, event, person: person() });
      cases.push(caseId);
    }
  });
  const list = async (filter: object, most: number) => {
    const request = {
      query: { limit: 20, ...filter },
      principal: { role: 'supervisor', subject: 'supervisor', jurisdiction: '5001', districts: ['5001'] },
      language: 'zh',
      now: friday + 30 * day,
    };
    const { body } = await handle(
      { table: records.table, cases: new CaseStore(records.table) },
      most,
    )(request as never);
    const { overdue, total, lookedThrough } = body;
    return { cases: overdue.map(({ caseId }) => caseId), total, lookedThrough };
  };

  it('is listed whole without a filter that needs the cases, and by one as far as they are few enough', async () => {
    const all = { cases, total: 5, lookedThrough: undefined };
    expect(await list({}, 3)).toEqual(all);
    expect(await list({ kind: ['decision'] }, 3)).toEqual(all);
    expect(await list({ officer: 'none' }, 5)).toEqual(all);
  });

  it('is looked through by such a filter from the longest overdue, and says how far', async () => {
    const some = { cases: cases.slice(0, 3), total: 3, lookedThrough: 3 };
    expect(await list({ officer: 'none' }, 3)).toEqual(some);
    expect(await list({ officer: 'none', kind: ['decision'] }, 3)).toEqual(some);
    const none = { cases: [], total: 0, lookedThrough: undefined };
    expect(await list({ officer: 'none', kind: ['first-contact'] }, 3)).toEqual(none);
  });
});
