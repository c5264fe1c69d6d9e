import { beforeEach, describe, expect, it } from 'vitest';
import { handle as searchCases } from '../../functions/api/cases/search-cases/handler.ts';
import { handle as enterRun } from '../../functions/api/payments/enter-payment-run/handler.ts';
import { handle as exportFile } from '../../functions/api/payments/export-payment-file/handler.ts';
import { handle as freezeRun } from '../../functions/api/payments/freeze-payment-run/handler.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { exportsOf, runsOf } from '../../lib/store/payment-runs.ts';
import { revealsOfMonth } from '../../lib/store/reveals.ts';
import { day, friday } from '../domain/case/support/cases.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { approvedClaim, finance } from './payments/support/approved.ts';
import { captureOutput } from './support/output.ts';
import { answered } from './support/racing.ts';

const file = recordsForFile();
let records: TestRecords;
beforeEach(async () => {
  captureOutput();
  records = await file.fresh();
});

const asked = (bodyMac: string, more: object) =>
  ({
    ...{ principal: finance(), language: 'zh', now: friday + day, path: {}, query: {}, headers: {} },
    ...{ identity: { id: 'request-1', bodyMac, expiresAt: 2_000_000_000 }, answerHeaders: {} },
    ...more,
  }) as never;
type Of = Pick<TestRecords, 'table' | 'cases' | 'sealing'>;
const freeze = async (of: Of, mac = 'a') =>
  (await freezeRun(of)(asked(mac, { body: { purpose: '就业补贴' } }))).body;

/** The first has read everything before the second begins, and writes after the second is done. */
async function atOnce<First, Second>(first: (of: Of) => Promise<First>, second: (of: Of) => Promise<Second>) {
  const held = file.held(records);
  const begun = first(held);
  await held.reached;
  const answer = await second(file.restarted(records));
  held.letOn();
  return [answer, await begun] as const;
}

describe('Two at the same moment', () => {
  it('that are one request to freeze a run are answered with the one run that there is', async () => {
    await approvedClaim(records);
    const [answer, late] = await atOnce(freeze, freeze);
    expect(late).toEqual(answer);
    const { entries } = await runsOf(records.table, '50', { limit: 10 });
    expect(entries.map(({ runId }) => runId)).toEqual([answer.runId]);
  });

  it('that enter what cannot be paid any more are both told so', async () => {
    await approvedClaim(records);
    const [{ runId }, second] = [
      await freeze(records),
      await freezeRun(records)(asked('b', { identity: undefined, body: { purpose: '再次' } })),
    ];
    const enter = (id: string) => async (of: Of) =>
      (await enterRun(of)(asked('a', { path: { runId: id } }))).body.entries.map(({ result }) => result);
    expect(await enter(runId)(records)).toEqual(['sent']);
    const other = enter(second.body.runId);
    expect(await atOnce(other, other)).toEqual([['refused'], ['refused']]);
  });

  it('with one key and different reasons are one payment file that is recorded, and one that is not given', async () => {
    await approvedClaim(records);
    const { runId } = await freeze(records);
    await enterRun(records)(asked('a', { path: { runId } }));
    const exported = (reason: string) => (of: Of) =>
      answered(() =>
        exportFile(of)(
          asked(reason, {
            ...{ path: { runId }, body: { reason } },
            identity: { id: 'export', bodyMac: reason, expiresAt: 2_000_000_000 },
          }),
        ),
      );
    expect(await atOnce(exported('核对'), exported('提交银行'))).toEqual(['done', 'idempotency-key-reused']);
    const recorded = await exportsOf(records.table, runId);
    expect(recorded.map(({ reason }) => reason)).toEqual(['提交银行']);
  });
});

describe('A search for a person', () => {
  it('is counted also where it pretends to be a further page', async () => {
    await approvedClaim(records);
    const officer = { role: 'officer', subject: 'officer', jurisdiction: '50' };
    const search = searchCases({ ...records, open: new CaseStore(records.table) });
    const found = await search(
      asked('a', { principal: officer, body: { name: '欧阳慧敏', after: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' } }),
    );
    expect(found.body.results).toHaveLength(1);
    expect(await revealsOfMonth(records.table, '500103', '2026-11')).toMatchObject([{ searches: 1 }]);
  });
});
