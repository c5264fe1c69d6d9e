import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as enterRun } from '../../functions/api/payments/enter-payment-run/operation.ts';
import { operation as freezeRun } from '../../functions/api/payments/freeze-payment-run/operation.ts';
import { operation as reconcile } from '../../functions/api/payments/reconcile-payments/operation.ts';
import { paymentKey } from '../../lib/domain/case/claim/pay.ts';
import { bodyOf } from '../support/answers.ts';
import { System } from '../support/system.ts';
import { register } from './service-plan/registered.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

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

// The parts are told in their order, on one system.
describe('Payments, in the order of the story', { shuffle: false }, () => {
  describe('An approved claim', () => {
    it('is paid after it came back once, and a part of it is claimed back', async () => {
      const caseId = await approvedClaim(400_000);
      expect(await call('GET', '/payables', finance)).toMatchObject({
        total: { count: 1, fen: 400_000 },
        byScheme: [{ scheme: { code: 'startup-subsidy', text: '一次性创业补贴' } }],
        leftOut: [],
      });
      const { run, entries } = await freezeAndEnter();
      const key = paymentKey(caseId, 1, 1);
      expect(run).toMatchObject({ status: 'sent', sums: { sent: 1, sentFen: 400_000, waiting: 0 } });
      expect(entries).toMatchObject([
        { key, result: 'sent', payee: { holder: '张*', account: '****2222' }, fen: 400_000 },
      ]);
      const file = await call('POST', `/payment-runs/${run.runId}/exports`, finance, {
        reason: '提交银行拨付',
      });
      expect(file).toMatchObject({ payments: 1, fen: 400_000 });
      expect(file.content).toContain(
        `"${key}","张伟","某银行太原分行","6222000011112222","4000.00","创业补贴"`,
      );

      expect(
        await acknowledge(run.runId, [
          { key, amountFen: 400_000, result: 'bounced', reason: 'account-not-found' },
        ]),
      ).toEqual([{ key, outcome: 'bounced' }]);
      const worklist = await call('GET', '/worklist?limit=100', 'officer-shanxi');
      expect(worklist.tasks).toContainEqual(
        expect.objectContaining({ caseId, kind: 'correct-claim-account' }),
      );
      expect(await fundsOf()).toMatchObject([
        { approvedFen: 400_000, queuedFen: 400_000, inRunFen: 0, paidFen: 0 },
      ]);
      // Until the account is corrected there is nothing to send.
      expect(await call('GET', '/payables', finance)).toMatchObject({ total: { count: 0 }, leftOut: [] });
      await call('POST', `/cases/${caseId}/claim-accounts`, 'applicant', {
        claim: 1,
        payee: { ...payee, account: '6222000011113333' },
      });
      const { run: second } = await freezeAndEnter();
      const again = paymentKey(caseId, 1, 2);
      const paid = { key: again, amountFen: 400_000, result: 'paid', paidOn: '2026-11-20', reference: 'F-1' };
      expect(await acknowledge(second.runId, [paid, paid, { ...paid, key }])).toMatchObject([
        { outcome: 'paid' },
        { outcome: 'unchanged', because: { code: 'acknowledged-before' } },
        { outcome: 'refused', because: { code: 'payment-not-in-run' } },
      ]);
      expect(await call('GET', `/payment-runs/${second.runId}`, finance)).toMatchObject({
        run: { status: 'settled', sums: { paid: 1, paidFen: 400_000 } },
        items: [{ key: again, result: 'paid' }],
      });

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
      expect(await fundsOf('auditor-shanxi')).toMatchObject([
        { approvedFen: 400_000, queuedFen: 0, inRunFen: 0, paidFen: 400_000, recoveredFen: 50_000 },
      ]);
      expect((await call('GET', '/fund-execution', finance)).rows).toMatchObject([
        {
          scheme: { code: 'startup-subsidy' },
          month: '2026-11',
          approved: 1,
          paid: 1,
          paidFen: 400_000,
          recovered: 1,
        },
      ]);
      const runs = await reconciled();
      expect(runs.map((each) => each.atOdds)).toEqual([[], []]);
      // Finance of another region sees none of it.
      expect((await call('GET', '/payment-runs', 'finance-chongqing')).runs).toEqual([]);
      const elsewhere = await system.call('GET', `/payment-runs/${second.runId}`, {
        as: 'finance-chongqing',
      });
      expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'payment-run-not-found']);
    });

    it('that waits for its answer for too long is counted by the reconciliation of the day', async () => {
      await approvedClaim(300_000);
      const { run } = await freezeAndEnter();
      await system.skipTo('2026-12-02T06:00:00+08:00');
      const runs = await reconciled();
      expect(runs.find((each) => each.run.runId === run.runId)).toMatchObject({
        unanswered: [{ result: 'sent', fen: 300_000 }],
        atOdds: [],
      });
    });
  });
});
