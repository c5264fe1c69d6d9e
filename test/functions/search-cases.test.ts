import { beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../functions/api/cases/search-cases/handler.ts';
import type { CaseEvent } from '../../lib/domain/case/case.ts';
import { withdrawHardship } from '../../lib/domain/case/hardship/decide.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { applicant, day, friday } from '../domain/case/support/cases.ts';
import { onNotice } from '../domain/case/support/hardship.ts';
import type { ToldCase } from '../domain/case/support/told.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();

async function stored({ cases }: TestRecords, { caseId, events: [first, ...others] }: ToldCase) {
  const event = first?.event as CaseEvent<'application-submitted'>;
  await cases.create({ caseId, event, person: person() });
  for (const { event } of others)
    await cases.change(caseId, () => ({ change: { event }, answer: undefined }));
}

/** Nine in the morning of the second day of the notice. */
const during = friday + 2 * day;

describe('A search by the number of a public notice (I-63)', () => {
  let records: TestRecords;
  const up = onNotice('shanxi');
  beforeAll(async () => {
    records = await file.fresh();
    await stored(records, up);
  });

  const search = async (applicationNumber: string, change: object = {}, rest: object = {}) => {
    const { district } = up.state;
    const request = {
      body: { applicationNumber, ...rest },
      principal: { role: 'officer', subject: 'officer', jurisdiction: district, ...change },
      language: 'zh',
      now: during,
    };
    const open = new CaseStore(records.table);
    const { body } = await handle({ ...records, open })(request as never);
    return body.results.map(({ caseId }) => caseId);
  };

  it.each(['GS-TEST0001', ' gs-test 0001', 'ＧＳ－ＴＥＳＴ０００１', 'GSTESTOOOI'])(
    'finds its case, however the number was copied: %s',
    async (written) => expect(await search(written)).toEqual([up.caseId]),
  );

  it.each(['GS-TEST0002', 'GS-TEST000', 'GS-TEST00011', 'TEST0001', 'GS'])(
    'finds nothing by another number, or a part of one: %s',
    async (written) => expect(await search(written)).toEqual([]),
  );

  it('finds nothing outside the jurisdiction', async () => {
    expect(await search('GS-TEST0001', { jurisdiction: '530102' })).toEqual([]);
    expect(await search('GS-TEST0001', { jurisdiction: '1401' })).toEqual([up.caseId]);
  });

  it('finds only what fits all that was given', async () => {
    expect(await search('GS-TEST0001', {}, { name: '欧阳慧敏' })).toEqual([up.caseId]);
    expect(await search('GS-TEST0001', {}, { name: '慕容雪' })).toEqual([]);
  });

  it.each(['administrator', 'auditor'])(
    'is not for an %s, who is not to learn who is on notice',
    async (role) => {
      await expect(search('GS-TEST0001', { role })).rejects.toMatchObject({ code: 'search-by-number-only' });
    },
  );

  it('finds the case, too, where the notice was taken down before its last day', async () => {
    await records.cases.change(up.caseId, ({ state }) => {
      const withdrawn = withdrawHardship(state, { now: during, actor: applicant });
      if (!withdrawn.ok) throw new Error('not withdrawn');
      return { change: { event: withdrawn.value }, answer: undefined };
    });
    expect(await search('GS-TEST0001')).toEqual([up.caseId]);
    const taken = (await records.everything()).filter(({ takenDown }) => takenDown);
    expect(taken).toMatchObject([{ expiresAt: Date.parse('2026-11-29T00:00:00+08:00') / 1000 }]);
  });
});
