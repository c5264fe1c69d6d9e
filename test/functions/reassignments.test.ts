import { describe, expect, it } from 'vitest';
import { fixedList } from '../../functions/api/officers/reassign-cases/fixed-list.ts';
import { indexKeys, keys, lists } from '../../lib/store/keys.ts';
import { friday, newCaseId } from '../domain/case/support/cases.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();

/** Cases that an officer was given one a second, from an instant on. */
async function given(
  { table }: TestRecords,
  subject: string,
  count: number,
  from: number,
): Promise<string[]> {
  const cases: string[] = [];
  for (let index = 0; index < count; index++) {
    const caseId = newCaseId();
    const since = new Date(from + index * 1000).toISOString();
    await table.put({
      PK: keys.case(caseId),
      SK: keys.head,
      caseId,
      ...indexKeys(lists.casesOfOfficer.partition(subject), lists.casesOfOfficer.sort(since, caseId)),
    });
    cases.push(caseId);
  }
  return cases;
}

/** The case is somebody else's now. */
const handOver = (records: TestRecords, caseId: string) =>
  records.table.put({ PK: keys.case(caseId), SK: keys.head, caseId });

describe('the list of cases that are handed over', () => {
  it('comes in parts of 200, and is the one that was fixed at the beginning', async () => {
    const records = await file.fresh();
    const all = await given(records, 'a', 405, friday);
    await given(records, 'b', 3, friday);
    const begun = friday + 1000_000;
    const handedOver: string[] = [];
    const sizes: number[] = [];
    let after: string | undefined;
    do {
      const list = await fixedList(
        records.table,
        { from: 'a', dryRun: false, ...(after !== undefined && { after }) },
        begun + sizes.length * 1000,
      );
      expect(list.fixedAt).toBe(new Date(begun).toISOString());
      sizes.push(list.cases.length);
      handedOver.push(...list.cases);
      // One of each part cannot be handed over and stays; the others leave the list.
      for (const caseId of list.cases.slice(1)) await handOver(records, caseId);
      // The officer is given another one in the meantime.
      await given(records, 'a', 1, begun + 500_000 + sizes.length);
      after = list.next;
    } while (after !== undefined);
    expect(sizes).toEqual([200, 200, 5]);
    expect(handedOver).toEqual(all);
  });

  it('is whoever is named, each once, in their order', async () => {
    const records = await file.fresh();
    const [one = '', two = ''] = await given(records, 'a', 2, friday);
    const list = await fixedList(records.table, { from: 'a', dryRun: true, cases: [two, one, two] }, friday);
    expect(list).toEqual({ fixedAt: new Date(friday).toISOString(), cases: [two, one] });
  });

  it.each(['', 'nonsense', '2026-11-20T02:00:00.000Z', '2026-13-45T99:00:00.000Z~x'])(
    'cannot go on after "%s"',
    async (after) => {
      const records = await file.fresh();
      await expect(fixedList(records.table, { from: 'a', dryRun: true, after }, friday)).rejects.toThrow(
        'invalid-field',
      );
    },
  );
});
