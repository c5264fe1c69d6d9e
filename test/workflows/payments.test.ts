import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as enterRun } from '../../functions/api/payments/enter-payment-run/operation.ts';
import { operation as freezeRun } from '../../functions/api/payments/freeze-payment-run/operation.ts';
import { operation as reconcile } from '../../functions/api/payments/reconcile-payments/operation.ts';
import { paymentKey } from '../../lib/domain/case/claim/pay.ts';
import { bodyOf } from '../support/answers.ts';
import { System } from '../support/system.ts';
import { register } from './service-plan/registered.ts';

let system: System;

const finance = 'finance-shanxi';
const call = async (method: string, path: string, as: string, body?: object) => {
  const answer = await system.call(method, path, { as, ...(body && { body }) });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const payee = { holder: '张伟', bank: '某银行太原分行', account: '6222000011112222' };

/** A claim of the one-off start-up subsidy that one officer has checked and a supervisor approves. */
async function approvedClaim(fen: number): Promise<string> {
  const caseId = await register(system, 'shanxi');
  const stated = { business: { creditCode: '91140105MA0K00TEST', name: '某商行', openedOn: '2026-10-08' } };
  await call('POST', `/cases/${caseId}/claims`, 'applicant', { scheme: 'startup-subsidy', stated, payee });
  const findings = ['runs-business', 'local-conditions'].map((criterion) => ({
    criterion,
    met: true,
    source: 'data',
    on: '2026-11-20',
  }));
  await call('POST', `/cases/${caseId}/tasks/check-claim-1-1/claim-check`, 'officer-shanxi', {
    findings,
    proposal: 'approve',
    proposedFen: fen,
  });
  await call('POST', `/cases/${caseId}/tasks/decide-claim-1-1/claim-decision`, 'supervisor-shanxi', {
    decide: 'approve',
  });
  return caseId;
}

const freezeAndEnter = async () => {
  const body = { purpose: '创业补贴' };
  const frozen = await system.call('POST', '/payment-runs', { as: finance, body });
  const { runId } = bodyOf(freezeRun, frozen);
  return bodyOf(enterRun, await system.call('POST', `/payment-runs/${runId}/entries`, { as: finance }));
};
const reconciled = async () =>
  bodyOf(reconcile, await system.call('GET', '/payment-reconciliation', { as: finance })).runs;
const acknowledge = async (runId: string, lines: readonly object[]) =>
  (await call('POST', `/payment-runs/${runId}/acknowledgements`, finance, { lines })).lines;
const fundsOf = async (as = finance) => (await call('GET', '/funds', as)).funds;

/** What finance and the officers do with a claim that bounces once, is paid, and is recovered in part. */
async function paidOnce() {
  const caseId = await approvedClaim(400_000);
  const [key, again] = [paymentKey(caseId, 1, 1), paymentKey(caseId, 1, 2)];
  const payable = await call('GET', '/payables', finance);
  const first = await freezeAndEnter();
  const { runId } = first.run;
  const file = await call('POST', `/payment-runs/${runId}/exports`, finance, { reason: '提交银行拨付' });
  const cameBack = await acknowledge(runId, [
    { key, amountFen: 400_000, result: 'bounced', reason: 'account-not-found' },
  ]);
  const worklist = await call('GET', '/worklist?limit=100', 'officer-shanxi');
  const fundsThen = await fundsOf();
  // Until the account is corrected there is nothing to send.
  const payableThen = await call('GET', '/payables', finance);
  await call('POST', `/cases/${caseId}/claim-accounts`, 'applicant', {
    claim: 1,
    payee: { ...payee, account: '6222000011113333' },
  });
  const second = (await freezeAndEnter()).run.runId;
  const paid = { key: again, amountFen: 400_000, result: 'paid', paidOn: '2026-11-20', reference: 'F-1' };
  const answered = await acknowledge(second, [paid, paid, { ...paid, key }]);
  const settled = await call('GET', `/payment-runs/${second}`, finance);
  const firstAgain = await call('GET', `/payment-runs/${runId}`, finance);

  await call('POST', `/cases/${caseId}/claim-recoveries`, 'officer-shanxi', {
    claim: 1,
    ground: 'too-much',
    amountFen: 150_000,
    note: '经核对，多发1500元。',
  });
  await call(
    'POST',
    `/cases/${caseId}/tasks/decide-claim-recovery-1-1/claim-recovery-decision`,
    'supervisor-shanxi-2',
    { recover: true, explanation: '多发的部分应当退回。' },
  );
  await call('POST', `/cases/${caseId}/claim-repayments`, 'officer-shanxi', {
    claim: 1,
    amountFen: 50_000,
    on: '2026-11-20',
    reference: 'R-1',
  });
  return {
    ...{ caseId, key, again, payable, first, file, cameBack, worklist, fundsThen, payableThen },
    ...{ answered, settled, second, firstAgain },
    funds: await fundsOf('auditor-shanxi'),
    execution: await call('GET', '/fund-execution', finance),
    runs: await reconciled(),
    elsewhere: {
      runs: (await call('GET', '/payment-runs', 'finance-chongqing')).runs,
      run: await system.call('GET', `/payment-runs/${second}`, { as: 'finance-chongqing' }),
    },
  };
}

/** A payment that is sent and never answered, as the reconciliation reports it twelve days later. */
async function neverAnswered() {
  await approvedClaim(300_000);
  const { run } = await freezeAndEnter();
  await system.skipTo('2026-12-02T06:00:00+08:00');
  return (await reconciled()).find((each) => each.run.runId === run.runId);
}

let told: Awaited<ReturnType<typeof paidOnce>>;
let unanswered: Awaited<ReturnType<typeof neverAnswered>>;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  told = await paidOnce();
  unanswered = await neverAnswered();
});
afterAll(() => system.close());

describe('An approved claim', () => {
  it('is payable, enters a run, and is in the payment file of the run', () => {
    expect(told.payable).toMatchObject({
      total: { count: 1, fen: 400_000 },
      byScheme: [{ scheme: { code: 'startup-subsidy', text: '一次性创业补贴' } }],
      leftOut: [],
    });
    const { run, entries } = told.first;
    expect(run).toMatchObject({ status: 'sent', sums: { sent: 1, sentFen: 400_000, waiting: 0 } });
    expect(entries).toMatchObject([
      { key: told.key, result: 'sent', payee: { holder: '张*', account: '****2222' }, fen: 400_000 },
    ]);
    expect(told.file).toMatchObject({ payments: 1, fen: 400_000 });
    expect(told.file.content).toContain(
      `"${told.key}","张伟","某银行太原分行","6222000011112222","4000.00","创业补贴"`,
    );
  });

  it('that comes back is corrected by somebody, and not payable until then', () => {
    expect(told.cameBack).toEqual([{ key: told.key, outcome: 'bounced' }]);
    expect(told.worklist.tasks).toContainEqual(
      expect.objectContaining({ caseId: told.caseId, kind: 'correct-claim-account' }),
    );
    expect(told.fundsThen).toMatchObject([
      { approvedFen: 400_000, queuedFen: 400_000, inRunFen: 0, paidFen: 0 },
    ]);
    expect(told.payableThen).toMatchObject({ total: { count: 0 }, leftOut: [] });
  });

  it('is then paid by another run, once, and by no line of an earlier attempt', () => {
    expect(told.answered).toMatchObject([
      { outcome: 'paid' },
      { outcome: 'unchanged', because: { code: 'acknowledged-before' } },
      { outcome: 'refused', because: { code: 'payment-not-in-run' } },
    ]);
    expect(told.settled).toMatchObject({
      run: { status: 'settled', sums: { paid: 1, paidFen: 400_000 } },
      items: [{ key: told.again, result: 'paid' }],
    });
  });

  it('is shown in each run with the account that it was sent to, whatever was corrected since', () => {
    expect(told.firstAgain.items).toMatchObject([
      { key: told.key, result: 'bounced', payee: { holder: '张*', account: '****2222' } },
    ]);
    expect(told.settled.items).toMatchObject([{ payee: { holder: '张*', account: '****3333' } }]);
  });

  it('is in the accounts with what was claimed back and came in, and every sum agrees', () => {
    expect(told.funds).toMatchObject([
      { approvedFen: 400_000, queuedFen: 0, inRunFen: 0, paidFen: 400_000, recoveredFen: 50_000 },
    ]);
    expect(told.execution.rows).toMatchObject([
      {
        scheme: { code: 'startup-subsidy' },
        month: '2026-11',
        approved: 1,
        paid: 1,
        paidFen: 400_000,
        recovered: 1,
      },
    ]);
    expect(told.runs.map((each) => each.atOdds)).toEqual([[], []]);
  });

  it('is not visible to finance of another region', () => {
    const { runs, run } = told.elsewhere;
    expect(runs).toEqual([]);
    expect([run.status, run.body.code]).toEqual([404, 'payment-run-not-found']);
  });

  it('that waits for its answer for too long is counted by the reconciliation of the day', () => {
    expect(unanswered).toMatchObject({ unanswered: [{ result: 'sent', fen: 300_000 }], atOdds: [] });
  });
});
