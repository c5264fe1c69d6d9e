import { beforeEach, describe, expect, it } from 'vitest';
import { handle as searchCases } from '../../functions/api/cases/search-cases/handler.ts';
import { handle as startBatch } from '../../functions/api/executions/start-redrive-batch/handler.ts';
import { handle as stopBatch } from '../../functions/api/executions/stop-redrive-batch/handler.ts';
import { handle as enterRun } from '../../functions/api/payments/enter-payment-run/handler.ts';
import { handle as exportFile } from '../../functions/api/payments/export-payment-file/handler.ts';
import { handle as freezeRun } from '../../functions/api/payments/freeze-payment-run/handler.ts';
import { handle as beginCheck } from '../../functions/api/system/begin-system-check/handler.ts';
import { handle as requestTransfer } from '../../functions/api/transfer/request-transfer/handler.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import {
  exportsOf,
  paymentRun,
  runIdOf,
  runsOf,
  freezeRun as storeRun,
} from '../../lib/store/payment-runs.ts';
import { batchWrite } from '../../lib/store/redrives.ts';
import { revealsOfMonth } from '../../lib/store/reveals.ts';
import { day, friday, hour, newCaseId } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { approvedClaim, district, finance, registeredCase } from './payments/support/approved.ts';
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
      (await enterRun(of)(asked('a', { path: { runId: id }, identity: undefined }))).body.entries.map(
        ({ result }) => result,
      );
    expect(await enter(runId)(records)).toEqual(['sent']);
    const other = enter(second.body.runId);
    expect(await atOnce(other, other)).toEqual([['refused'], ['refused']]);
  });

  it('with one key and different reasons are one payment file that is recorded, and one that is not given', async () => {
    await approvedClaim(records);
    const { runId } = await freeze(records);
    await enterRun(records)(asked('a', { path: { runId }, identity: undefined }));
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

/** The same request, and whether its answer says that it is given again. */
const again = (key: string, more: object = {}) => {
  const answerHeaders: Record<string, string> = {};
  const identity = { id: key, bodyMac: 'a', expiresAt: 2_000_000_000 };
  const request = asked('a', { identity, answerHeaders, ...more });
  return { request, isReplay: () => answerHeaders['idempotent-replay'] === 'true' };
};

describe('A request that comes again with its Idempotency-Key has no second effect', () => {
  it('where it starts a batch of redrives that was stopped since, or stops one that was started again', async () => {
    const head = { batchId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', reason: '误停', by: 'admin', size: 0 } as const;
    const at = new Date(friday).toISOString();
    await records.table.transact([batchWrite(records.table, { ...head, status: 'frozen', at })]);
    const move = async (make: typeof startBatch | typeof stopBatch, key: string) => {
      const { request, isReplay } = again(key, { path: { batchId: head.batchId } });
      const { status } = (await make(records.table)(request)).body;
      return [status, isReplay()];
    };
    expect(await move(startBatch, 'start-1')).toEqual(['running', false]);
    expect(await move(startBatch, 'start-2')).toEqual(['running', false]);
    expect(await move(stopBatch, 'stop-1')).toEqual(['stopped', false]);
    for (const key of ['start-1', 'start-2']) expect(await move(startBatch, key)).toEqual(['stopped', true]);
    expect(await move(startBatch, 'start-3')).toEqual(['running', false]);
    expect(await move(stopBatch, 'stop-1')).toEqual(['running', true]);
  });

  it('where it begins the check of all cases', async () => {
    const begin = async (key: string, now: number) =>
      (await beginCheck(records.table)(again(key, { now }).request)).body.begunAt;
    const first = await begin('check-1', friday);
    expect(await begin('check-1', friday + hour)).toBe(first);
    expect(await begin('check-2', friday + hour)).toBe(new Date(friday + hour).toISOString());
  });

  it('where it enters a part of a payment run: it is answered with what that was, and enters nothing further', async () => {
    for (let count = 0; count < 2; count++) await approvedClaim(records);
    const { runId } = await freeze(records);
    const enter = async (key: string) => {
      const { request, isReplay } = again(key, { path: { runId } });
      const { entries } = (await enterRun(records)(request)).body;
      return [entries.map(({ caseId, result }) => [caseId, result]), isReplay()];
    };
    const [first, replayed] = await enter('enter-1');
    expect([first, replayed]).toEqual([Array(2).fill([expect.any(String), 'sent']), false]);
    expect(await enter('enter-1')).toEqual([first, true]);
    expect(await enter('enter-2')).toEqual([[], false]);
  });

  it('where its process died while it entered a part of a payment run: it ends that part, and begins no other', async () => {
    const items = Array.from({ length: 52 }, () => ({ caseId: newCaseId(), number: 1, district }));
    const head = {
      runId: runIdOf('50', newCaseId()),
      jurisdiction: '50',
      purpose: '就业补贴',
      by: 'finance',
    };
    const at = new Date(friday).toISOString();
    await storeRun(records.table, { ...head, at }, items, 0, []);
    const enter = (of: Of) =>
      enterRun(of as TestRecords)(again('enter-1', { path: { runId: head.runId } }).request);
    let left = 2;
    const change: TestRecords['cases']['change'] = async () => {
      if (left-- === 0) throw new Error('the process has died');
      return undefined;
    };
    const dying = Object.assign(Object.create(records.cases), { change }) as TestRecords['cases'];
    await expect(enter({ ...records, cases: dying })).rejects.toThrow('the process has died');
    expect((await paymentRun(records.table, head.runId))?.sums).toMatchObject({ listed: 52, refused: 2 });
    // At most 50 claims are entered by a request, however often it comes.
    for (let times = 0; times < 2; times++) {
      const { body } = await enter(records);
      expect(body.entries).toHaveLength(50);
      expect(body.run.sums).toMatchObject({ refused: 50, waiting: 2 });
    }
  });

  it('where it asks another place for a transfer', async () => {
    const who = person();
    const caseId = await registeredCase(records, who);
    const principal = { role: 'officer', subject: 'officer-2', jurisdiction: '500106' };
    const body = {
      identityNumber: who.identityNumber,
      district: '500106',
      placeBasis: 'residence',
      statement: '本人已迁居。',
    };
    const ask = async (key: string) => {
      const { request, isReplay } = again(key, { body, principal });
      const answer = await answered(() => requestTransfer(records)(request));
      return [answer, isReplay()];
    };
    expect(await ask('move-1')).toEqual(['done', false]);
    expect(await ask('move-1')).toEqual(['done', true]);
    expect(await ask('move-2')).toEqual(['already-reported', false]);
    const history = await records.cases.history(caseId);
    expect(history.filter(({ event }) => event.type === 'signal-received')).toHaveLength(1);
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
