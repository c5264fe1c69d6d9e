import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import type { SchemeTerms } from '../../lib/domain/case/claim/scheme.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { schemesOf } from '../../lib/policy/schemes/of-pack.ts';

/*
 * Every scheme as the notices state it (DOMAIN E1), typed by hand from them: clause, amount in yuan, for whom, once for what,
 * last day of claims, what excludes it, documents, fund, payer.
 */
const expected: Readonly<Record<string, readonly string[]>> = {
  shanxi: [
    'hiring-subsidy SX-4.4 | fixed 1000 | employer | person | 2022-12-31 | excludes expansion-grant',
    'startup-subsidy SX-5.3 | up-to 5000 | person | person',
    'site-rent-subsidy SX-5.3 | up-to 3000 | person | year',
    'training-subsidy SX-3.4 | open | person employer | subject',
    'training-living-subsidy SX-3.4 | open | person | subject',
    'certificate-subsidy SX-3.5 | open | person | subject',
    'hiring-insurance-subsidy SX-4.3 | open | employer | month',
    'flexible-insurance-subsidy SX-5.7 | share 2/3 | person | month',
    'loan-interest-subsidy SX-5.3 | open | person employer | month',
    'tax-hiring SX-4.3 | information',
    'tax-self-employment SX-5.3 | information',
  ],
  qinghai: [
    'training-subsidy QH-3.2 | open | person employer | subject',
    'training-living-subsidy QH-3.2 | open | person | subject',
    'hiring-insurance-subsidy QH-4.2 | open | employer | month',
    'startup-subsidy QH-5.2 | open | person | person',
    'loan-interest-subsidy QH-5.2 | open | person employer | month',
    'tax-hiring QH-4.2 | information',
    'tax-self-employment QH-5.2 | information',
  ],
  weihai: [
    'hiring-subsidy WH-1.3 | fixed 1000 | employer | person | 2022-12-31 | excludes expansion-grant startup-post-subsidy | 劳动合同 | 就业补助资金 | 注册地人社部门',
    'training-subsidy WH-5.3 | open | person employer | subject',
    'startup-subsidy WH-2.2 | open | person | person',
    'loan-interest-subsidy WH-2.2 | open | person employer | month',
    'flexible-insurance-subsidy WH-4.5 | share 2/3 | person | month',
    'accident-insurance-subsidy WH-4.5 | open | person | year',
    'courier-injury-insurance WH-4.5 | information',
    'tax-hiring WH-1.2 | information',
    'tax-self-employment WH-2.2 | information',
  ],
  chongqing: [
    'training-subsidy CQ-3.3 | open | person employer | subject',
    'training-living-subsidy CQ-3.3 | open | person | subject',
    'training-uplift CQ-3.4 | open | person | subject',
    'training-voucher CQ-3.2 | information',
    'startup-grant CQ-5.2 | open | person | person',
    'low-income-work-subsidy CQ-6.6 | open | person | month | 人力社保部门',
    'loan-interest-subsidy CQ-5.2 | open | person employer | month',
    'tax-hiring CQ-4.2 | information',
    'tax-self-employment CQ-5.2 | information',
  ],
  yunnan: [
    'hiring-subsidy YN-3.2.3 | open | employer | person | 2022-12-31',
    'training-subsidy YN-2.2.2 | open | person | subject',
    'training-living-subsidy YN-2.2.2 | open | person | subject',
    'training-uplift YN-2.2.3 | open | person | subject',
    'skill-upgrade-subsidy YN-3.2.2 | open | person | subject | 失业保险基金',
    'insurance-rate-cut YN-3.2.1 | information',
    'contribution-deferral YN-3.2.1 | information',
    'startup-subsidy YN-4.1.3 | open | person | person',
    'loan-interest-subsidy YN-4.1.3 | open | person employer | month',
  ],
};

const amountOf = ({ amount }: SchemeTerms): string => {
  switch (amount.kind) {
    case 'open':
      return 'open';
    case 'share':
      return `share ${amount.numerator}/${amount.denominator}`;
    default:
      return `${amount.kind} ${amount.fen / 100}`;
  }
};
const line = (terms: SchemeTerms): string => {
  const head = `${terms.code} ${terms.citation.clause}`;
  if (terms.kind === 'information') return `${head} | information`;
  return [
    head,
    amountOf(terms),
    terms.claimants.join(' '),
    terms.once,
    terms.opens,
    terms.closes,
    terms.excludes.length > 0 ? `excludes ${terms.excludes.map(({ code }) => code).join(' ')}` : undefined,
    ...terms.documents.map(({ zh }) => zh),
    terms.fund?.zh,
    terms.payer?.zh,
  ]
    .filter((each) => each !== undefined)
    .join(' | ');
};
const schemesOn = (region: string, day: string) => schemesOf(resolvePack(region, parseLocalDate(day)));

describe('The schemes of the notices (E1)', () => {
  it.each(Object.entries(expected))('of %s are as it states them', (region, lines) => {
    expect(schemesOn(region, '2026-11-20').map(line).toSorted()).toEqual(lines.toSorted());
  });

  it('of Shanxi were at most 3,000 and 2,000 yuan until the day before the circular of 2022-12-15 (SX-5.3)', () => {
    const on = (day: string) =>
      schemesOn('shanxi', day)
        .filter(({ code }) => code === 'startup-subsidy' || code === 'site-rent-subsidy')
        .map(line);
    expect(on('2022-12-14')).toEqual([
      'startup-subsidy SX-5.3 | up-to 3000 | person | person',
      'site-rent-subsidy SX-5.3 | up-to 2000 | person | year',
    ]);
    expect(on('2022-12-15')).toEqual([
      'startup-subsidy SX-5.3 | up-to 5000 | person | person',
      'site-rent-subsidy SX-5.3 | up-to 3000 | person | year',
    ]);
  });

  it('begin on the day of the notice if it has one: QH 2023-02-01, YN 2022-12-23', () => {
    expect(schemesOn('qinghai', '2023-01-31')).toEqual([]);
    expect(schemesOn('qinghai', '2023-02-01')).toHaveLength(7);
    expect(schemesOn('yunnan', '2022-12-22')).toEqual([]);
    expect(schemesOn('yunnan', '2022-12-23')).toHaveLength(9);
  });

  it('subsidise flexible work for 24 months, 36 in difficulty, or until retirement if that is less than 60 months away (E2, I-77)', () => {
    for (const region of ['shanxi', 'weihai'])
      expect(
        schemesOn(region, '2026-11-20').find(({ code }) => code === 'flexible-insurance-subsidy')?.mostMonths,
      ).toEqual({ months: 24, inHardship: 36, untilRetirementWithinMonths: 60 });
  });

  it('ask employers who hire for the conditions of their notice: SX-4.4, WH-1.3, YN-3.2.3', () => {
    const conditions = (region: string) =>
      schemesOn(region, '2026-11-20')
        .find(({ code }) => code === 'hiring-subsidy')
        ?.criteria.map((each) =>
          'months' in each ? `${each.kind} ${each.months}` : 'sizes' in each ? each.sizes.join() : each.kind,
        );
    expect(conditions('shanxi')).toEqual([
      'large,medium',
      'registered-months-at-least 6',
      'contract-months-at-least 12',
    ]);
    expect(conditions('weihai')).toEqual([
      'enterprise',
      'hired-on-or-after',
      'registered-months-at-least 6',
      'contract-months-at-least 12',
      'employment-registered',
      'insurance-paid',
    ]);
    expect(conditions('yunnan')).toEqual(['enterprise', 'by-local-rules']);
  });

  it('are offered from data only if the notice says so: SX-4.5, CQ-3.2', () => {
    const found = Object.keys(expected).flatMap((region) =>
      schemesOn(region, '2026-11-20').flatMap(({ code, proactive }) =>
        proactive ? [`${region} ${code}`] : [],
      ),
    );
    expect(found).toEqual(['shanxi hiring-subsidy', 'chongqing training-subsidy']);
  });
});
