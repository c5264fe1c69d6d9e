import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { withdrawClaim } from '../../../../lib/domain/case/claim/make.ts';
import { friday, officer } from '../support/cases.ts';
import { approved, claimed, type Dealing, decided, hiring, termsOf } from '../support/claims.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { hired, made, proposed, right, shanxi } from './support/expansion.ts';

describe('A claim', () => {
  it('of the hiring subsidy is made by the employer, not by the person (SX-4.4: 对大中型企业)', () => {
    const claim = { ...hiring(), claimant: { kind: 'person' } } as const;
    expect(refusalOf(claimed(hired(), claim, shanxi))?.reason).toBe('claimant-not-allowed');
    const another = {
      ...hiring(),
      claimant: { kind: 'employer', creditCode: '91140100MA0KOTHER1' },
    } as const;
    expect(refusalOf(claimed(hired(), another, shanxi))?.reason).toBe('claim-same-employer');
  });

  it('is refused outside the window, and continues when that has ended (SX-4.4 政策申请期限截至, I-21)', () => {
    const closed = { ...shanxi, terms: termsOf('shanxi', 'hiring-subsidy') };
    expect(refusalOf(claimed(hired(), hiring(), closed))).toEqual({
      reason: 'scheme-closed',
      closedOn: '2022-12-31',
    });
    const later: Dealing = { ...shanxi, now: Date.parse('2027-01-04T10:00:00+08:00') };
    expect(refusalOf(claimed(hired(), hiring(), later))?.reason).toBe('scheme-closed');
    const state = proposed();
    expect(decided(state, 1, { decide: 'approve' }, later).ok).toBe(true);
  });

  it('is accepted on the first and on the last day of its window, to the end of that day', () => {
    const within = (opens: string, closes: string, now: number) =>
      refusalOf(claimed(hired(), hiring(), { ...shanxi, terms: { ...shanxi.terms, opens, closes }, now }))
        ?.reason;
    const [first, last] = ['2026-11-20T00:00:00+08:00', '2026-11-20T23:59:59.999+08:00'].map(Date.parse);
    for (const at of [first, last] as number[])
      expect(within('2026-11-20', '2026-11-20', at)).toBeUndefined();
    expect(within('2026-11-20', '2026-11-20', Number(first) - 1)).toBe('scheme-not-open-yet');
    expect(within('2026-11-20', '2026-11-20', Number(last) + 1)).toBe('scheme-closed');
  });

  it('states what its scheme asks for and nothing else', () => {
    const { stated } = hiring();
    const more = { ...hiring(), stated: { ...stated, spent: 5 } };
    expect(refusalOf(claimed(hired(), more, shanxi))).toMatchObject({ unasked: ['spent'] });
    const less = { ...hiring(), stated: { contract: stated.contract } };
    expect(refusalOf(claimed(hired(), less, shanxi))).toMatchObject({ missing: ['employer'] });
  });

  it('is for the past: a contract that begins tomorrow does not count yet', () => {
    expect(refusalOf(claimed(hired(), hiring('2026-11-21'), shanxi))?.reason).toBe('date-in-future');
  });

  it('is for no month outside the contract that it states, and the months in which that begins and ends are inside', () => {
    const insurance: Dealing = {
      region: 'shanxi',
      terms: termsOf('shanxi', 'hiring-insurance-subsidy'),
      known: {},
      now: Date.parse('2027-12-20T10:00:00+08:00'),
    };
    const claims = (from: string, until: string | undefined, months: readonly string[]) => {
      const { claimant, stated } = hiring();
      const contract = { from, ...(until && { until }) };
      const claim = { claimant, stated: { ...stated, contract, months: [...months], spent: 100_000 } };
      return refusalOf(claimed(hired(), claim, insurance))?.reason ?? 'made';
    };
    expect(claims('2026-11-30', '2027-11-01', ['2026-11', '2027-11'])).toBe('made');
    expect(claims('2026-11-30', undefined, ['2026-11', '2027-12'])).toBe('made');
    for (const months of [['2026-10'], ['2026-10', '2026-11'], ['2027-11', '2027-12']])
      expect(claims('2026-11-30', '2027-11-01', months)).toBe('claim-facts-contradict');
    expect(claims('2026-11-30', '2026-11-29', ['2026-11'])).toBe('claim-facts-contradict');
    expect(claims('2026-11-30', '2026-11-30', ['2026-11'])).toBe('made');
  });

  it('is for no year before the one in which the business was opened (SX-5.3: 每年)', () => {
    const rent: Dealing = { region: 'shanxi', terms: termsOf('shanxi', 'site-rent-subsidy'), known: {} };
    const business = { creditCode: '91140100MA0KTEST1X', name: '某商行', openedOn: '2025-12-31' };
    const claims = (year: number) =>
      refusalOf(
        claimed(hired(), { claimant: { kind: 'person' }, stated: { business, year, spent: 100_000 } }, rent),
      );
    expect([claims(2025), claims(2026)]).toEqual([undefined, undefined]);
    expect(claims(2024)).toEqual({ reason: 'claim-facts-contradict', facts: ['business', 'year'] });
  });

  it('can be made by somebody who seems not to meet a condition, and is then checked', () => {
    const state = made({ ...shanxi, known: {} }, hiring('2026-11-02', '2027-09-30'));
    expect(state.claims?.[0]?.assessment).toContainEqual({
      code: 'contract-months-at-least',
      verdict: 'not-met',
      by: 'case',
    });
  });

  it('for a course is one, however its name is written, also beside a claim from before names were compared (I-78)', () => {
    const training: Dealing = { region: 'shanxi', terms: termsOf('shanxi', 'training-subsidy'), known: {} };
    const claims = (state: CaseState, course: string, completedOn = '2026-11-10') =>
      claimed(
        state,
        {
          claimant: { kind: 'person' },
          stated: { training: { course, occupation: '创业', institution: '某职业培训学校', completedOn } },
        },
        training,
      );
    const state = having(hired(), claims(hired(), 'ＳＹＢ 创业培训'));
    const before = { ...state, claims: state.claims?.map(({ comparedNames: _, ...claim }) => claim) };
    for (const known of [state, before]) {
      expect(refusalOf(claims(known, 'syb创业培训'))?.reason).toBe('claim-had-already');
      expect(claims(known, 'syb创业培训', '2026-11-09').ok).toBe(true);
      expect(claims(known, 'syb创业培训二').ok).toBe(true);
      const withdrawn = having(known, withdrawClaim(known, 1, by(officer, friday)));
      expect(claims(withdrawn, 'syb创业培训').ok).toBe(true);
    }
  });

  it('can be withdrawn until it is decided', () => {
    const context = by(officer, friday);
    expect(withdrawClaim(proposed(), 1, context).ok).toBe(true);
    const paid = approved(hired(), hiring(), right, shanxi, 100_000);
    expect(refusalOf(withdrawClaim(paid, 1, context))).toEqual({
      reason: 'claim-not-in-state',
      stands: 'approved',
    });
  });
});
