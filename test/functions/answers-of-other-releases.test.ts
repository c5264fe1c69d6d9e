import { beforeEach, describe, expect, it } from 'vitest';
import { handle as enterBudget } from '../../functions/api/funds/enter-budget/handler.ts';
import { handle as freezeRun } from '../../functions/api/payments/freeze-payment-run/handler.ts';
import { rememberEffect } from '../../lib/store/requests.ts';
import { friday } from '../domain/case/support/cases.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { finance } from './payments/support/approved.ts';

const file = recordsForFile();
let records: TestRecords;
beforeEach(async () => {
  records = await file.fresh();
});

const identity = { id: 'request-1', bodyMac: 'a', expiresAt: 2_000_000_000 };
/** An answer that another release has stored: one member is missing, and one is unknown. */
const answer = { runId: '50-1', purpose: '创业补贴', sums: { listed: 1 }, laterMember: { code: 'x' } };
const budget = {
  ...{ division: '50', fund: '就业补助资金', year: 2026, amount: '100.00', source: '渝财社〔2026〕1号' },
};

describe('A request that was answered by another release and is sent again', () => {
  const repeated = async (handle: (request: never) => Promise<unknown>, body: object) => {
    await records.table.transact([rememberEffect(records.table, identity, { answer })]);
    const before = (await records.everything()).length;
    const answerHeaders = {};
    const { body: given } = (await handle({
      ...{ principal: finance(), language: 'zh', now: friday, path: {}, query: {}, headers: {} },
      ...{ body, identity, answerHeaders },
    } as never)) as { body: unknown };
    return { given, answerHeaders, written: (await records.everything()).length - before };
  };
  const asGiven = { given: answer, answerHeaders: { 'idempotent-replay': 'true' }, written: 0 };

  it('has that answer, where what came before is read first', async () => {
    expect(await repeated(freezeRun(records) as never, { purpose: '创业补贴' })).toEqual(asGiven);
  });

  it('has that answer, where only the write meets what came before', async () => {
    expect(await repeated(enterBudget(records.table) as never, budget)).toEqual(asGiven);
  });
});
