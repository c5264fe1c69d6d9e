import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { handle as acknowledge } from '../../../functions/api/payments/acknowledge-payments/handler.ts';
import { handle as enter } from '../../../functions/api/payments/enter-payment-run/handler.ts';
import { handle as exportFile } from '../../../functions/api/payments/export-payment-file/handler.ts';
import { handle as freeze } from '../../../functions/api/payments/freeze-payment-run/handler.ts';
import { handle as listRuns } from '../../../functions/api/payments/list-payment-runs/handler.ts';
import { handle as preview } from '../../../functions/api/payments/preview-payment-run/handler.ts';
import { handle as readRun } from '../../../functions/api/payments/read-payment-run/handler.ts';
import { handle as reconcile } from '../../../functions/api/payments/reconcile-payments/handler.ts';
import { sumOf } from '../../../functions/common/rounds/run-round.ts';
import { reconcileRuns } from '../../../functions/schedules/reconcile-cases/payments.ts';
import { paymentKey } from '../../../lib/domain/case/claim/pay.ts';
import { decideRecovery, proposeRecovery } from '../../../lib/domain/case/claim/recover.ts';
import { claimOf } from '../../../lib/domain/case/claim/state.ts';
import type { AcknowledgementLine } from '../../../lib/domain/payments/acknowledgement.ts';
import { fundLines } from '../../../lib/domain/payments/fund-report.ts';
import { sumsOf } from '../../../lib/domain/payments/run.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import { fundFlows, fundStanding } from '../../../lib/store/funds.ts';
import { shards } from '../../../lib/store/keys.ts';
import { exportsOf, paymentRun, runItem, runItems } from '../../../lib/store/payment-runs.ts';
import {
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondSupervisor,
  supervisor,
} from '../../domain/case/support/cases.ts';
import { by } from '../../domain/case/support/decisions.ts';
import { recordsForFile, type TestRecords } from '../../store/support/records.ts';
import { runsOf } from '../../support/property-runs.ts';
import { approvedClaim, corrected, dealing, district, does, finance, payee } from './support/approved.ts';

const file = recordsForFile();

let keys = 0;
const asked = (principal = finance(), now = friday + day) => ({
  principal,
  language: 'zh' as const,
  now,
  query: {},
  headers: {},
});
const repeatable = () => ({ id: `request-${keys++}`, bodyMac: 'a', expiresAt: 2_000_000_000 });

type Of = Pick<TestRecords, 'table' | 'cases'>;
const freezes = async (records: Of, principal = finance(), more: object = {}) =>
  (await freeze(records)({ ...asked(principal), path: {}, body: { purpose: '就业补贴' }, ...more } as never))
    .body;
const enters = async (records: Of, runId: string, principal = finance()) =>
  (await enter(records)({ ...asked(principal), path: { runId } } as never)).body;
const answers = async (
  records: Of,
  runId: string,
  lines: readonly AcknowledgementLine[],
  more: object = {},
) => (await acknowledge(records)({ ...asked(), path: { runId }, body: { lines }, ...more } as never)).body;
const reconciles = async (records: Of, now = friday + day) =>
  (await reconcile(records)({ ...asked(finance(), now), path: {}, query: { limit: 10 } } as never)).body;

const paid = (caseId: string, amountFen = 400_000, attempt = 1): AcknowledgementLine => ({
  key: paymentKey(caseId, 1, attempt),
  amountFen,
  result: 'paid',
  paidOn: '2026-11-21',
  reference: `F-${attempt}`,
});
const tooEarly = { result: 'paid', paidOn: '2026-11-20', reference: 'F-0' } as const;
const bounced = (caseId: string, amountFen = 400_000, attempt = 1): AcknowledgementLine => ({
  key: paymentKey(caseId, 1, attempt),
  amountFen,
  result: 'bounced',
  reason: 'account-not-found',
});

const returned = (caseId: string, amountFen = 400_000, attempt = 1): AcknowledgementLine => ({
  key: paymentKey(caseId, 1, attempt),
  amountFen,
  result: 'returned',
  returnedOn: '2026-11-21',
  reference: `T-${attempt}`,
  reason: 'account-closed',
});

const paymentOf = async (cases: CaseStore, caseId: string) => {
  const loaded = await cases.load(caseId);
  return loaded && claimOf(loaded.state, 1)?.payment;
};
const board = async ({ table }: Of) =>
  fundLines([], await fundFlows(table, '50', 2026), await fundStanding(table, '50'));

describe('A payment run', () => {
  /** Three claims with an account and one without; what was seen and done with them, played once. */
  async function story() {
    const records = await file.fresh();
    for (const fen of [400_000, 123_405, 400_000]) await approvedClaim(records, { fen });
    const without = await approvedClaim(records, { account: false });
    const seen = (await preview(records)({ ...asked(), path: {} } as never)).body;
    const identity = repeatable();
    const frozen = await freezes(records, finance(), { identity });
    const frozenAgain = await freezes(records, finance(), { identity });
    const runs = await Promise.all([freezes(records), freezes(records, finance('finance-2'))]);
    const entered = await Promise.all([
      enters(records, runs[0].runId),
      enters(records, runs[1].runId, finance('finance-2')),
    ]);
    const left = await paymentOf(records.cases, without);
    return { seen, frozen, frozenAgain, entered, left, board: await board(records) };
  }
  let told: Awaited<ReturnType<typeof story>>;
  beforeAll(async () => {
    told = await story();
  });

  it('is previewed with what is left out', () => {
    expect(told.seen).toMatchObject({
      total: { count: 3, fen: 923_405 },
      byDistrict: [{ district: { code: district }, count: 3 }],
      byScheme: [{ scheme: { code: 'startup-subsidy' }, fund: '就业补助资金', count: 3, fen: 923_405 }],
      leftOut: [{ because: { code: 'account-missing' }, count: 1, fen: 400_000 }],
    });
    expect(told.seen).not.toHaveProperty('next');
  });

  it('freezes what is payable then, once, however often the request comes', () => {
    expect(told.frozenAgain).toEqual(told.frozen);
    expect(told.frozen).toMatchObject({
      status: 'frozen',
      sums: { listed: 3, listedFen: 923_405, waiting: 3 },
    });
  });

  it('enters each claim into one run, even if others have frozen it too, and reports the rest', () => {
    const [first, second] = told.entered;
    const entries = [...first.entries, ...second.entries];
    expect(entries.filter(({ result }) => result === 'sent')).toHaveLength(3);
    expect(entries.filter(({ result }) => result === 'refused').map(({ because }) => because?.code)).toEqual(
      Array.from({ length: 3 }, () => 'payment-not-in-state'),
    );
    expect(first.run.sums.sent + second.run.sums.sent).toBe(3);
    expect(first.run.sums.waiting + second.run.sums.waiting).toBe(0);
    expect(told.left).toMatchObject({ status: 'queued' });
    expect(told.board).toMatchObject([
      { sums: { approvedFen: 1_323_405, queuedFen: 400_000, inRunFen: 923_405, paidFen: 0 } },
    ]);
  });

  it('is limited to one fund if one is requested, as in the preview: two funds are two accounts', async () => {
    const records = await file.fresh();
    const { fund: _named, ...unnamed } = dealing.terms;
    await approvedClaim(records, { fen: 100_000 });
    await approvedClaim(records, { fen: 20_005, of: { ...dealing, terms: unnamed } });
    const { byScheme } = (await preview(records)({ ...asked(), language: 'en', path: {} } as never)).body;
    const runs = [];
    for (const { fundKey: fund } of byScheme)
      runs.push(await freezes(records, finance(), { body: { purpose: '就业补贴', fund } }));
    expect(runs.map(({ fund, sums }) => [fund, sums.listed, sums.listedFen]).toSorted()).toEqual([
      ['-', 1, 20_005],
      ['就业补助资金', 1, 100_000],
    ]);
    for (const { runId } of runs)
      expect((await enters(records, runId)).run.sums).toMatchObject({ sent: 1, refused: 0 });
  });

  it('is not visible to finance of another district, which can neither list nor answer it', async () => {
    const records = await file.fresh();
    const caseId = await approvedClaim(records);
    const of = (jurisdiction: string) => ({ ...finance(`finance-${jurisdiction}`), jurisdiction }) as never;
    const [own, other] = [of(district), of('500112')];
    const run = await freezes(records, own);
    await expect(freezes(records, other)).rejects.toMatchObject({ code: 'nothing-to-pay' });
    const lists = async (principal: never) =>
      (await listRuns(records.table)({ ...asked(principal), query: { limit: 10 } } as never)).body.runs;
    expect([(await lists(own)).length, (await lists(other)).length]).toEqual([1, 0]);
    const denied = { code: 'payment-run-not-found' };
    const reads = { ...asked(other), path: { runId: run.runId }, query: { limit: 10 } } as never;
    await expect(readRun(records)(reads)).rejects.toMatchObject(denied);
    await expect(enters(records, run.runId, other)).rejects.toMatchObject(denied);
    const answered = answers(records, run.runId, [paid(caseId)], { principal: other });
    await expect(answered).rejects.toMatchObject(denied);
  });

  it('is closed to people who checked or decided one of its claims, in any role', async () => {
    const fresh = await file.fresh();
    const caseId = await approvedClaim(fresh);
    for (const { subject } of [officer, supervisor]) {
      const seen = (await preview(fresh)({ ...asked(finance(subject)), path: {} } as never)).body;
      expect(seen).toMatchObject({
        total: { count: 0 },
        leftOut: [{ because: { code: 'separation-of-duties' } }],
      });
      await expect(freezes(fresh, finance(subject))).rejects.toMatchObject({ code: 'nothing-to-pay' });
    }
    const run = await freezes(fresh);
    expect((await enters(fresh, run.runId, finance(officer.subject))).entries).toMatchObject([
      { result: 'refused', because: { code: 'separation-of-duties' } },
    ]);
    const next = await freezes(fresh);
    await enters(fresh, next.runId);
    const line = await answers(fresh, next.runId, [paid(caseId)], {
      principal: finance(supervisor.subject),
    });
    expect(line.lines).toMatchObject([{ outcome: 'refused', because: { code: 'separation-of-duties' } }]);
  });
});

describe('The answer of finance', () => {
  it('has its effect once, in part, and touches nothing that it does not name rightly', async () => {
    const records = await file.fresh();
    const [one, two, three] = [
      await approvedClaim(records),
      await approvedClaim(records),
      await approvedClaim(records),
    ];
    const run = await freezes(records);
    const elsewhere = await approvedClaim(records);
    const other = await freezes(records);
    await expect(
      exportFile(records)({ ...asked(), path: { runId: run.runId }, body: { reason: '提交' } } as never),
    ).rejects.toMatchObject({ code: 'payment-run-not-entered' });
    await enters(records, run.runId);
    await enters(records, other.runId);

    const identity = repeatable();
    const exported = () =>
      exportFile(records)({
        ...asked(),
        identity,
        path: { runId: run.runId },
        body: { reason: '提交银行拨付' },
      } as never);
    const { body } = await exported();
    expect(body).toMatchObject({ payments: 3, fen: 1_200_000 });
    const [head, ...lines] = body.content.split('\r\n').filter(Boolean);
    expect(head).toBe('\ufeff"付款编号","收款人","开户银行","收款账号","金额（元）","用途"');
    expect(lines).toContain(
      `"${paymentKey(one, 1, 1)}","${payee.holder}","${payee.bank}","${payee.account}","4000.00","就业补贴"`,
    );
    expect((await exported()).body).toEqual(body);
    expect(await exportsOf(records.table, run.runId)).toMatchObject([
      { by: 'finance-chongqing', reason: '提交银行拨付', payments: 3 },
    ]);

    const answered = await answers(records, run.runId, [
      paid(one),
      paid(one),
      paid(two, 399_999),
      bounced(two, 400_001),
      paid(elsewhere),
      paid(one, 400_000, 2),
      { key: paymentKey(two, 1, 1), amountFen: 400_000, ...tooEarly },
      bounced(three),
    ]);
    expect(answered.lines.map(({ outcome, because }) => [outcome, because?.code])).toEqual([
      ['paid', undefined],
      ['unchanged', 'acknowledged-before'],
      ['refused', 'payment-of-another-run'],
      ['refused', 'payment-of-another-run'],
      // Also on the list of the first run, but it entered the second.
      ['refused', 'payment-not-in-run'],
      ['refused', 'payment-not-in-run'],
      // The day before it entered the run.
      ['refused', 'paid-before-sent'],
      ['bounced', undefined],
    ]);
    expect(answered.run).toMatchObject({
      status: 'sent',
      sums: { paid: 1, bounced: 1, unanswered: 1, unansweredFen: 400_000 },
    });
    expect(await paymentOf(records.cases, elsewhere)).toMatchObject({
      status: 'in-run',
      runId: other.runId,
    });
    // The same file again, and one that contradicts it about a payment.
    const twice = await answers(records, run.runId, [paid(one), bounced(one), paid(two)]);
    expect(twice.lines.map(({ outcome, because }) => [outcome, because?.code])).toEqual([
      ['unchanged', 'acknowledged-before'],
      ['refused', 'acknowledged-otherwise'],
      ['paid', undefined],
    ]);
    // A second file with another amount, day, reference or reason is not the same answer: somebody has to ask the bank.
    const otherwise = await answers(records, run.runId, [
      paid(one, 399_999),
      { ...paid(one), paidOn: '2026-11-20' } as AcknowledgementLine,
      { ...paid(one), reference: 'F-2' } as AcknowledgementLine,
      { ...bounced(three), reason: 'account-closed' } as AcknowledgementLine,
      bounced(three),
    ]);
    expect(otherwise.lines.map(({ outcome, because }) => [outcome, because?.code])).toEqual([
      ['refused', 'payment-of-another-run'],
      ['refused', 'acknowledged-otherwise'],
      ['refused', 'acknowledged-otherwise'],
      ['refused', 'acknowledged-otherwise'],
      ['unchanged', 'acknowledged-before'],
    ]);
    expect(twice.run).toMatchObject({
      status: 'settled',
      sums: { paid: 2, paidFen: 800_000, bouncedFen: 400_000 },
    });

    // A payment that came back can be paid again under a new key; the old key pays nothing any more.
    await corrected(records.cases, three);
    const again = await freezes(records);
    await enters(records, again.runId);
    const late = await answers(records, again.runId, [paid(three), paid(three, 400_000, 2)]);
    expect(late.lines.map(({ outcome, because }) => [outcome, because?.code])).toEqual([
      ['refused', 'payment-not-in-run'],
      ['paid', undefined],
    ]);
    expect((await answers(records, run.runId, [bounced(three)])).lines).toMatchObject([
      { outcome: 'unchanged' },
    ]);
    expect(await board(records)).toMatchObject([
      { sums: { approvedFen: 1_600_000, queuedFen: 0, inRunFen: 400_000, paidFen: 1_200_000, paid: 3 } },
    ]);
    expect((await reconciles(records)).runs.map(({ atOdds }) => atOdds)).toEqual([[], [], []]);
  });

  it('may be followed by the money (I-91): once, also when the run is settled, and whichever file comes again', async () => {
    const records = await file.fresh();
    const [one, two] = [await approvedClaim(records), await approvedClaim(records)];
    const { runId } = await freezes(records);
    await enters(records, runId);
    const first = [paid(one), bounced(two)];
    await answers(records, runId, first);
    const told = await answers(records, runId, [
      returned(one),
      returned(one),
      { ...returned(two), reason: 'account-not-found' } as AcknowledgementLine,
      returned(one, 1),
    ]);
    expect(told.lines.map(({ outcome, because }) => [outcome, because?.code])).toEqual([
      ['returned', undefined],
      ['unchanged', 'acknowledged-before'],
      ['unchanged', 'acknowledged-before'],
      // Not the amount that was sent: the bank means something else.
      ['refused', 'payment-of-another-run'],
    ]);
    expect(told.run).toMatchObject({
      status: 'settled',
      sums: { sent: 2, paid: 0, paidFen: 0, bounced: 1, returned: 1, returnedFen: 400_000, unanswered: 0 },
    });
    const again = await answers(records, runId, [...first, returned(one)]);
    expect(again.lines.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await board(records)).toMatchObject([
      { sums: { approvedFen: 800_000, queuedFen: 800_000, paidFen: 400_000, returnedFen: 400_000 } },
    ]);
    await corrected(records.cases, one);
    const next = await freezes(records);
    await enters(records, next.runId);
    expect((await answers(records, next.runId, [paid(one, 400_000, 2)])).lines).toMatchObject([
      { outcome: 'paid' },
    ]);
    expect((await answers(records, runId, [returned(one)])).lines).toMatchObject([{ outcome: 'unchanged' }]);
    expect(await paymentOf(records.cases, one)).toMatchObject({ status: 'paid', attempt: 2 });
    expect((await reconciles(records)).runs.map(({ atOdds }) => atOdds)).toEqual([[], []]);
  });

  it('that says another day, reference or reason of a return is no repetition: somebody has to ask the bank (I-91)', async () => {
    const records = await file.fresh();
    const [one, two, three] = [
      await approvedClaim(records),
      await approvedClaim(records),
      await approvedClaim(records),
    ];
    const { runId } = await freezes(records);
    await enters(records, runId);
    const back = (caseId: string, more: object = {}) =>
      ({ ...returned(caseId), ...more }) as AcknowledgementLine;
    const outcomes = async (lines: readonly AcknowledgementLine[], now = friday + 4 * day) =>
      (await answers(records, runId, lines, { now })).lines.map(
        ({ outcome, because }) => because?.code ?? outcome,
      );
    // The second came back before anybody had reported it as paid; it cannot have come back before it was sent, nor tomorrow.
    expect(
      await outcomes([
        paid(one),
        back(one),
        back(two, { returnedOn: '2026-11-20' }),
        back(two, { returnedOn: '2026-11-25' }),
        back(two),
        bounced(three),
      ]),
    ).toEqual(['paid', 'returned', 'returned-before-paid', 'date-in-future', 'bounced', 'bounced']);
    const again = async () =>
      outcomes([
        ...[one, two].flatMap((caseId) => [
          back(caseId),
          back(caseId, { returnedOn: '2026-11-23' }),
          back(caseId, { reference: 'T-2' }),
          back(caseId, { reason: 'other' }),
        ]),
        paid(one),
        { ...paid(one), paidOn: '2026-11-22' } as AcknowledgementLine,
        { ...paid(one), reference: 'F-2' } as AcknowledgementLine,
        paid(two),
        // Of a payment that bounced no day is known.
        back(three, { reason: 'account-not-found' }),
        back(three),
      ]);
    const [same, other] = ['acknowledged-before', 'acknowledged-otherwise'];
    const expected = [
      ...[same, other, other, other],
      ...[same, other, other, other],
      ...[same, other, other],
      other,
      same,
      other,
    ];
    expect(await again()).toEqual(expected);
    // Also once they were paid again, and after an approval was revoked.
    await corrected(records.cases, one);
    const next = await freezes(records);
    await enters(records, next.runId);
    await answers(records, next.runId, [paid(one, 400_000, 2)]);
    expect(await again()).toEqual(expected);
    expect((await reconciles(records)).runs.map(({ atOdds }) => atOdds)).toEqual([[], []]);
  });

  it('agrees with a claim whose approval was taken back after the payment came back', async () => {
    const records = await file.fresh();
    const [one, two] = [await approvedClaim(records), await approvedClaim(records)];
    const { runId } = await freezes(records);
    await enters(records, runId);
    await answers(records, runId, [bounced(one), paid(two), returned(two)]);
    const rules = lifecycleOf('chongqing');
    for (const caseId of [one, two]) {
      const whole = { ground: 'not-entitled', amountFen: 400_000 } as const;
      await does(records.cases, caseId, (state) =>
        proposeRecovery(state, 1, whole, rules, calendar, by(officer, friday)),
      );
      await does(records.cases, caseId, (state) =>
        decideRecovery(state, 'decide-claim-recovery-1-1', true, by(secondSupervisor, friday)),
      );
    }
    expect((await reconciles(records)).runs.map(({ atOdds }) => atOdds)).toEqual([[]]);
    expect(await board(records)).toMatchObject([{ sums: { approvedFen: 0, queuedFen: 0 } }]);
  });

  it('that does not come is shown after the working days that the rules say', async () => {
    const records = await file.fresh();
    await approvedClaim(records);
    const { runId } = await freezes(records);
    await enters(records, runId);
    expect((await reconciles(records, friday + 6 * day)).runs[0]?.unanswered).toEqual([]);
    expect((await reconciles(records, friday + 12 * day)).runs[0]?.unanswered).toHaveLength(1);
  });

  it('is missed by the reconciliation of the day, which also finds a claim that says something else', async () => {
    const records = await file.fresh();
    const caseId = await approvedClaim(records);
    const { runId } = await freezes(records);
    await enters(records, runId);
    const daily = async (now: number) => {
      const parts = await Promise.all(
        shards.map((shard) => reconcileRuns(records.table, shard, undefined, 10, now)),
      );
      return sumOf(parts.map(({ counts }) => counts));
    };
    expect(await daily(friday + day)).toEqual({});
    expect(await daily(friday + 12 * day)).toEqual({ unansweredPayments: 1 });
    await answers(records, runId, [paid(caseId)]);
    expect(await daily(friday + 12 * day)).toEqual({});
    const item = await runItem(records.table, runId, caseId, 1);
    if (!item) throw new Error('there is no item');
    await records.table.put({
      PK: `PAYRUN#${runId}`,
      SK: `ITEM#${caseId}#000001`,
      stands: 'bounced',
      item: { ...item, result: 'bounced' },
    });
    expect(await daily(friday + 12 * day)).toEqual({ 'payment-run-at-odds': 2 });
  });

  it('cannot hide a sum that was altered', async () => {
    const records = await file.fresh();
    await approvedClaim(records);
    const { runId } = await freezes(records);
    await enters(records, runId);
    await records.table.transact([
      records.table.updateItem({ PK: 'PAYRUNS#50', SK: `RUN#${runId}` }, 'ADD paidFen :fen', { ':fen': 1 }),
    ]);
    expect((await reconciles(records)).runs[0]?.atOdds).toEqual(['paidFen']);
  });
});

describe('Under any interleaving of runs, answers, corrections and crashes', () => {
  it('nothing is paid twice, and every sum agrees with every other', async () => {
    const records = await file.fresh();
    const step = fc.record({
      does: fc.constantFrom('freeze', 'enter', 'paid', 'bounced', 'returned', 'correct'),
      claim: fc.nat(2),
      run: fc.nat(3),
      attempt: fc.integer({ min: 1, max: 2 }),
      dies: fc.constantFrom(undefined, undefined, 'before', 'after', 'conflict'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
        const claims = [
          await approvedClaim(records, { fen: 100_001 }),
          await approvedClaim(records, { fen: 250_050 }),
          await approvedClaim(records),
        ];
        const amounts = [100_001, 250_050, 400_000];
        const runs: string[] = [(await freezes(records)).runId];
        const act = async ({ does, claim, run, attempt, dies }: (typeof steps)[number]): Promise<void> => {
          let writes = 0;
          const cases = file.faulty(records, () => (writes++ === 0 ? dies : undefined));
          const of: Of = { table: records.table, cases };
          const runId = runs[run % runs.length] ?? '';
          const [caseId = '', amount = 0] = [claims[claim], amounts[claim]];
          if (does === 'freeze') runs.push((await freezes(of)).runId);
          else if (does === 'enter') await enters(of, runId);
          else if (does === 'correct') await corrected(cases, caseId);
          else await answers(of, runId, [{ paid, bounced, returned }[does](caseId, amount, attempt)]);
        };
        // Two at a time; a process that dies, or has nothing to do, leaves the work to the others.
        for (let from = 0; from < steps.length; from += 2)
          await Promise.allSettled(steps.slice(from, from + 2).map(act));
        for (const runId of runs) await enters(records, runId);
        for (const caseId of claims) {
          const events = (await records.cases.history(caseId)).map(({ event }) => event.type);
          const count = (named: string) => events.filter((type) => type === named).length;
          // A claim that was paid twice had come back in between.
          expect(count('claim-paid') - count('claim-payment-returned')).toBeOneOf([0, 1]);
        }
        for (const runId of runs) {
          const [run, items] = [await paymentRun(records.table, runId), await runItems(records.table, runId)];
          const known = new Map(claims.map((caseId, index) => [caseId, amounts[index] ?? 0]));
          const own = items.filter(({ caseId }) => known.has(caseId));
          if (own.length < items.length) continue;
          expect(run?.sums).toEqual(
            sumsOf(own.map(({ caseId, result }) => ({ result, fen: known.get(caseId) ?? 0 }))),
          );
        }
        for (const { atOdds } of (await reconciles(records)).runs) expect(atOdds).toEqual([]);
        for (const { sums } of await board(records))
          expect(sums.queuedFen + sums.inRunFen + sums.paidFen - sums.returnedFen).toBe(sums.approvedFen);
      }),
      { numRuns: runsOf(3) },
    );
  });
});
