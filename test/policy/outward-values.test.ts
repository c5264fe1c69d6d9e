import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

const valuesOf = (region: string, on = '2026-11-20') => resolvePack(region, parseLocalDate(on)).values;

describe('The values for what leaves the agency', () => {
  it('six months in Shanxi and Weihai, and open elsewhere (SX-6.5, WH-3.3, QH-6.6, CQ-6.5, YN-5.2.4, I-14)', () => {
    const found = servedRegions.ids.map((region) => {
      const { phaseOut } = valuesOf(region);
      return [region, phaseOut.status === 'set' ? phaseOut.value.phaseOutMonths : phaseOut.status];
    });
    expect(Object.fromEntries(found)).toEqual({
      shanxi: 6,
      qinghai: 'open',
      weihai: 6,
      chongqing: 'open',
      yunnan: 'open',
    });
  });

  it('no region has entered its banks, and every one says so', () => {
    for (const region of servedRegions.ids) expect(valuesOf(region).loanBanks.status).toBe('open');
  });

  it('the data that are handed over are a proposal, and the three years of their records are law (G3, G7)', () => {
    const { handOverItems, handOverRecords, handOverTimes } = valuesOf('qinghai');
    expect(handOverItems).toMatchObject({ basis: 'proposal', citation: { clause: 'G3' } });
    expect(handOverTimes).toMatchObject({ basis: 'proposal', citation: { clause: 'I-13' } });
    expect(handOverRecords).toMatchObject({
      basis: 'national',
      value: { years: 3 },
      citation: { document: 'network-data-regulation', article: '第十二条' },
    });
  });
});
