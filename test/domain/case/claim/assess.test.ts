import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../../lib/domain/case/claim/amount.ts';
import { assess, contractMonths, registeredMonths } from '../../../../lib/domain/case/claim/assess.ts';
import { mostMonthsOf, schemeRefusal } from '../../../../lib/domain/case/claim/make.ts';
import { openValuesOf, type SchemeTerms } from '../../../../lib/domain/case/claim/scheme.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { found, hiring, on, registeredSince, reopened, termsOf } from '../support/claims.ts';

const verdicts = (...of: Parameters<typeof assess>) =>
  Object.fromEntries(assess(...of).map(({ code, verdict }) => [code, verdict]));

describe('Registered for half a year (I-12: 登记失业半年以上)', () => {
  it.each([
    ['the corresponding day is enough', '2026-05-20', '2026-11-20', 'met'],
    ['a day less is not', '2026-05-21', '2026-11-20', 'not-met'],
    ['of a month that is too short, its last day', '2025-08-31', '2026-02-28', 'met'],
    ['and not the day before that', '2025-08-31', '2026-02-27', 'not-met'],
    ['on 29 February it is that day', '2023-08-31', '2024-02-29', 'met'],
    ['hired before the registration', '2026-12-01', '2026-11-20', 'not-met'],
  ])('%s', (_what, from, day, verdict) => {
    expect(registeredMonths({ from }, day, 6)).toBe(verdict);
  });

  it('a spell that was interrupted one day before six months starts again', () => {
    const interrupted = { from: '2026-01-10', ended: { on: '2026-07-09', byWork: false } };
    expect(registeredMonths(interrupted, '2026-08-01', 6)).toBe('not-met');
    expect(registeredMonths({ from: '2026-07-20' }, '2026-08-01', 6)).toBe('not-met');
  });

  it('a spell that ended with work before the contract began is judged by a human (I-80)', () => {
    const ended = { from: '2026-01-10', ended: { on: '2026-07-15', byWork: true } };
    expect(registeredMonths(ended, '2026-07-20', 6)).toBe('unknown');
    expect(registeredMonths({ ...ended, ended: { on: '2026-07-09', byWork: true } }, '2026-07-20', 6)).toBe(
      'not-met',
    );
    expect(registeredMonths(ended, '2026-07-10', 6)).toBe('met');
    expect(registeredMonths(undefined, '2026-07-10', 6)).toBe('not-met');
  });
});

describe('A contract for a year (SX-4.4, WH-1.3: 签订1年以上劳动合同)', () => {
  it.each([
    ['one year, its last day included', '2026-03-01', '2027-02-28', true],
    ['a day less', '2026-03-01', '2027-02-27', false],
    ['eleven months', '2026-03-01', '2027-01-31', false],
    ['from the last day of a month', '2026-01-31', '2027-01-30', true],
    ['from 29 February', '2024-02-29', '2025-02-27', true],
    ['without a last day', '2026-03-01', undefined, true],
  ])('%s', (_what, from, until, enough) => {
    expect(contractMonths({ from, ...(until && { until }) }, 12)).toBe(enough);
  });
});

describe('The hiring subsidy', () => {
  const shanxi = termsOf('shanxi', 'hiring-subsidy');
  const { stated } = hiring();

  it('of Shanxi is for large and medium enterprises, and an unknown size is for a human (SX-4.4, I-20)', () => {
    const known = registeredSince('2026-01-05');
    const size = (employerSize?: 'medium' | 'small') =>
      verdicts(shanxi, stated, { ...known, ...(employerSize && { employerSize }) }, [], '2026-11-20')[
        'employer-size-in'
      ];
    expect([size(), size('medium'), size('small')]).toEqual(['unknown', 'met', 'not-met']);
    expect(
      verdicts(shanxi, stated, known, [found('employer-size-in', false)], '2026-11-20')['employer-size-in'],
    ).toBe('not-met');
  });

  it('of Weihai is open until the day of issue is entered, and excludes earlier hires (WH-1.3, I-30)', () => {
    const weihai = termsOf('weihai', 'hiring-subsidy');
    expect(openValuesOf(weihai)).toEqual(['hired-on-or-after']);
    const entered = termsOf('weihai', 'hiring-subsidy', on('2026-11-20'), [reopened('weihai')]);
    const since = (from: string) =>
      verdicts(entered, hiring(from).stated, {}, [], '2026-11-20')['hired-on-or-after'];
    expect(since('2026-05-31')).toBe('not-met');
    expect(since('2026-06-01')).toBe('met');
    expect(verdicts(weihai, stated, {}, [], '2026-11-20')['hired-on-or-after']).toBe('open');
  });

  it('asks for the labour contract only, and matches insurance (WH-1.3 仅需提供劳动合同, I-31)', () => {
    const { documents, asks } = termsOf('weihai', 'hiring-subsidy');
    expect(documents.map(({ code }) => code)).toEqual(['labour-contract']);
    expect(asks).toEqual(['contract', 'employer']);
  });

  it('excludes other schemes, which an officer checks (SX-4.4, WH-1.3)', () => {
    const judged = verdicts(termsOf('weihai', 'hiring-subsidy'), stated, {}, [], '2026-11-20');
    expect(judged['not-had-expansion-grant']).toBe('unknown');
    expect(judged['not-had-startup-post-subsidy']).toBe('unknown');
    expect(shanxi.excludes.map(({ code }) => code)).toEqual(['expansion-grant']);
  });

  it('accepted claims until 2022-12-31, and does not exist in Qinghai and Chongqing (E1, I-21)', () => {
    for (const region of ['shanxi', 'weihai', 'yunnan'] as const) {
      const terms = termsOf(region, 'hiring-subsidy');
      expect(schemeRefusal(terms, terms.code, '2022-12-31')).toBeUndefined();
      expect(schemeRefusal(terms, terms.code, '2023-01-01')).toEqual({
        reason: 'scheme-closed',
        closedOn: '2022-12-31',
      });
    }
    expect(() => termsOf('qinghai', 'hiring-subsidy')).toThrow();
    expect(() => termsOf('chongqing', 'hiring-subsidy')).toThrow();
  });

  it('of a pilot place of Yunnan has no known amount (YN-3.2.3)', () => {
    expect(termsOf('yunnan', 'hiring-subsidy').amount).toEqual({ kind: 'open' });
  });
});

describe('Amounts', () => {
  it('of Shanxi were raised with the circular (SX-5.3: 3000元到最高5000元, 2000元每年提高到3000元每年)', () => {
    const amounts = (code: string) => termsOf('shanxi', code).amount;
    expect(amounts('startup-subsidy')).toEqual({ kind: 'up-to', fen: 500_000 });
    expect(amounts('site-rent-subsidy')).toEqual({ kind: 'up-to', fen: 300_000 });
  });

  it('never exceed what was spent, or the limit', () => {
    const rent = termsOf('shanxi', 'site-rent-subsidy');
    expect(boundsOf(rent, { spent: 250_000 })).toEqual({ least: 1, most: 250_000 });
    expect(boundsOf(rent, { spent: 999_999 })).toEqual({ least: 1, most: 300_000 });
    expect(boundsOf(termsOf('shanxi', 'hiring-subsidy'), {})).toEqual({ least: 100_000, most: 100_000 });
  });

  it('of a scheme that pays by the month cover each claimed month once', () => {
    const months = ['2026-09', '2026-10', '2026-10', '2026-12'];
    const monthly = (amount: SchemeTerms['amount']) =>
      boundsOf({ amount, once: 'month' }, { months, spent: 100_000 });
    expect(monthly({ kind: 'fixed', fen: 30_050 })).toEqual({ least: 90_150, most: 90_150 });
    expect(monthly({ kind: 'up-to', fen: 30_050 })).toEqual({ least: 1, most: 90_150 });
    expect(monthly({ kind: 'up-to', fen: 50_000 })).toEqual({ least: 1, most: 100_000 });
    expect(boundsOf({ amount: { kind: 'fixed', fen: 5 }, once: 'year' }, { months })).toEqual({
      least: 5,
      most: 5,
    });
  });

  it('of a share are rounded down to whole fen (SX-5.7, E2: 三分之二, I-77)', () => {
    const flexible = termsOf('shanxi', 'flexible-insurance-subsidy');
    expect(boundsOf(flexible, { spent: 100_001 })?.most).toBe(66_667);
    expect(boundsOf(flexible, { spent: 1 })?.most).toBe(0);
  });

  it('that no source sets are open: CQ start-up grant, YN pilot, training (SX-3.4, YN-2.2.2), uplifts (YN-2.2.3), certificates (SX-3.5)', () => {
    for (const region of servedRegions.ids)
      expect(termsOf(region, 'training-subsidy').amount).toEqual({ kind: 'open' });
    expect(termsOf('chongqing', 'startup-grant').amount).toEqual({ kind: 'open' });
    expect(termsOf('chongqing', 'low-income-work-subsidy').amount).toEqual({ kind: 'open' });
    expect(openValuesOf(termsOf('shanxi', 'certificate-subsidy'))).toEqual(['amount', 'occupation-list']);
    expect(openValuesOf(termsOf('yunnan', 'training-uplift'))).toEqual(['amount', 'occupation-list']);
  });
});

describe('Tax relief', () => {
  it('is shown as information, since the tax authority grants it (SX-5.3, WH-2.2, QH-5.2, CQ-5.2)', () => {
    for (const region of ['shanxi', 'weihai', 'qinghai', 'chongqing'] as const) {
      const terms = termsOf(region, 'tax-self-employment');
      expect(schemeRefusal(terms, terms.code, '2026-11-20')).toEqual({
        reason: 'scheme-not-claimable',
        scheme: 'tax-self-employment',
      });
    }
  });
});

describe('The interest subsidy', () => {
  it('of a guaranteed loan is claimed month by month, and its rate is open (SX-5.3, YN-4.1.3)', () => {
    for (const region of servedRegions.ids) {
      const { once, amount } = termsOf(region, 'loan-interest-subsidy');
      expect([once, amount.kind]).toEqual(['month', 'open']);
    }
  });
});

describe('Months of insurance for flexible work (E2)', () => {
  const terms = termsOf('weihai', 'flexible-insurance-subsidy');
  const first = { on: '2026-11-20', month: '2026-11' };
  const hardship = (retiresOn?: string) => ({ inHardship: true, ...(retiresOn && { retiresOn }) });
  it.each([
    ['graduates', {}, 24],
    ['graduates, near to retirement', { retiresOn: '2030-11-20' }, 24],
    ['hardship', hardship(), 36],
    ['hardship, less than five years to retirement', hardship('2031-06-01'), 55],
    ['hardship, a day less than five years to retirement', hardship('2031-11-19'), 61],
    ['hardship, five years to retirement', hardship('2031-11-20'), 36],
    ['hardship, two years to retirement', hardship('2028-11-01'), 36],
  ])('%s', (_who, known, months) => {
    expect(mostMonthsOf(terms, known, first)).toBe(months);
  });

  it('are counted until retirement from the first month paid, even one before the claim', () => {
    expect(mostMonthsOf(terms, hardship('2031-06-01'), { ...first, month: '2026-01' })).toBe(65);
  });
});

describe('Contributions of somebody who has retired (E2, I-77: until retirement)', () => {
  it.each(['flexible-insurance-subsidy', 'hiring-insurance-subsidy'])(
    'under the %s of Shanxi are looked into from the first month that begins on that day or later',
    (code) => {
      const asked = (month: string, retiresOn?: string) =>
        verdicts(
          termsOf('shanxi', code),
          { months: ['2026-01', month], spent: 100 },
          { ...(retiresOn && { retiresOn }) },
          [],
          '2026-11-20',
        )['before-retirement'];
      expect(asked('2026-10', '2026-10-02')).toBeUndefined();
      expect([asked('2026-10', '2026-10-01'), asked('2026-11', '2026-10-02')]).toEqual([
        'unknown',
        'unknown',
      ]);
      expect(asked('2026-11')).toBeUndefined();
    },
  );

  it('are of no weight for interest on a loan', () => {
    const stated = { loan: { reference: 'LN-1' }, months: ['2026-11'], spent: 1 };
    const terms = termsOf('weihai', 'loan-interest-subsidy');
    expect(verdicts(terms, stated, { retiresOn: '2026-01-01' }, [], '2026-11-20')).not.toHaveProperty(
      'before-retirement',
    );
  });
});

describe('Other conditions', () => {
  it('of the skill upgrade are met by recipients of benefit and people in work (YN-3.2.2)', () => {
    const terms = termsOf('yunnan', 'skill-upgrade-subsidy');
    expect(Object.keys(verdicts(terms, {}, {}, [], '2026-11-20'))).toEqual([
      'draws-unemployment-benefit-or-in-work',
      'holds-certificate',
      'local-conditions',
    ]);
  });

  it('of the subsidy for recipients of 低保 who found work require the group and the work (CQ-6.6)', () => {
    const terms = termsOf('chongqing', 'low-income-work-subsidy');
    const group = (groups?: Record<string, boolean>) =>
      verdicts(terms, {}, groups ? { groups } : {}, [], '2026-11-20')['in-group'];
    expect([
      group(),
      group({ 'allowance-household': true }),
      group({ 'allowance-household': false }),
    ]).toEqual(['unknown', 'met', 'not-met']);
  });

  it('that the case itself knows cannot be overruled by a finding', () => {
    const judged = assess(
      termsOf('shanxi', 'hiring-subsidy'),
      hiring('2026-11-02', '2027-09-30').stated,
      registeredSince('2026-10-01'),
      [found('contract-months-at-least'), found('registered-months-at-least')],
      '2026-11-20',
    );
    expect(judged.filter(({ verdict }) => verdict === 'not-met').map(({ code, by }) => [code, by])).toEqual([
      ['registered-months-at-least', 'case'],
      ['contract-months-at-least', 'case'],
    ]);
  });
});
