import { describe, expect, it } from 'vitest';
import { nationalDivisions } from '../../lib/domain/divisions/national.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

const provinces = servedRegions.ids.map((id) => servedRegions.definition(id).divisionPrefix.slice(0, 2));

describe('the divisions of the regions', () => {
  it('are those of their provinces, and no others', () => {
    for (const province of provinces)
      expect(servedRegions.divisions.countiesOf(province)).toEqual(nationalDivisions.countiesOf(province));
    expect(servedRegions.divisions.division('110101')).toBeUndefined();
  });

  it.each([
    ['500103', 'chongqing'],
    ['371002', 'weihai'],
    ['370102', undefined], // Jinan: its province is known, and nobody serves it
    ['500105', undefined], // abolished
    ['500100', undefined], // a grouping
    ['110101', undefined],
  ])('the county %s is served by %s', (code, region) => {
    expect(servedRegions.ofCounty(code)).toBe(region);
  });

  it.each([
    ['500103', 'Yuzhong District, Chongqing'],
    ['371002', 'Huancui District, Weihai, Shandong'],
    ['630100', 'Xining, Qinghai'],
    ['532900', 'Dali Bai Autonomous Prefecture, Yunnan'],
    ['140105', '小店区, Taiyuan, Shanxi'],
    ['999999', undefined],
  ])('%s is called %s in English', (code, name) => {
    expect(servedRegions.fullNameInEnglish(code)).toBe(name);
  });

  it('have English names down to the prefecture, in Weihai and Chongqing down to the county', () => {
    const counties = provinces.flatMap((province) => servedRegions.divisions.countiesOf(province));
    for (const { code } of counties) {
      const named = /^(50|3710)/.test(code) ? code : `${code.slice(0, 4)}00`;
      expect(servedRegions.fullNameInEnglish(named)).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
