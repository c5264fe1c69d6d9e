import { describe, expect, it } from 'vitest';
import type { ClaimStatus } from '../../../../lib/domain/case/claim/state.ts';
import {
  type Counted,
  type CountedCase,
  type CountedRecognition,
  countedIn,
  countKpi,
  type KpiCode,
} from '../../../../lib/domain/case/figures/kpis.ts';
import { at } from '../support/cases.ts';
import { countedOf } from '../support/counted.ts';
import { registered } from '../support/registered.ts';

const now = at('2027-01-20T10:00:00+08:00');
const base: CountedCase = {
  ...countedOf(registered()),
  registeredAt: '2026-11-20T02:00:00.000Z',
};
const helped = (...periods: readonly { from: string; until?: string }[]): CountedCase => ({
  ...base,
  household: { periods: periods.map(({ from, until }) => ({ from, until })) },
});
const recognised = (change: Partial<CountedRecognition>): CountedCase['hardship'] => ({
  recognitions: [{ number: 1, recognisedOn: '2026-10-20', exit: undefined, plan: undefined, ...change }],
});
const difficult = recognised({});
const ended = (
  closedOn: string,
  inWork: boolean,
  hardship: CountedCase['hardship'] = undefined,
): CountedCase => ({
  ...base,
  phase: 'closed' as const,
  registeredAt: '2026-10-08T02:00:00.000Z',
  endedAt: `${closedOn}T02:00:00.000Z`,
  closure: { inWork: inWork || undefined },
  hardship,
});
const count = (code: KpiCode, states: readonly CountedCase[], month: string) =>
  countKpi(code, states, month, now);

describe('The indicators of assistance', () => {
  it('count the households left at the end of the month, of those helped in the quarter (WH-3.1)', () => {
    const cases: readonly [CountedCase, string, Counted][] = [
      [base, '2026-12', 'not'],
      [helped({ from: '2026-11-20' }), '2026-10', 'not'],
      [helped({ from: '2026-11-20' }), '2026-11', 'both'],
      [helped({ from: '2026-11-20' }), '2026-12', 'both'],
      [helped({ from: '2026-11-20', until: '2026-12-31' }), '2026-12', 'denominator'],
      [helped({ from: '2026-11-20', until: '2027-01-01' }), '2026-12', 'both'],
      [helped({ from: '2026-08-20', until: '2026-10-01' }), '2026-12', 'not'],
      [helped({ from: '2026-08-20', until: '2026-10-02' }), '2026-12', 'denominator'],
      [helped({ from: '2026-11-20', until: '2026-12-01' }, { from: '2026-12-20' }), '2026-12', 'both'],
    ];
    for (const [state, month, expected] of cases)
      expect([state.household, month, countedIn('zero_open', state, month, now)]).toEqual([
        state.household,
        month,
        expected,
      ]);
  });

  it('count the people who found work in a month, of all and of those in difficulty, by one definition (WH-3.4)', () => {
    const states = [
      base,
      ended('2026-12-10', true),
      ended('2026-12-10', false),
      ended('2026-11-10', true),
      ended('2026-12-10', true, difficult),
      { ...base, hardship: difficult },
    ];
    expect(count('reemployment_rate', states, '2026-12')).toEqual({ numerator: 2, denominator: 5 });
    expect(count('hardship_reemployment_rate', states, '2026-12')).toEqual({ numerator: 1, denominator: 2 });
    // A recognition that ended before the month no longer counts.
    const exited = recognised({ exit: { on: '2026-12-01' } });
    expect(countedIn('hardship_reemployment_rate', ended('2026-12-10', true, exited), '2026-12', now)).toBe(
      'not',
    );
  });

  it('count the people with a claim made from their individual plan by the end of the month (SX-6.2, QH-6.2, CQ-6.2)', () => {
    const planned = (madeOn?: string, exitOn?: string) =>
      recognised({
        recognisedOn: '2026-11-20',
        plan: { madeOn },
        exit: exitOn === undefined ? undefined : { on: exitOn },
      });
    const claim = (madeAt: string, plan?: number, status: ClaimStatus = 'made') => ({ madeAt, plan, status });
    const noon = (day: string) => `${day}T04:00:00.000Z`;
    const counted = (change: Partial<CountedCase>, month = '2026-12') =>
      countedIn('plan_claim_rate', { ...base, ...change }, month, now);
    const hardship = planned('2026-11-25');
    expect(counted({})).toBe('not');
    expect(counted({ hardship: planned() })).toBe('not');
    expect(counted({ hardship }, '2026-10')).toBe('not');
    expect(counted({ hardship })).toBe('denominator');
    expect(counted({ hardship: planned('2026-11-25', '2026-12-01') })).toBe('not');
    expect(counted({ hardship: planned('2026-11-25', '2026-12-02') })).toBe('denominator');
    expect(counted({ hardship, claims: [claim(noon('2026-12-31'), 1)] })).toBe('both');
    expect(counted({ hardship, claims: [claim(noon('2027-01-01'), 1)] })).toBe('denominator');
    expect(counted({ hardship, claims: [claim(noon('2026-12-10'))] })).toBe('denominator');
    expect(counted({ hardship, claims: [claim(noon('2026-12-10'), 1, 'withdrawn')] })).toBe('denominator');
    expect(counted({ hardship, claims: [claim(noon('2026-12-10'), 2)] })).toBe('denominator');
  });
});
