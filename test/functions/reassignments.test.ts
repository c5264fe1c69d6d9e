import { describe, expect, it } from 'vitest';
import { fixedList } from '../../functions/api/officers/reassign-cases/fixed-list.ts';
import { handle as reassign } from '../../functions/api/officers/reassign-cases/handler.ts';
import { clockSkew } from '../../lib/domain/clock-skew.ts';
import { indexKeys, keys, lists } from '../../lib/store/keys.ts';
import { friday, newCaseId } from '../domain/case/support/cases.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();

const district = '500103';

/** Cases assigned to an officer, one per second from an instant on. */
async function given(
  { table }: TestRecords,
  subject: string,
  count: number,
  from: number,
  where = district,
): Promise<string[]> {
  const cases: string[] = [];
  for (let index = 0; index < count; index++) {
    const caseId = newCaseId();
    const since = new Date(from + index * 1000).toISOString();
    await table.put({
      PK: keys.case(caseId),
      SK: keys.head,
      caseId,
      state: { district: where },
      ...indexKeys(lists.casesOfOfficer.partition(subject), lists.casesOfOfficer.sort(since, caseId)),
    });
    cases.push(caseId);
  }
  return cases;
}

/** Assigns the case to somebody else. */
const handOver = (records: TestRecords, caseId: string) =>
  records.table.put({ PK: keys.case(caseId), SK: keys.head, caseId });

describe('The list of cases to reassign', () => {
  it('comes in pages of 200 and stays as it was fixed at the beginning', async () => {
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
      // One case of each page cannot be reassigned and stays; the others leave the list.
      for (const caseId of list.cases.slice(1)) await handOver(records, caseId);
      // Meanwhile the officer gets another case.
      await given(records, 'a', 1, begun + 500_000 + sizes.length);
      after = list.next;
    } while (after !== undefined);
    expect(sizes).toEqual([200, 200, 5]);
    expect(handedOver).toEqual(all);
  });

  it.each([clockSkew, -clockSkew])(
    'goes on where the clock of the instance that fixed it differs by %i milliseconds',
    async (ahead) => {
      const records = await file.fresh();
      const all = await given(records, 'a', 201, friday);
      const begun = friday + 1000_000;
      const list = await fixedList(records.table, { from: 'a', dryRun: true }, begun + ahead);
      const { next: after } = list;
      if (after === undefined) throw new Error('there is no second page');
      const rest = await fixedList(records.table, { from: 'a', dryRun: true, after }, begun);
      expect([...list.cases, ...rest.cases]).toEqual(all);
    },
  );

  it('contains the named cases in their order and without repetitions', async () => {
    const records = await file.fresh();
    const [one = '', two = ''] = await given(records, 'a', 2, friday);
    const list = await fixedList(records.table, { from: 'a', dryRun: true, cases: [two, one, two] }, friday);
    expect(list).toEqual({ fixedAt: new Date(friday).toISOString(), cases: [two, one] });
  });

  it('has nothing of cases that the caller may not know of, also where they fill whole pages', async () => {
    const records = await file.fresh();
    const foreign = await given(records, 'a', 201, friday);
    const own = await given(records, 'a', 250, friday + 300_000);
    const theirs = async (cases: readonly string[]) => new Set(cases.filter((each) => own.includes(each)));
    const all: string[] = [];
    let after: string | undefined;
    do {
      const request = { from: 'a', dryRun: true, ...(after !== undefined && { after }) };
      const list = await fixedList(records.table, request, friday + 1000_000, undefined, theirs);
      all.push(...list.cases);
      expect(foreign.filter((caseId) => list.next?.includes(caseId))).toEqual([]);
      after = list.next;
    } while (after !== undefined);
    expect(all).toEqual(own);
    expect(
      await fixedList(
        records.table,
        { from: 'a', dryRun: true },
        friday + 1000_000,
        undefined,
        async () => new Set(),
      ),
    ).toEqual({ fixedAt: new Date(friday + 1000_000).toISOString(), cases: [] });
  });

  it('reads no case outside the reach of the caller, and still finds theirs of somebody who works elsewhere now', async () => {
    const records = await file.fresh();
    await given(records, 'a', 230, friday, '530102');
    const left = await given(records, 'a', 2, friday + 300_000);
    const list = async (jurisdiction: string) => {
      const loaded: string[] = [];
      const { body } = await reassign({
        table: records.table,
        cases: { load: async (caseId: string) => void loaded.push(caseId) },
      } as never)({
        ...{ principal: { role: 'supervisor', subject: 's', jurisdiction }, now: friday + 1000_000 },
        ...{ body: { from: 'a', dryRun: true }, language: 'zh' },
      } as never);
      return { loaded, body };
    };
    expect(await list('37')).toMatchObject({ loaded: [], body: { cases: [], results: [] } });
    expect((await list('50')).loaded).toEqual(left);
  });

  it.each([
    '',
    'nonsense',
    '2026-11-20T02:00:00.000Z',
    '2026-13-45T99:00:00.000Z~x',
    '2026-01-01T00:00:00Z~x',
    '9999-12-31T23:59:59Z~x',
    '2026-11-20T01:00:00.000Z~2026-11-20T01:30:00.000Z#01ARZ3NDEKTSV4RRFFQ69G5FAV',
    '2026-11-20T01:00:00.000Z~\uffff',
    '2126-11-20T01:00:00.000Z~2026-11-20T00:30:00.000Z#01ARZ3NDEKTSV4RRFFQ69G5FAV',
  ])('cannot continue after "%s"', async (after) => {
    const records = await file.fresh();
    await expect(fixedList(records.table, { from: 'a', dryRun: true, after }, friday)).rejects.toThrow(
      'invalid-cursor',
    );
  });
});
