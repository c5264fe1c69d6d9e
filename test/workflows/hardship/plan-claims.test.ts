import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as claimFromPlan } from '../../../functions/api/claims/claim-from-plan/operation.ts';
import { operation as listClaims } from '../../../functions/api/claims/list-claims/operation.ts';
import { operation as listSubsidies } from '../../../functions/api/claims/list-subsidies/operation.ts';
import { operation as listKpiCases } from '../../../functions/api/figures/list-kpi-cases/operation.ts';
import { operation as listKpis } from '../../../functions/api/figures/list-kpis/operation.ts';
import { operation as listNotices } from '../../../functions/api/notices/list-notices/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { ClosureCases } from '../../support/closure-cases.ts';
import { executionOf } from '../../support/executions.ts';
import { System } from '../../support/system.ts';

/**
 * Somebody in Weihai who is recognised as in difficulty: they are told of their subsidies with the plan, and claim them
 * together. Everything is played before the tests, which check the results.
 */
let system: System;
let cases: ClosureCases;
let played: Awaited<ReturnType<typeof play>>;
beforeAll(async () => {
  system = await System.start('2026-12-04T10:00:00+08:00');
  cases = new ClosureCases(system);
  played = await play();
});
afterAll(() => system.close());

const payee = { holder: '陈小满', bank: '某银行威海分行', account: '6222021234567890123' };
/** Two thirds of 1,800.00 yuan are 1,200.00 yuan. */
const insurance = {
  scheme: 'flexible-insurance-subsidy',
  stated: { months: ['2026-09', '2026-10'], spent: 180_000 },
};
const accident = { scheme: 'accident-insurance-subsidy', stated: { year: 2026, spent: 12_000 } };
const closed = { scheme: 'hiring-subsidy', stated: {} };
const wrong = { scheme: 'startup-subsidy', stated: {} };

async function play() {
  const caseId = await cases.registered('weihai');
  const act = async (taskId: string, path: string, as: string, body: object) => {
    const answer = await cases.post(`/cases/${caseId}/tasks/${taskId}/${path}`, as, body);
    expect([taskId, answer.status, answer.body.code]).toEqual([taskId, 200, undefined]);
    return answer;
  };
  const together = (claims: readonly object[], as = 'applicant', key?: string) =>
    system.call('POST', `/cases/${caseId}/plan-claims`, {
      as,
      body: { claims, payee },
      ...(key !== undefined && { key }),
    });
  await cases.post(`/cases/${caseId}/hardship-recognitions`, 'applicant', {
    categories: ['certified-disabled'],
  });
  await act('check-hardship-1', 'hardship-check', 'officer-weihai', {
    positive: true,
    statement: '数据比对属实。',
  });
  await act('decide-hardship-1', 'hardship-decision', 'supervisor-weihai', {
    outcome: 'recognise',
    categories: ['certified-disabled'],
    explanation: '符合认定条件。',
  });
  const early = await together([insurance]);
  await act('make-assistance-plan-1', 'assistance-plan', 'officer-weihai', {
    contact: 'me',
    assistance: 'me',
    measures: '每周推送三个岗位。',
  });
  const { notices } = bodyOf(
    listNotices,
    await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' }),
  );
  const before = bodyOf(
    listSubsidies,
    await system.call('GET', `/cases/${caseId}/subsidies`, { as: 'applicant' }),
  );
  const inDecember = 'district=371002&month=2026-12';
  const planClaims = async () => {
    const found = await system.call('GET', `/kpis?${inDecember}`, { as: 'supervisor-weihai' });
    const { numerator, denominator } =
      bodyOf(listKpis, found).kpis.find(({ code }) => code === 'plan_claim_rate') ?? {};
    const path = `/kpis/plan_claim_rate/cases?${inDecember}&part=denominator`;
    const { cases } = bodyOf(listKpiCases, await system.call('GET', path, { as: 'supervisor-weihai' }));
    return { numerator, denominator, cases: cases.map((each) => [each.caseId, each.counts]) };
  };
  const unclaimed = await planClaims();
  const key = 'plan-claims-weihai-1';
  const all = [insurance, accident, closed, wrong];
  const first = bodyOf(claimFromPlan, await together(all, 'applicant', key));
  const again = await together(all, 'applicant', key);
  const other = await together([insurance], 'applicant', key);
  const withoutKey = bodyOf(claimFromPlan, await together(all));
  const listed = async () =>
    bodyOf(listClaims, await system.call('GET', `/cases/${caseId}/claims`, { as: 'officer-weihai' })).claims;
  const made = await listed();
  const claimed = await planClaims();

  const check = (number: number, findings: Record<string, boolean>, more: object) =>
    act(`check-claim-${number}-1`, 'claim-check', 'officer-weihai', {
      findings: Object.entries(findings).map(([criterion, met]) => ({
        criterion,
        met,
        source: 'data',
        on: '2026-12-04',
      })),
      ...more,
    });
  await check(
    1,
    // The months lie before the recognition, so the check finds out whether they are due (I-77).
    { 'in-hardship-or-by-local-rules': true, 'flexible-work': true, 'insurance-paid': true },
    {
      proposal: 'approve',
      proposedFen: 120_000,
    },
  );
  await check(2, { 'flexible-work': false }, { proposal: 'refuse' });
  const one = await act('decide-claim-1-1', 'claim-decision', 'supervisor-weihai-2', { decide: 'approve' });
  const two = await act('decide-claim-2-1', 'claim-decision', 'supervisor-weihai-2', {
    decide: 'refuse',
    ground: 'criterion',
    criterion: 'flexible-work',
    explanation: '现有数据没有灵活就业登记。',
  });
  const view = await system.call('GET', `/cases/${caseId}`, { as: 'officer-weihai' });
  return {
    caseId,
    early,
    told: notices.find(({ template }) => template === 'assistance-plan-made')?.paragraphs.join('') ?? '',
    before,
    first,
    again,
    other,
    withoutKey,
    made,
    counted: { unclaimed, claimed },
    decisions: [one.status, two.status],
    decided: await listed(),
    view: view.body as unknown as {
      registration: {
        hardship: {
          recognitions: readonly {
            plan?: {
              subsidies?: readonly {
                scheme: { code: string };
                standing: { code: string };
                claims: readonly { claim: number; status: { code: string } }[];
              }[];
            };
          }[];
        };
      };
    },
  };
}

describe('Subsidies from an individual plan (SX-6.2, QH-6.2, CQ-6.2 打包兑现; WH-3.1)', () => {
  it('tells the person what can be claimed, and claims it together: what cannot be is answered with why', () => {
    const { early, told, before, first } = played;
    expect([early.status, early.body.code]).toEqual([409, 'no-assistance-plan']);
    for (const name of ['灵活就业社会保险补贴', '新就业形态灵活就业意外伤害保险补贴', '创业补贴'])
      expect(told).toContain(name);
    expect(told).not.toContain('一次性吸纳就业补贴');
    expect(before.plan).toEqual({ madeOn: '2026-12-04' });
    const standing = (code: string) => before.subsidies.find((each) => each.code === code)?.standing;
    expect(standing('flexible-insurance-subsidy')?.code).toBe('claimable');
    expect(standing('hiring-subsidy')).toEqual({ code: 'by-employer', text: '由用人单位申领' });
    expect(first.claims.map(({ scheme, claim, notMade }) => [scheme.code, claim, notMade?.code])).toEqual([
      ['flexible-insurance-subsidy', 1, undefined],
      ['accident-insurance-subsidy', 2, undefined],
      ['hiring-subsidy', undefined, 'scheme-closed'],
      ['startup-subsidy', undefined, 'claim-facts-missing'],
    ]);
  });

  it('makes nothing twice, with the same key or without one', () => {
    const { first, again, other, withoutKey, made } = played;
    expect(again.body).toEqual(first);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect(withoutKey).toEqual(first);
    expect(made.map(({ number, scheme }) => [number, scheme.code])).toEqual([
      [1, 'flexible-insurance-subsidy'],
      [2, 'accident-insurance-subsidy'],
    ]);
  });

  it('is an indicator: those with a plan, and of them those for whom something was claimed from it', () => {
    const { caseId, counted } = played;
    expect(counted).toEqual({
      unclaimed: { numerator: 0, denominator: 1, cases: [[caseId, false]] },
      claimed: { numerator: 1, denominator: 1, cases: [[caseId, true]] },
    });
  });

  it('has each checked and decided by itself: one is approved, another is not', async () => {
    const { decisions, decided, view, caseId } = played;
    expect(decisions).toEqual([200, 200]);
    expect(decided.map(({ status, amountFen }) => [status, amountFen])).toEqual([
      ['approved', 120_000],
      ['refused', undefined],
    ]);
    const shown = view.registration.hardship.recognitions[0]?.plan?.subsidies ?? [];
    expect(
      shown.flatMap(({ scheme, claims }) =>
        claims.map(({ claim, status }) => [scheme.code, claim, status.code]),
      ),
    ).toEqual([
      ['flexible-insurance-subsidy', 1, 'approved'],
      ['accident-insurance-subsidy', 2, 'refused'],
    ]);
    for (const round of ['1-1', '2-1'])
      expect((await executionOf(system, caseId, 'claim', round)).status).toBe('SUCCEEDED');
  });
});
